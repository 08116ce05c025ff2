import { api, unwrap } from '@/api/client'
import type { Paths } from '@/api/types'

/** What has arrived so far; `of` is null while nobody knows, as of a part of the log. */
export interface Progress {
  lines: number
  of: number | null
}
type Query = Paths['/api/v1/audit/export']['get']['parameters']['query']

const LINE_FEED = 10
/** Bytes of the row that says the end, with room to spare. */
const LONGEST_END = 64

/** Lines and proofs as a file. Null where it broke off: its last row says how many lines there are, and is missing then. */
export async function exported(query: Query, told: (progress: Progress) => void, signal: AbortSignal): Promise<Blob | null> {
  const body = (await unwrap(api.GET('/api/v1/audit/export', { params: { query }, parseAs: 'stream', signal }) as never)) as ReadableStream<Uint8Array<ArrayBuffer>>
  const reader = body.getReader()
  const parts: Uint8Array<ArrayBuffer>[] = []
  let rows = 0
  let of: number | null = null
  let end = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    if (!parts.length) of = linesOf(value)
    parts.push(value)
    end = (end + new TextDecoder().decode(value.subarray(-LONGEST_END))).slice(-LONGEST_END)
    for (const byte of value) if (byte === LINE_FEED) rows++
    told({ lines: Math.max(0, rows - 1), of })
  }
  return /\n\{"end":\d+\}\n$/.test(end) ? new Blob(parts, { type: 'application/vnd.yardstick.audit' }) : null
}

/** Lines of the whole log by the signed head in the first row; null where the export is a part of it. */
function linesOf(start: Uint8Array): number | null {
  try {
    const header = JSON.parse(new TextDecoder().decode(start).split('\n')[0]!) as { head: string; whole: boolean }
    return header.whole ? Number(header.head.split('\n')[1]) : null
  } catch {
    return null
  }
}
