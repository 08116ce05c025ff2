import { useQuery } from '@tanstack/vue-query'
import { computed } from 'vue'
import { api, unwrap } from '@/api/client'
import { asProblem } from '@/api/problem'

/** An officer as frozen in a cycle; `missing` where the officer is not graded in it. */
export function useMember(cycleId: () => string | null, officerId: () => string | null) {
  const query = useQuery({
    queryKey: computed(() => ['cycles', cycleId() ?? '', 'members', officerId() ?? '']),
    queryFn: () => unwrap(api.GET('/api/v1/cycles/{cycleId}/members/{officerId}', { params: { path: { cycleId: cycleId()!, officerId: officerId()! } } })),
    enabled: computed(() => Boolean(cycleId() && officerId())),
  })
  return {
    member: computed(() => (officerId() ? query.data.value : undefined)),
    missing: computed(() => Boolean(officerId()) && query.error.value !== null && asProblem(query.error.value).status === 404),
  }
}
