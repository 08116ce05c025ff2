import { useQuery } from '@tanstack/vue-query'

/** One record for a page: `data`, `pending`, `error`, `refetch`. The first word of the key is what submissions invalidate. */
export function useRecord<Data>(queryKey: readonly unknown[], load: () => Promise<Data>, enabled = true) {
  const query = useQuery({ queryKey, queryFn: load, enabled })
  return { data: query.data, pending: query.isPending, error: query.error, refetch: () => query.refetch() }
}
