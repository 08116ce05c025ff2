import { database } from '../vault/database'
import { seal, sealJson, unseal, unsealJson } from '../vault/seal'
import type { Vault } from '../vault/vault'
import type { Item } from './item'

/** Somebody else, another tab or the sender, changed it meanwhile. */
export class Overtaken extends Error {}

type Listener = () => void
const listeners = new Set<Listener>()
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('yardstick-phone-items')
channel?.addEventListener('message', () => listeners.forEach((tell) => tell()))

/** Told about every change, of this tab or another. */
export function whenChanged(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changed() {
  listeners.forEach((tell) => tell())
  channel?.postMessage(null)
}

/** Everything of this account, in the order in which it was begun. */
export async function items(vault: Vault): Promise<Item[]> {
  const rows = await (await database()).getAllFromIndex('items', 'vault', vault.id)
  const found = await Promise.all(rows.map(async (row) => ({ ...(await unsealJson<Item>(vault.key, row.sealed)), revision: row.revision })))
  return found.sort((a, b) => a.writtenAt - b.writtenAt || (a.id < b.id ? -1 : 1))
}

export async function item(vault: Vault, id: string): Promise<Item | null> {
  const row = await (await database()).get('items', id)
  return row?.vault === vault.id ? { ...(await unsealJson<Item>(vault.key, row.sealed)), revision: row.revision } : null
}

/** Writes it down; it is on the disk when this is over. The revision guards against two writers. */
export async function save(vault: Vault, item: Item): Promise<Item> {
  const next = { ...item, revision: item.revision + 1 }
  const sealed = await sealJson(vault.key, next)
  const work = (await database()).transaction('items', 'readwrite', { durability: 'strict' })
  const there = await work.store.get(item.id)
  if ((there?.revision ?? 0) !== item.revision) {
    work.abort()
    await work.done.catch(() => {})
    throw new Overtaken()
  }
  await Promise.all([work.store.put({ id: item.id, vault: vault.id, revision: next.revision, sealed }), work.done])
  changed()
  return next
}

/** Forgets it with its photos. */
export async function discard(id: string) {
  const work = (await database()).transaction(['items', 'photos'], 'readwrite', { durability: 'strict' })
  void work.objectStore('items').delete(id)
  for (const photo of await work.objectStore('photos').index('item').getAllKeys(id)) void work.objectStore('photos').delete(photo)
  await work.done
  changed()
}

export async function savePhoto(vault: Vault, item: string, id: string, content: Blob) {
  const sealed = await seal(vault.key, await content.arrayBuffer())
  const work = (await database()).transaction('photos', 'readwrite', { durability: 'strict' })
  await Promise.all([work.store.put({ id, vault: vault.id, item, sealed }), work.done])
}

export async function photo(vault: Vault, id: string): Promise<ArrayBuffer | null> {
  const row = await (await database()).get('photos', id)
  return row ? unseal(vault.key, row.sealed) : null
}

/** They have arrived: the phone need not hold them. */
export async function dropPhotos(item: string) {
  const work = (await database()).transaction('photos', 'readwrite')
  for (const photo of await work.store.index('item').getAllKeys(item)) void work.store.delete(photo)
  await work.done
}

export const dropPhoto = async (id: string) => (await database()).delete('photos', id)
