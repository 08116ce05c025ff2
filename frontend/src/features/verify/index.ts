import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [{ path: '/verify', name: 'verify', component: () => import('./VerifyPage.vue'), meta: { title: 'verify.title', open: true, bare: true } }],
})
