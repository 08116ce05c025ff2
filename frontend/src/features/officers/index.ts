import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/officers', name: 'officers', component: () => import('./OfficerListPage.vue'), meta: { title: 'officers.title', permission: 'officers:read' } },
    { path: '/officers/new', name: 'officer-new', component: () => import('./OfficerNewPage.vue'), meta: { title: 'officers.new', permission: 'officers:write' } },
    { path: '/officers/import', name: 'officer-import', component: () => import('./OfficerImportPage.vue'), meta: { title: 'officers.import.title', permission: 'officers:write' } },
    { path: '/officers/:id', name: 'officer', component: () => import('./OfficerPage.vue'), meta: { title: 'officers.one', permission: 'officers:read' } },
    { path: '/officers/:id/edit', name: 'officer-edit', component: () => import('./OfficerEditPage.vue'), meta: { title: 'officers.edit', permission: 'officers:write' } },
  ],
  nav: [{ to: '/officers', label: 'officers.title', permission: 'officers:read', group: 'people', order: 20 }],
})
