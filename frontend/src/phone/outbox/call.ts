import { send } from '@/api/client'
import { refresh, token } from '@/api/token'
import { learn } from './clock'

export interface Answer {
  status: number
  headers: Headers
  body: { id?: string; state?: string; received?: number; arrivedAt?: string; title?: string; detail?: string; errors?: { detail: string }[] } | null
}

/** One request of the outbox; status 0 where no whole answer came. */
export async function call(method: string, path: string, headers: Record<string, string> = {}, body: BodyInit | null = null): Promise<Answer> {
  try {
    // A page that was opened without network has no token yet.
    if (token.get() === null) await refresh()
    const response = await send(new Request(path, { method, headers: { Accept: 'application/json', ...headers }, body, credentials: 'same-origin' }))
    const text = await response.text()
    learn(response.headers)
    return { status: response.status, headers: response.headers, body: text ? (JSON.parse(text) as Answer['body']) : null }
  } catch {
    return { status: 0, headers: new Headers(), body: null }
  }
}
