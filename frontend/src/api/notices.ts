import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { eventReader } from '@/lib/eventStream'
import { newKey } from '@/lib/key'
import { api, keyed, send, unwrap } from './client'
import type { Schema } from './types'

type Notice = Schema<'NoticeResponse'>

/** After a stream that ended as it should, after one that broke, and where none is given. */
const ENDED = 1_000
const AGAIN = 5_000
const REFUSED = 60_000

/**
 * What the reader is told: a number that is always right after a load, and a stream that makes it so at once. `EventSource` can
 * send no token, so the stream is read from a `fetch`; where it is refused or breaks, it is tried again, and the number with it.
 */
export const useNotices = defineStore('notices', () => {
  const unseen = ref(0)
  const newest = shallowRef<Notice | null>(null)
  let stop: AbortController | null = null
  let lastId: string | null = null

  async function count() {
    unseen.value = (await unwrap(api.GET('/api/v1/me/notices', { params: { query: { limit: 1 } } }))).unseen
  }

  /** All up to this one. */
  async function seen(upTo: string) {
    unseen.value = (await unwrap(api.POST('/api/v1/me/notices/seen', { params: { header: keyed(newKey()) }, body: { upTo } }))).unseen
  }

  function told(notice: Notice) {
    lastId = notice.id
    newest.value = notice
    unseen.value++
  }

  async function read(signal: AbortSignal): Promise<number> {
    const headers: Record<string, string> = { Accept: 'text/event-stream' }
    if (lastId) headers['Last-Event-ID'] = lastId
    const response = await send(new Request(new URL('/api/v1/me/notices/stream', location.origin), { headers, signal }))
    if (!response.ok || !response.body) return REFUSED
    await count()
    const events = eventReader()
    const pieces = response.body.pipeThrough(new TextDecoderStream()).getReader()
    for (;;) {
      const { done, value } = await pieces.read()
      if (done) return ENDED
      for (const event of events(value)) if (event.name === 'notice') told(JSON.parse(event.data) as Notice)
    }
  }

  /** Listens until {@link end}. */
  async function begin() {
    if (stop) return
    const mine = (stop = new AbortController())
    while (!mine.signal.aborted) {
      let wait = AGAIN
      try {
        wait = await read(mine.signal)
      } catch {
        // No network, or nobody is signed in any more: tried again, or ended from outside.
      }
      if (!mine.signal.aborted) await new Promise((done) => setTimeout(done, wait))
    }
  }

  function end() {
    stop?.abort()
    stop = null
    lastId = null
    unseen.value = 0
    newest.value = null
  }

  return { unseen, newest, count, seen, begin, end }
})
