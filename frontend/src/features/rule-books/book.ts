import { api, unwrap } from '@/api/client'
import { useRecord } from '@/parts/useRecord'

export const useBook = (id: string) => useRecord(['rule-books', id], () => unwrap(api.GET('/api/v1/rule-books/{ruleBookId}', { params: { path: { ruleBookId: id } } })))
