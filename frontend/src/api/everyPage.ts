import type { PageOf } from './types'

/** All rows of a list that is small by its nature (units, a cycle's meetings, one meeting's attendance, the entries of one officer). */
export async function everyPage<Row>(load: (query: { limit: number; cursor?: string }) => Promise<PageOf<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | undefined
  do {
    const page = await load({ limit: 200, ...(cursor ? { cursor } : {}) })
    rows.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  return rows
}
