import type { Feature } from '@/lib/feature'

const files = import.meta.glob<{ default: Feature }>('../features/*/index.ts', { eager: true })

/** Every feature folder, found by its `index.ts`. */
export const features: Feature[] = Object.values(files).map((file) => file.default)

const GROUPS = ['work', 'people', 'rules', 'system'] as const

/** Navigation by group, for those permissions that `can` says yes to. */
export function navigation(can: (permission: string) => boolean) {
  const items = features.flatMap((f) => f.nav ?? []).filter((item) => allowed(item.permission, can))
  return GROUPS.map((group) => ({ group, items: items.filter((i) => i.group === group).sort((a, b) => a.order - b.order) })).filter((g) => g.items.length > 0)
}

export function allowed(permission: string | readonly string[] | undefined, can: (permission: string) => boolean): boolean {
  if (permission === undefined) return true
  return typeof permission === 'string' ? can(permission) : permission.some(can)
}

export const homeActions = (can: (permission: string) => boolean) =>
  features.flatMap((f) => f.home ?? []).filter((a) => allowed(a.permission, can)).sort((a, b) => a.order - b.order)

export const taskLinks = Object.assign({}, ...features.map((f) => f.tasks ?? {})) as NonNullable<Feature['tasks']>
