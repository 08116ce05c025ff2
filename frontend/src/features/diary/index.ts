import { defineFeature } from '@/lib/feature'

export default defineFeature({
  routes: [
    { path: '/diary', name: 'diary', component: () => import('./DiaryListPage.vue'), meta: { title: 'diary.title', permission: 'diary:read' } },
    { path: '/diary/new', name: 'diary-new', component: () => import('./DiaryNewPage.vue'), meta: { title: 'diary.write', permission: 'diary:write' } },
    { path: '/diary/:id', name: 'diary-entry', component: () => import('./DiaryPage.vue'), meta: { title: 'diary.one', permission: 'diary:read' } },
  ],
  nav: [{ to: '/diary', label: 'diary.title', permission: 'diary:read', group: 'work', order: 20 }],
  home: [{ to: '/diary/new', label: 'diary.write', hint: 'diary.writeHint', permission: 'diary:write', order: 5 }],
})
