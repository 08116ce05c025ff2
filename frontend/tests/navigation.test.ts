import { describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'
import { taskKinds } from '@/api/enums'
import { features, navigation, taskLinks } from '@/app/features'
import en from '@/i18n/en/app'
import zh from '@/i18n/zh-CN/app'

const shown = (...permissions: string[]) => navigation((p) => permissions.includes(p)).flatMap((g) => g.items.map((i) => i.to))

describe('navigation follows permissions', () => {
  it('shows nothing that was not granted', () => expect(shown()).toEqual(['/account']))
  it('shows what was', () => expect(shown('units:read', 'rulebooks:read')).toEqual(expect.arrayContaining(['/units', '/rule-books', '/account'])))
  it('keeps accounts from those who do not administer', () => expect(shown('units:read', 'officers:read')).not.toContain('/accounts'))
  it('leads only to pages that exist and ask for no other permission', () => {
    const routes = features.flatMap((f) => f.routes ?? [])
    for (const item of features.flatMap((f) => f.nav ?? [])) {
      const route = routes.find((r) => r.path === item.to)
      expect(route, item.to).toBeDefined()
      expect(route?.meta?.permission).toEqual(item.permission)
    }
  })
  it('gives every page a title', () => {
    for (const route of features.flatMap((f) => f.routes ?? [])) expect(route.meta?.title, String(route.path)).toBeTruthy()
  })
})

describe('every task of the home page', () => {
  const router = createRouter({ history: createMemoryHistory(), routes: features.flatMap((f) => f.routes ?? []) })
  it.each(taskKinds)('%s has words and leads to a page, with and without a record', (kind) => {
    expect(zh.tasks[kind]).toBeTruthy()
    expect(en.tasks[kind]).toBeTruthy()
    for (const targetId of ['17', null]) expect(router.resolve(taskLinks[kind]!({ targetId })).matched, `${kind} ${targetId}`).toHaveLength(1)
  })
})
