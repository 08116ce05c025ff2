import { QueryClient } from '@tanstack/vue-query'

/** The client itself repeats what got no answer; here nothing is tried twice. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: false,
        refetchOnWindowFocus: true,
      },
    },
  })
