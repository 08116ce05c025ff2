import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/objections', name: 'objections', component: () => import('./ObjectionListPage.vue'), meta: { title: 'objections.title', permission: 'objections:read' } },
    { path: '/objections/new', name: 'objection-new', component: () => import('./ObjectionNewPage.vue'), meta: { title: 'objections.object', permission: 'objections:write' } },
    { path: '/objections/:id', name: 'objection', component: () => import('./ObjectionPage.vue'), meta: { title: 'objections.one', permission: 'objections:read' } },
  ],
  nav: [{ to: '/objections', label: 'objections.title', permission: 'objections:read', group: 'work', order: 60 }],
  tasks: { DECIDE_OBJECTIONS: () => '/objections?decidable=true' },
})
