import { api, unwrap } from '@/api/client'
import { useRecord } from '@/parts/useRecord'

export const useYear = (year: string) =>
  useRecord(['calendar', year], () => unwrap(api.GET('/api/v1/calendar/years/{year}', { params: { path: { year } } })))
