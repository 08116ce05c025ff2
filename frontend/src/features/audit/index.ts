import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/audit', name: 'audit', component: () => import('./AuditListPage.vue'), meta: { title: 'audit.title', permission: 'audit:read' } },
    { path: '/audit/:id', name: 'audit-line', component: () => import('./AuditLinePage.vue'), meta: { title: 'audit.one', permission: 'audit:read' } },
  ],
  nav: [{ to: '/audit', label: 'audit.title', permission: 'audit:read', group: 'system', order: 40 }],
})
