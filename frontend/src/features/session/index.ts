import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [{ path: '/sign-in', name: 'sign-in', component: () => import('./SignInPage.vue'), meta: { title: 'session.title', open: true, bare: true } }],
})
