import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/score-entries', name: 'score-entries', component: () => import('./EntryListPage.vue'), meta: { title: 'entries.title', permission: 'entries:read' } },
    { path: '/score-entries/:id', name: 'score-entry', component: () => import('./EntryPage.vue'), meta: { title: 'entries.one', permission: 'entries:read' } },
  ],
  nav: [{ to: '/score-entries', label: 'entries.title', permission: 'entries:read', group: 'work', order: 40 }],
  tasks: { CONFIRM_ENTRIES: () => '/score-entries?confirmable=true', ANSWER_ENTRY: () => '/score-entries' },
})
