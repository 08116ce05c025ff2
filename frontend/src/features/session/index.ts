import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: 'session.title', open: true, bare: true } },
    { path: '/setup', name: 'setup', component: () => import('./SetupPage.vue'), meta: { title: 'session.setup.title', open: true, bare: true } },
  ],
})
