import { reactive } from 'vue'
import { newKey } from '@/lib/key'
import type { Vault } from '../vault/vault'
import { call, type Answer } from './call'
import type { Item, Photo } from './item'
import { photo as bytesOf, save } from './store'

/** Small enough that a part gets through a village's network, large enough for the service (16 KiB at least, 1 MiB at most). */
const PART_BYTES = 128 * 1024

/** How many bytes of a photo have arrived, for whoever watches. */
export const progress = reactive(new Map<string, number>())

interface Brought {
  item: Item
  /** What stands against going on: no answer, or a refusal. Null: every photo is there. */
  answer: Answer | null
}

/** Brings every photo of an item to the service, each from where it stopped. */
export async function bring(vault: Vault, whole: Item): Promise<Brought> {
  let item = whole
  for (let at = 0; at < item.photos.length; at++) {
    const bytes = await bytesOf(vault, item.photos[at]!.id)
    if (!bytes) continue
    for (let begun = false; ; begun = true) {
      const photo = item.photos[at]!
      const start = photo.remote ? await call('GET', `/api/v1/attachments/${photo.remote}`) : await begin(photo)
      // What the service does not know any more is begun anew, once.
      if (photo.remote && start.status === 404 && !begun) {
        item = await save(vault, withPhoto(item, at, { ...photo, remote: null, key: newKey() }))
        continue
      }
      if (start.status >= 300 || start.status === 0 || !start.body?.id) return { item, answer: start }
      if (!photo.remote) item = await save(vault, withPhoto(item, at, { ...photo, remote: start.body.id }))
      const answer = await parts(item.photos[at]!, bytes, start)
      if (answer?.status === 412) continue
      if (answer) return { item: answer.status === 422 ? withPhoto(item, at, { ...item.photos[at]!, remote: null, key: newKey() }) : item, answer }
      break
    }
  }
  return { item, answer: null }
}

const begin = ({ key, name, size }: Photo) => call('POST', '/api/v1/attachments', { 'Content-Type': 'application/json', 'Idempotency-Key': key }, JSON.stringify({ name, size }))

const withPhoto = (item: Item, at: number, photo: Photo): Item => ({ ...item, photos: item.photos.map((one, i) => (i === at ? photo : one)) })

/** The parts that are still missing; null once all are there. */
async function parts({ id, remote }: Photo, bytes: ArrayBuffer, start: Answer): Promise<Answer | null> {
  let { received = 0, state } = start.body ?? {}
  while (state !== 'READY') {
    progress.set(id, received)
    const answer = await call('PATCH', `/api/v1/attachments/${remote}/content`, { 'Content-Type': 'application/octet-stream', 'If-Match': `"${received}"` }, bytes.slice(received, received + PART_BYTES))
    if (answer.status !== 200) return answer
    received = answer.body?.received ?? received
    state = answer.body?.state
  }
  progress.set(id, bytes.byteLength)
  return null
}
