import { database } from './database'
import { dataKey, fromSecret, seal, sealJson, unseal, unsealJson } from './seal'

/** The key of whoever is signed in on this phone, and what is sealed by it. */
export interface Vault {
  id: string
  key: CryptoKey
}

/** The vault that was left open: its owner did not sign out. */
export async function openVault(): Promise<Vault | null> {
  const row = (await (await database()).getAll('vaults')).find((one) => one.plain !== null)
  return row?.plain ? { id: row.id, key: row.plain } : null
}

/** Opens the vault of an account by its secret, makes it the first time, and shuts every other one. */
export async function unlock(secret: string): Promise<Vault> {
  const db = await database()
  const { id, wrapping } = await fromSecret(secret)
  for (const other of await db.getAllKeys('vaults')) if (other !== id) await lock(other)
  const row = await db.get('vaults', id)
  const raw = row ? await unseal(wrapping, row.wrapped) : crypto.getRandomValues(new Uint8Array(32))
  const key = await dataKey(raw)
  await db.put('vaults', { id, wrapped: row?.wrapped ?? (await seal(wrapping, raw)), plain: key })
  return { id, key }
}

/** The key goes, and everything that was only kept to be read; what was written and not sent stays sealed. */
export async function lock(id: string) {
  const db = await database()
  const work = db.transaction(['vaults', 'items', 'photos', 'cache'], 'readwrite', { durability: 'strict' })
  for (const key of await work.objectStore('cache').index('vault').getAllKeys(id)) void work.objectStore('cache').delete(key)
  // Photos of something that was never kept itself.
  for (let photo = await work.objectStore('photos').index('vault').openCursor(id); photo; photo = await photo.continue()) {
    if (!(await work.objectStore('items').getKey(photo.value.item))) void photo.delete()
  }
  const row = await work.objectStore('vaults').get(id)
  const waiting = await work.objectStore('items').index('vault').count(id)
  if (row && waiting > 0) void work.objectStore('vaults').put({ ...row, plain: null })
  else void work.objectStore('vaults').delete(id)
  await work.done
}

interface Kept<Value> {
  at: number
  value: Value
}

/** Keeps an answer of the service for the time without network. */
export async function keep(vault: Vault, name: string, value: unknown) {
  const sealed = await sealJson(vault.key, { at: Date.now(), value } satisfies Kept<unknown>)
  await (await database()).put('cache', { vault: vault.id, name, sealed })
}

/** What was kept under this name, and when; null where there is nothing. */
export async function kept<Value>(vault: Vault, name: string): Promise<Kept<Value> | null> {
  const row = await (await database()).get('cache', [vault.id, name])
  return row ? unsealJson<Kept<Value>>(vault.key, row.sealed) : null
}

/** A mark without content, e.g. that a sign-out could not be told to the service yet. */
export const flag = async (name: string) => (await (await database()).get('flags', name)) ?? false
export const setFlag = async (name: string, value: boolean) => void (await (await database()).put('flags', value, name))
