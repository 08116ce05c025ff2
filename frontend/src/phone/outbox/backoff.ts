const FIRST_MS = 1_000
const LONGEST_MS = 60_000

/** How long to wait after so many attempts in a row without an answer: a second, doubling to a minute. */
export const patience = (failures: number, retryAfterSeconds: number | null = null) => Math.max(Math.min(FIRST_MS * 2 ** Math.max(failures - 1, 0), LONGEST_MS), (retryAfterSeconds ?? 0) * 1000)

/** What an answer means for what was sent. */
export type Outcome = 'arrived' | 'again' | 'refused' | 'signed-out'

/** No answer (0), an overloaded or broken service, and an impatient one are tried again; any other refusal is final. */
export function outcome(status: number): Outcome {
  if (status >= 200 && status < 300) return 'arrived'
  if (status === 401) return 'signed-out'
  return status < 400 || status >= 500 || status === 408 || status === 425 || status === 429 ? 'again' : 'refused'
}
