import { api, unwrap } from '@/api/client'
import { useKept } from '../kept'
import { can } from '../session'

/** Entries about the reader that still may be answered. */
export const useAnswerable = () =>
  useKept('answerable', async () => (can('entries:answer') ? (await unwrap(api.GET('/api/v1/score-entries', { params: { query: { answerable: true, limit: 50 } } }))).items : []))
