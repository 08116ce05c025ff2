import createClient from 'openapi-fetch'
import { currentLanguage } from '@/lib/language'
import { ApiProblem } from './problem'
import { refresh, token } from './token'
import type { Paths, Problem } from './types'

const RETRIES = 2
const OPEN = ['/api/v1/sessions', '/api/v1/sessions/refresh', '/api/v1/setup']

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

function dressed(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.set('Accept-Language', currentLanguage())
  const bearer = token.get()
  if (bearer) headers.set('Authorization', `Bearer ${bearer}`)
  return new Request(request, { headers })
}

/** May it be sent again when no answer came? Reads, and writes that carry their key. */
function repeatable(request: Request): boolean {
  return request.method === 'GET' || request.headers.has('Idempotency-Key')
}

async function attempt(request: Request): Promise<Response> {
  for (let tried = 0; ; tried++) {
    try {
      const response = await fetch(dressed(request.clone()))
      if (response.status !== 503 || tried >= RETRIES || !repeatable(request)) return response
    } catch (thrown) {
      if (request.signal.aborted || tried >= RETRIES || !repeatable(request)) throw thrown
    }
    await pause(300 * 2 ** tried)
  }
}

/** Sends; on 401 renews the session once and sends again. */
export async function send(request: Request): Promise<Response> {
  const before = token.get()
  const response = await attempt(request)
  if (response.status !== 401 || OPEN.includes(new URL(request.url).pathname) || before === null) return response
  if (token.get() !== before || (await refresh())) return attempt(request)
  token.lost()
  return response
}

export const api = createClient<Paths>({
  baseUrl: typeof location === 'undefined' ? 'http://localhost' : location.origin,
  credentials: 'same-origin',
  fetch: send,
})

interface Answer<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** The body of an answer; a refusal is thrown as {@link ApiProblem}. */
export async function unwrap<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  let got: Answer<Data>
  try {
    got = await answer
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw new ApiProblem({ status: 0 })
  }
  if (!got.response.ok) {
    const retryAfter = Number(got.response.headers.get('Retry-After'))
    const problem = typeof got.error === 'object' && got.error !== null ? (got.error as Problem) : {}
    throw new ApiProblem({ ...problem, status: got.response.status }, Number.isFinite(retryAfter) && retryAfter > 0 ? retryAfter : null)
  }
  return got.data as Data
}

/** Header of a change: the version that the reader saw. */
export const ifMatch = (record: { version: number }) => ({ 'If-Match': `"${record.version}"` })

/** Header of a submission that creates. */
export const keyed = (key: string) => ({ 'Idempotency-Key': key })
