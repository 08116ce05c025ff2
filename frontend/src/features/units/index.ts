import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/units', name: 'units', component: () => import('./UnitListPage.vue'), meta: { title: 'units.title', permission: 'units:read' } },
    { path: '/units/new', name: 'unit-new', component: () => import('./UnitNewPage.vue'), meta: { title: 'units.new', permission: 'units:write' } },
    { path: '/units/:id', name: 'unit', component: () => import('./UnitPage.vue'), meta: { title: 'units.one', permission: 'units:read' } },
    { path: '/units/:id/edit', name: 'unit-edit', component: () => import('./UnitEditPage.vue'), meta: { title: 'units.edit', permission: 'units:write' } },
  ],
  nav: [{ to: '/units', label: 'units.title', permission: 'units:read', group: 'people', order: 10 }],
})
