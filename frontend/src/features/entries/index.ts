import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/score-entries', name: 'score-entries', component: () => import('./EntryListPage.vue'), meta: { title: 'entries.title', permission: 'entries:read' } },
    { path: '/score-entries/new', name: 'score-entry-new', component: () => import('./EntryNewPage.vue'), meta: { title: 'entries.propose', permission: 'entries:propose' } },
    { path: '/score-entries/:id', name: 'score-entry', component: () => import('./EntryPage.vue'), meta: { title: 'entries.one', permission: 'entries:read' } },
  ],
  nav: [{ to: '/score-entries', label: 'entries.title', permission: 'entries:read', group: 'work', order: 40 }],
  home: [{ to: '/score-entries/new', label: 'entries.propose', hint: 'entries.proposeHint', permission: 'entries:propose', order: 20 }],
  tasks: { CONFIRM_ENTRIES: () => '/score-entries?confirmable=true', ANSWER_ENTRY: (task) => (task.targetId ? `/score-entries/${task.targetId}` : '/score-entries?answerable=true') },
})
