import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/account', name: 'account', component: () => import('./AccountPage.vue'), meta: { title: 'account.title' } },
    { path: '/account/password', name: 'password', component: () => import('./PasswordPage.vue'), meta: { title: 'account.password.title' } },
    { path: '/account/security', name: 'security', component: () => import('./SecurityPage.vue'), meta: { title: 'account.security.title' } },
    { path: '/account/factor', name: 'factor', component: () => import('./FactorPage.vue'), meta: { title: 'account.factor.title' } },
  ],
  nav: [{ to: '/account', label: 'account.title', group: 'system', order: 90 }],
})
