import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/publications', name: 'publications', component: () => import('./PublicationListPage.vue'), meta: { title: 'publications.title', permission: 'publications:read' } },
    { path: '/publications/:id', name: 'publication', component: () => import('./PublicationPage.vue'), meta: { title: 'publications.one', permission: 'publications:read' } },
    { path: '/cycles/:id/rotations', name: 'rotations', component: () => import('./RotationsPage.vue'), meta: { title: 'publications.rotations', permission: 'publications:rotations' } },
  ],
  nav: [{ to: '/publications', label: 'publications.title', permission: 'publications:read', group: 'work', order: 50 }],
  tasks: {
    REVISE_PUBLICATION: (task) => `/cycles/${task.targetId}/assessment`,
    CORRECT_DELIVERIES: (task) => (task.targetId ? `/publications/${task.targetId}` : '/publications'),
    APPROVE_PUBLICATION: (task) => (task.targetId ? `/publications/${task.targetId}` : '/publications'),
    READ_PUBLICATION: (task) => (task.targetId ? `/publications/${task.targetId}` : '/publications'),
  },
})
