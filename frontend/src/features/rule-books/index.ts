import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/rule-books', name: 'rule-books', component: () => import('./RuleBookListPage.vue'), meta: { title: 'rulebooks.title', permission: 'rulebooks:read' } },
    { path: '/rule-books/:id', name: 'rule-book', component: () => import('./RuleBookPage.vue'), meta: { title: 'rulebooks.one', permission: 'rulebooks:read' } },
    { path: '/rule-books/:id/settings', name: 'rule-book-settings', component: () => import('./SettingsPage.vue'), meta: { title: 'rulebooks.settings.edit', permission: 'rulebooks:write' } },
    { path: '/rule-books/:id/differences', name: 'rule-book-differences', component: () => import('./DifferencesPage.vue'), meta: { title: 'rulebooks.differences.title', permission: 'rulebooks:read' } },
    { path: '/rule-books/:id/acknowledgements', name: 'rule-book-acknowledgements', component: () => import('./AcknowledgementsPage.vue'), meta: { title: 'rulebooks.acks.title', permission: 'rulebooks:acknowledgements' } },
    { path: '/rule-books/:id/clauses/new', name: 'clause-new', component: () => import('./ClausePage.vue'), meta: { title: 'rulebooks.clauses.new', permission: 'rulebooks:write' } },
    { path: '/rule-books/:id/clauses/:clauseId', name: 'clause', component: () => import('./ClausePage.vue'), meta: { title: 'rulebooks.clauses.edit', permission: 'rulebooks:write' } },
  ],
  nav: [{ to: '/rule-books', label: 'rulebooks.title', permission: 'rulebooks:read', group: 'rules', order: 10 }],
  home: [{ to: '/rule-books', label: 'rulebooks.title', hint: 'rulebooks.homeHint', permission: 'rulebooks:read', order: 30 }],
  tasks: {
    READ_RULE_BOOK: (task) => (task.targetId ? `/rule-books/${task.targetId}` : '/rule-books'),
    ISSUE_RULE_BOOK: (task) => (task.targetId ? `/rule-books/${task.targetId}` : '/rule-books?state=DRAFT'),
  },
})
