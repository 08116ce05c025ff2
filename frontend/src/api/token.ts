import { newKey } from '@/lib/key'

/** The access token lives in memory alone; the refresh token in a cookie that scripts cannot read. */
let accessToken: string | null = null
/** The account that this page belongs to: a cookie of somebody else, who signed in in another tab, is never gone on with. */
let owner: string | null = null
/** Says on this device that somebody signed in here, and nothing more: without it there is no session to go on with. */
const MARK = 'yardstick.session'
function mark(signedIn: boolean) {
  if (typeof localStorage === 'undefined') return
  if (signedIn) localStorage.setItem(MARK, '1')
  else localStorage.removeItem(MARK)
}

let onLost: () => void = () => {}
let refreshing: Promise<boolean> | null = null

export const token = {
  get: () => accessToken,
  set(value: string | null) {
    accessToken = value
    mark(value !== null)
  },
  /** There may be a session to go on with. */
  expected: () => typeof localStorage !== 'undefined' && localStorage.getItem(MARK) !== null,
  /** Says whose page this is; null for nobody's. */
  belongsTo(accountId: string | null) {
    owner = accountId
  },
  /** Called once when a session that was there cannot go on. */
  whenLost(listener: () => void) {
    onLost = listener
  },
  lost() {
    if (accessToken === null) return
    token.set(null)
    onLost()
  },
}

/** A refresh cookie may be used once: tabs wait for each other. */
function alone<Result>(work: () => Promise<Result>): Promise<Result> {
  const locks = typeof navigator === 'undefined' ? undefined : navigator.locks
  return locks ? (locks.request('yardstick-refresh', work) as Promise<Result>) : work()
}

const RENEWAL = 'yardstick.renewal'

/** The secret of a renewal that has no answer yet, for all tabs: with it the cookie of an answer that got lost may come once more. */
function renewalKey(): string {
  try {
    const key = localStorage.getItem(RENEWAL) ?? newKey()
    localStorage.setItem(RENEWAL, key)
    return key
  } catch {
    return newKey()
  }
}

function renewed(): void {
  try {
    localStorage.removeItem(RENEWAL)
  } catch {
    // Nothing could be kept there either.
  }
}

/** The account that a token names. */
function subjectOf(jwt: string): string | null {
  try {
    const claims = JSON.parse(atob((jwt.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: string }
    return claims.sub ?? null
  } catch {
    return null
  }
}

/** A new access token for the cookie. Many callers share one request. False: nobody is signed in, or somebody else. Throws without an answer. */
export function refresh(send: typeof fetch = (...args) => fetch(...args)): Promise<boolean> {
  refreshing ??= alone(async () => {
    const response = await send('/api/v1/sessions/refresh', { method: 'POST', headers: { Accept: 'application/json', 'Renewal-Key': renewalKey() }, credentials: 'same-origin' })
    if (response.status === 401) {
      renewed()
      mark(false)
      return false
    }
    // Overloaded, broken, or somebody between here and the service: nothing was said about the session.
    if (!response.ok) throw new TypeError('no session answer')
    const body = (await response.json()) as { accessToken: string }
    renewed()
    if (owner !== null && subjectOf(body.accessToken) !== owner) return false
    token.set(body.accessToken)
    return true
  }).finally(() => {
    refreshing = null
  })
  return refreshing
}
