import { ref } from 'vue'
import { newKey } from '@/lib/key'
import type { Vault } from '../vault/vault'
import { outcome, patience, type Outcome } from './backoff'
import { call, type Answer } from './call'
import { corrected, isKnown } from './clock'
import { bodyOf, pathOf, type Item } from './item'
import { dropPhotos, items, Overtaken, save, whenChanged } from './store'
import { bring } from './upload'

/** Fixes what will be sent, once the time of the service is known. */
async function frozen(vault: Vault, item: Item): Promise<Item> {
  if (item.body !== null) return item
  return save(vault, { ...item, body: JSON.stringify(bodyOf(item, corrected(item.writtenAt))) })
}

/** Sends one item with its photos; what comes of it is written down before the next. */
async function deliver(vault: Vault, waiting: Item): Promise<{ came: Outcome; retryAfter: number | null }> {
  if (!isKnown()) {
    const hello = await call('GET', '/api/v1/me')
    const came = outcome(hello.status)
    // An answer that broke off in its head told no time.
    if (!isKnown()) return { came: came === 'signed-out' ? came : 'again', retryAfter: null }
  }
  let item = waiting
  if (item.body === null) {
    const brought = await bring(vault, item)
    item = brought.item
    if (brought.answer) return conclude(vault, item, brought.answer, false)
    item = await frozen(vault, item)
  }
  return conclude(vault, item, await call('POST', pathOf(item), { 'Content-Type': 'application/json', 'Idempotency-Key': item.key }, item.body), true)
}

/** `whole`: the answer is about the item itself, not one of its photos. */
async function conclude(vault: Vault, item: Item, answer: Answer, whole: boolean) {
  const came = outcome(answer.status)
  if (came === 'arrived' && whole) {
    // Without the record in it, it is no answer of the service, or half of one.
    if (!answer.body?.id) return { came: 'again' as const, retryAfter: null }
    await save(vault, { ...item, state: 'SENT', problem: null, arrivedAt: answer.body?.arrivedAt ?? new Date(corrected(Date.now())).toISOString() })
    await dropPhotos(item.id)
  } else if (came === 'refused') await save(vault, refusedBy(item, answer))
  return { came, retryAfter: Number(answer.headers.get('Retry-After')) || null }
}

/** The service said no: its words, and a new key for whatever is sent next. */
function refusedBy(item: Item, { status, body }: Answer): Item {
  const detail = [body?.detail, ...(body?.errors ?? []).map((one) => one.detail)].filter(Boolean).join(' ')
  return { ...item, state: 'FAILED', key: newKey(), body: null, problem: { title: body?.title ?? String(status), detail } }
}

/** What the sender of this tab is doing: for the outbox page. */
export const sending = ref(false)
export const nextTryAt = ref<number | null>(null)

let stop: (() => void) | null = null

/** Sends whatever waits, one item at a time and one tab at a time, until {@link quit}. `lost` is told once the session is over. */
export function begin(vault: Vault, lost: () => void) {
  quit()
  const ending = new AbortController()
  let wake: () => void = () => {}
  let failures = 0

  async function round(): Promise<number | null> {
    for (;;) {
      const next = (await items(vault)).find((one) => one.state === 'WAITING')
      if (!next || ending.signal.aborted) return null
      const { came, retryAfter } = await deliver(vault, next)
      if (came === 'signed-out') {
        lost()
        return null
      }
      if (came === 'again') return patience(++failures, retryAfter)
      failures = 0
    }
  }

  async function run() {
    while (!ending.signal.aborted) {
      let pause: number | null = null
      const woken = new Promise<void>((done) => (wake = done))
      try {
        pause = await navigator.locks.request('yardstick-phone-sender', { signal: ending.signal }, async () => {
          sending.value = true
          return round()
        })
      } catch (thrown) {
        if (ending.signal.aborted) return
        if (!(thrown instanceof Overtaken)) console.error(thrown)
        pause = patience(++failures)
      } finally {
        sending.value = false
      }
      nextTryAt.value = pause === null ? null : Date.now() + pause
      const timer = pause === null ? undefined : setTimeout(wake, pause)
      await woken
      clearTimeout(timer)
    }
  }

  const now = () => {
    failures = 0
    wake()
  }
  const shown = () => {
    if (document.visibilityState === 'visible') now()
  }
  addEventListener('online', now)
  addEventListener('pageshow', now)
  document.addEventListener('visibilitychange', shown)
  const unheard = whenChanged(() => {
    if (nextTryAt.value === null) wake()
  })
  stop = () => {
    ending.abort()
    wake()
    removeEventListener('online', now)
    removeEventListener('pageshow', now)
    document.removeEventListener('visibilitychange', shown)
    unheard()
  }
  tryNow = now
  void run()
}

/** Tries at once, however long the wait would still be. */
export let tryNow: () => void = () => {}

export function quit() {
  stop?.()
  stop = null
  nextTryAt.value = null
}
