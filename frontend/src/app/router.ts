import { createRouter, createWebHistory, type RouterHistory } from 'vue-router'
import { useSession } from '@/api/session'
import { i18n } from '@/i18n'
import { allowed, features } from './features'

export function makeRouter(history: RouterHistory = createWebHistory()) {
  const router = createRouter({
    history,
    routes: [
      { path: '/', name: 'home', component: () => import('./HomePage.vue'), meta: { title: 'app.home' } },
      { path: '/not-allowed', name: 'not-allowed', component: () => import('./NotAllowedPage.vue'), meta: { title: 'app.notAllowed' } },
      ...features.flatMap((f) => f.routes ?? []),
      { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./NowherePage.vue'), meta: { title: 'app.nowhere', open: true } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach((to) => {
    const session = useSession()
    if (to.meta.open) return true
    if (!session.signedIn) return { name: 'sign-in', query: to.fullPath === '/' ? {} : { next: to.fullPath } }
    if (session.mustChangePassword && to.name !== 'password') return { name: 'password' }
    if (session.mustEnrolFactor && !session.mustChangePassword && to.name !== 'factor') return { name: 'factor' }
    if (!allowed(to.meta.permission, session.can)) return { name: 'not-allowed', replace: true }
    return true
  })

  router.afterEach((to, from, failure) => {
    if (failure) return
    document.title = [to.meta.title ? i18n.global.t(to.meta.title) : '', i18n.global.t('app.name')].filter(Boolean).join(' – ')
    if (to.path !== from.path && from.matched.length > 0) focusHeading()
  })
  return router
}

/** Keyboard and screen reader begin at the new page's heading. */
function focusHeading(tries = 20) {
  requestAnimationFrame(() => {
    const heading = document.querySelector<HTMLElement>('main h1')
    if (heading) {
      heading.tabIndex = -1
      heading.focus({ preventScroll: true })
    } else if (tries > 0) focusHeading(tries - 1)
  })
}
