import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/calendar', name: 'calendar', component: () => import('./CalendarPage.vue'), meta: { title: 'calendar.title', permission: 'calendar:read' } },
    { path: '/calendar/:year/edit', name: 'calendar-edit', component: () => import('./CalendarEditPage.vue'), meta: { title: 'calendar.edit', permission: 'calendar:write' } },
  ],
  nav: [{ to: '/calendar', label: 'calendar.title', permission: 'calendar:read', group: 'rules', order: 90 }],
})
