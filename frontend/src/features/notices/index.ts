import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [{ path: '/notices', name: 'notices', component: () => import('./NoticeListPage.vue'), meta: { title: 'notices.title' } }],
  tasks: { READ_NOTICES: () => '/notices' },
})
