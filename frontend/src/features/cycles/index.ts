import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/cycles', name: 'cycles', component: () => import('./CycleListPage.vue'), meta: { title: 'cycles.title', permission: 'cycles:read' } },
    { path: '/cycles/:id', name: 'cycle', component: () => import('./CyclePage.vue'), meta: { title: 'cycles.one', permission: 'cycles:read' } },
    { path: '/cycles/:id/members', name: 'cycle-members', component: () => import('./MembersPage.vue'), meta: { title: 'cycles.members', permission: 'cycles:members' } },
  ],
  nav: [{ to: '/cycles', label: 'cycles.title', permission: 'cycles:read', group: 'work', order: 10 }],
  tasks: { PASS_GATE: (task) => (task.targetId ? `/cycles/${task.targetId}` : '/cycles'), MOVE_STAGE: (task) => (task.targetId ? `/cycles/${task.targetId}` : '/cycles'), START_CYCLE: () => '/cycles' },
})
