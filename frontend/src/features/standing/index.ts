import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/standing', name: 'standing', component: () => import('./StandingPage.vue'), meta: { title: 'standing.title', permission: 'standing:own' } },
    { path: '/cycles/:id/warnings', name: 'warnings', component: () => import('./WarningsPage.vue'), meta: { title: 'standing.warnings', permission: 'warnings:read' } },
  ],
  nav: [{ to: '/standing', label: 'standing.title', permission: 'standing:own', group: 'work', order: 5 }],
})
