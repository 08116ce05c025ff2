import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { useSession } from '@/api/session'
import { token } from '@/api/token'
import { i18n } from '@/i18n'
import { currentLanguage } from '@/lib/language'
import '@/ui/styles/index.css'
import App from './App.vue'
import { applyTextSize } from './preferences'
import { makeQueryClient } from './queries'
import { makeRouter } from './router'

async function start() {
  document.documentElement.lang = currentLanguage()
  applyTextSize()
  const app = createApp(App)
  const router = makeRouter()
  const queryClient = makeQueryClient()
  app.use(createPinia()).use(i18n).use(VueQueryPlugin, { queryClient })
  const session = useSession()
  token.whenLost(() => {
    session.forget()
    queryClient.clear()
    void router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath, ended: '1' } })
  })
  try {
    await session.resume()
  } catch {
    session.forget()
  }
  app.use(router)
  await router.isReady()
  app.mount('#app')
}

void start()
