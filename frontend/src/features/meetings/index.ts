import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/cycles/:id/meetings', name: 'meetings', component: () => import('./MeetingsPage.vue'), meta: { title: 'meetings.title', permission: 'meetings:read' } },
    { path: '/cycles/:id/meetings/new', name: 'meeting-new', component: () => import('./MeetingFormPage.vue'), meta: { title: 'meetings.plan', permission: 'meetings:hold' } },
    { path: '/meetings/:id', name: 'meeting', component: () => import('./MeetingPage.vue'), meta: { title: 'meetings.one', permission: 'meetings:read' } },
    { path: '/meetings/:id/edit', name: 'meeting-edit', component: () => import('./MeetingFormPage.vue'), meta: { title: 'meetings.change', permission: 'meetings:hold' } },
  ],
  tasks: {
    RECORD_ATTENDANCE: (task) => (task.targetId ? `/meetings/${task.targetId}` : '/cycles'),
    CATCH_UP_MEETING: (task) => (task.targetId ? `/cycles/${task.targetId}` : '/cycles'),
  },
})
