import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/clients', name: 'clients', component: () => import('./ClientListPage.vue'), meta: { title: 'clients.title', permission: 'clients:read' } },
    { path: '/clients/new', name: 'client-new', component: () => import('./ClientNewPage.vue'), meta: { title: 'clients.new', permission: 'clients:write' } },
    { path: '/clients/:id', name: 'client-one', component: () => import('./ClientPage.vue'), meta: { title: 'clients.one', permission: 'clients:read' } },
  ],
  nav: [{ to: '/clients', label: 'clients.title', permission: 'clients:read', group: 'system', order: 11 }],
})
