import { VueQueryPlugin } from '@tanstack/vue-query'
import { render } from '@testing-library/vue'
import { createPinia, setActivePinia } from 'pinia'
import { createMemoryHistory } from 'vue-router'
import App from '@/app/App.vue'
import { makeQueryClient } from '@/app/queries'
import { makeRouter } from '@/app/router'
import { useSession } from '@/api/session'
import { token } from '@/api/token'
import { i18n } from '@/i18n'
import type { Me } from '@/api/types'

export const me = (permissions: string[], more: Partial<Me> = {}): Me => ({
  accountId: '1', username: 'tester', displayName: '测试员', officer: null, unit: null, grants: [], permissions, mustChangePassword: false, mustEnrolFactor: false, lastSignInAt: null, previousSignInAt: null, refusedSince: 0, ...more,
})

/** The whole page at a path, signed in with these permissions; what it asks for comes from MSW. */
export async function mountPage(path: string, who: Me | null) {
  const pinia = createPinia()
  setActivePinia(pinia)
  token.set(who ? 'access-1' : null)
  useSession().me = who
  const router = makeRouter(createMemoryHistory())
  await router.push(path)
  const queryClient = makeQueryClient()
  const view = render(App, { global: { plugins: [pinia, i18n, router, [VueQueryPlugin, { queryClient }]] } })
  await router.isReady()
  return { ...view, router }
}
