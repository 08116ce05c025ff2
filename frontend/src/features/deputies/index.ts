import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/deputyships', name: 'deputyships', component: () => import('./DeputyListPage.vue'), meta: { title: 'deputies.title', permission: 'deputies:read' } },
    { path: '/deputyships/new', name: 'deputyship-new', component: () => import('./DeputyNewPage.vue'), meta: { title: 'deputies.new', permission: 'deputies:write' } },
    { path: '/deputyships/:id', name: 'deputyship', component: () => import('./DeputyPage.vue'), meta: { title: 'deputies.one', permission: 'deputies:read' } },
  ],
  nav: [{ to: '/deputyships', label: 'deputies.title', group: 'work', order: 80, permission: 'deputies:read' }],
})
