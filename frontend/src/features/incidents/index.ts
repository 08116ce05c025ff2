import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/incidents', name: 'incidents', component: () => import('./IncidentListPage.vue'), meta: { title: 'incidents.title', permission: 'incidents:read' } },
    { path: '/incidents/new', name: 'incident-new', component: () => import('./IncidentNewPage.vue'), meta: { title: 'incidents.report', permission: 'incidents:report' } },
    { path: '/incidents/:id', name: 'incident', component: () => import('./IncidentPage.vue'), meta: { title: 'incidents.one', permission: 'incidents:read' } },
  ],
  nav: [{ to: '/incidents', label: 'incidents.title', permission: 'incidents:read', group: 'work', order: 30 }],
  home: [{ to: '/incidents/new', label: 'incidents.report', hint: 'incidents.reportHint', permission: 'incidents:report', order: 10 }],
  tasks: { VERIFY_INCIDENTS: () => '/incidents?verifiable=true', SCORE_INCIDENTS: () => '/incidents?unscored=true' },
})
