import type { Component } from 'vue'
import { createRouter, createWebHistory } from 'vue-router'
import { phase } from './session'
import { t } from './texts'
import TodayPage from './today/TodayPage.vue'

/** The pages of the phone. Whoever is not signed in stands before the sign-in, and goes on from there. */
export function makeRouter() {
  const router = createRouter({
    history: createWebHistory('/m/'),
    routes: [
      { path: '/', name: 'today', component: afterFrame(TodayPage), meta: { title: 'phone.today.title' } },
      { path: '/write', name: 'write', component: () => import('./write/WritePage.vue'), meta: { title: 'phone.write.title' } },
      { path: '/incidents', name: 'incidents', component: () => import('./incidents/IncidentsPage.vue'), meta: { title: 'phone.incidents.title' } },
      { path: '/incidents/new', name: 'report', component: () => import('./incidents/ReportPage.vue'), meta: { title: 'phone.incidents.report' } },
      { path: '/answers/:id', name: 'answer', component: () => import('./answers/AnswerPage.vue'), meta: { title: 'phone.answers.title' } },
      { path: '/standing', name: 'standing', component: () => import('./standing/StandingPage.vue'), meta: { title: 'standing.title' } },
      { path: '/objections', name: 'objections', component: () => import('./objections/ObjectionsPage.vue'), meta: { title: 'phone.objections.title' } },
      { path: '/outbox', name: 'outbox', component: () => import('./outbox/OutboxPage.vue'), meta: { title: 'phone.outbox.title' } },
      { path: '/more', name: 'more', component: () => import('./more/MorePage.vue'), meta: { title: 'phone.more.title' } },
      { path: '/sign-in', name: 'sign-in', component: () => import('./session/SignInPage.vue'), meta: { title: 'phone.signIn.title' } },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })
  router.beforeEach((to) => {
    if (phase.value === 'in') return to.name === 'sign-in' ? nextOf(to.query.next) : true
    return to.name === 'sign-in' ? true : { name: 'sign-in', query: to.path === '/' ? {} : { next: to.fullPath } }
  })
  router.afterEach((to) => {
    document.title = [to.meta.title ? t(to.meta.title) : '', t('phone.name')].filter(Boolean).join(' – ')
  })
  return router
}

/** The page that comes along with the frame; drawn in a task of its own, like those that are fetched. */
const afterFrame = (page: Component) => () => new Promise<Component>((done) => setTimeout(done, 0, page))

/** Only places of this page: never an address that somebody put into the link. */
export const nextOf = (wanted: unknown) => (typeof wanted === 'string' && /^\/(?![/\\])/.test(wanted) ? wanted : '/')
