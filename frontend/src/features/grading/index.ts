import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/cycles/:id/assessment', name: 'assessment', component: () => import('./BenchPage.vue'), meta: { title: 'grading.title', permission: 'grades:read' } },
    { path: '/cycles/:id/assessment/ties', name: 'ties', component: () => import('./TiesPage.vue'), meta: { title: 'grading.ties', permission: 'ties:read' } },
    { path: '/cycles/:id/assessment/what-if', name: 'what-if', component: () => import('./WhatIfPage.vue'), meta: { title: 'grading.whatIf', permission: 'grading:run' } },
    { path: '/cycles/:id/assessment/:officer', name: 'result', component: () => import('./ResultPage.vue'), meta: { title: 'grading.result', permission: 'grades:own' } },
  ],
  tasks: { DECIDE_TIES: (task) => (task.targetId ? `/cycles/${task.targetId}/assessment/ties` : '/cycles') },
})
