import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/accounts', name: 'accounts', component: () => import('./AccountListPage.vue'), meta: { title: 'accounts.title', permission: 'accounts:read' } },
    { path: '/accounts/new', name: 'account-new', component: () => import('./AccountNewPage.vue'), meta: { title: 'accounts.new', permission: 'accounts:write' } },
    { path: '/accounts/:id', name: 'account-one', component: () => import('./AccountDetailPage.vue'), meta: { title: 'accounts.one', permission: 'accounts:read' } },
  ],
  nav: [{ to: '/accounts', label: 'accounts.title', permission: 'accounts:read', group: 'system', order: 10 }],
  home: [
    { to: '/accounts/new', label: 'accounts.new', hint: 'accounts.newHint', permission: 'accounts:write', order: 40 },
    { to: '/accounts', label: 'accounts.title', hint: 'accounts.homeHint', permission: ['roles:write', 'accounts:read'], order: 41 },
  ],
  tasks: { GRANT_ROLES: (task) => (task.targetId ? `/accounts/${task.targetId}` : '/accounts') },
})
