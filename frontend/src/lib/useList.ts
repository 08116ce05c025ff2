import { keepPreviousData, useQuery } from '@tanstack/vue-query'
import { computed, reactive, ref, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter, type LocationQueryRaw } from 'vue-router'

interface Page<Row> {
  items: Row[]
  nextCursor: string | null
}

/**
 * A list whose filters and cursor live in the URL. `names` are the filters by their names in the contract; `fetchPage`
 * gets those that are set, with `limit` and `cursor`. `filters` may be bound with v-model; typing waits a moment.
 */
export function useList<Name extends string, Row>(
  key: readonly unknown[] | (() => readonly unknown[]),
  names: readonly Name[],
  fetchPage: (query: Partial<Record<Name, string>> & { limit: number; cursor?: string }, signal: AbortSignal) => Promise<Page<Row>>,
  options: { limit?: number; enabled?: () => boolean } = {},
) {
  const route = useRoute()
  const router = useRouter()
  const limit = options.limit ?? 20
  const path = route.path
  const one = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }

  const filters = reactive(Object.fromEntries(names.map((n) => [n, one(n)]))) as Record<Name, string | null>
  const set = computed(() => Object.fromEntries(names.filter((n) => one(n)).map((n) => [n, one(n)])) as Partial<Record<Name, string>>)
  const cursor = computed(() => one('cursor') || undefined)
  const trail = ref<string[]>([])

  function others(): LocationQueryRaw {
    return Object.fromEntries(Object.entries(route.query).filter(([k]) => k !== 'cursor' && !names.includes(k as Name)))
  }

  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(filters, () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      if (route.path !== path || names.every((n) => (filters[n] ?? '') === one(n))) return
      trail.value = []
      const wanted = Object.fromEntries(names.filter((n) => filters[n]).map((n) => [n, filters[n]]))
      void router.replace({ query: { ...others(), ...wanted } })
    }, 300)
  })
  // Who goes on within that moment is not called back to the list.
  onBeforeRouteLeave(() => clearTimeout(waiting))
  watch(
    () => route.query,
    () => {
      if (route.path !== path) return
      for (const n of names) if ((filters[n] ?? '') !== one(n)) (filters as Record<string, string>)[n] = one(n)
    },
  )

  const query = useQuery({
    queryKey: computed(() => [...(typeof key === 'function' ? key() : key), 'list', set.value, cursor.value, limit]),
    queryFn: ({ signal }) => fetchPage({ ...set.value, limit, ...(cursor.value ? { cursor: cursor.value } : {}) }, signal),
    placeholderData: keepPreviousData,
    enabled: computed(() => options.enabled?.() ?? true),
  })

  const go = (to: string | undefined) => router.push({ query: { ...others(), ...set.value, ...(to ? { cursor: to } : {}) } })

  return reactive({
    filters,
    rows: computed(() => query.data.value?.items ?? []),
    pending: query.isPending,
    busy: query.isFetching,
    error: query.error,
    refetch: () => query.refetch(),
    filtered: computed(() => Object.keys(set.value).length > 0),
    atStart: computed(() => cursor.value === undefined),
    nextCursor: computed(() => (query.isPlaceholderData.value ? null : (query.data.value?.nextCursor ?? null))),
    next() {
      const to = query.data.value?.nextCursor
      if (!to) return
      trail.value.push(cursor.value ?? '')
      void go(to)
    },
    previous() {
      void go(trail.value.pop() || undefined)
    },
    clear() {
      for (const n of names) (filters as Record<string, string>)[n] = ''
    },
  })
}
