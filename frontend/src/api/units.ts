import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, unwrap } from './client'
import { everyPage } from './everyPage'
import type { Schema } from './types'

export interface UnitInTree extends Schema<'UnitResponse'> {
  depth: number
}

const every = () => everyPage((query) => unwrap(api.GET('/api/v1/units', { params: { query } })))

/** All units that the reader may see, parents before children, with their depth. A county has some dozens. */
export function useUnits() {
  const query = useQuery({ queryKey: ['units', 'all'], queryFn: every, staleTime: 60_000 })
  const tree = computed(() => inTree(query.data.value ?? []))
  const names = computed(() => new Map((query.data.value ?? []).map((u) => [u.id, u.name])))
  return { tree, pending: query.isPending, error: query.error, refetch: query.refetch, nameOf: (id: string | null | undefined) => (id ? (names.value.get(id) ?? '') : '') }
}

export function inTree(units: readonly Schema<'UnitResponse'>[]): UnitInTree[] {
  const known = new Set(units.map((u) => u.id))
  const below = new Map<string, Schema<'UnitResponse'>[]>()
  for (const unit of units) {
    const parent = unit.parentId && known.has(unit.parentId) ? unit.parentId : ''
    below.set(parent, [...(below.get(parent) ?? []), unit])
  }
  const walk = (parent: string, depth: number): UnitInTree[] => (below.get(parent) ?? []).flatMap((u) => [{ ...u, depth }, ...walk(u.id, depth + 1)])
  return walk('', 0)
}
