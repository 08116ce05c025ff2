import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { PHONE_DATABASE } from '@/lib/phone'

/** AES-GCM: twelve bytes of nonce and what they sealed. */
export interface Sealed {
  nonce: Uint8Array<ArrayBuffer>
  bytes: ArrayBuffer
}

/** One account's key on this phone. No name and no number of the account: the id is derived from a secret of the service. */
export interface VaultRow {
  id: string
  /** The data key, sealed by the account's secret. */
  wrapped: Sealed
  /** The data key while its owner is signed in; it cannot be read out. */
  plain: CryptoKey | null
}

interface Tables extends DBSchema {
  vaults: { key: string; value: VaultRow }
  items: { key: string; value: { id: string; vault: string; revision: number; sealed: Sealed }; indexes: { vault: string } }
  photos: { key: string; value: { id: string; vault: string; item: string; sealed: Sealed }; indexes: { vault: string; item: string } }
  cache: { key: [string, string]; value: { vault: string; name: string; sealed: Sealed }; indexes: { vault: string } }
  flags: { key: string; value: boolean }
}

let opened: Promise<IDBPDatabase<Tables>> | null = null

/** The one database of the phone; everything that people wrote lies sealed in it. */
export function database(): Promise<IDBPDatabase<Tables>> {
  opened ??= openDB<Tables>(PHONE_DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('vaults', { keyPath: 'id' })
      db.createObjectStore('items', { keyPath: 'id' }).createIndex('vault', 'vault')
      const photos = db.createObjectStore('photos', { keyPath: 'id' })
      photos.createIndex('vault', 'vault')
      photos.createIndex('item', 'item')
      db.createObjectStore('cache', { keyPath: ['vault', 'name'] }).createIndex('vault', 'vault')
      db.createObjectStore('flags')
    },
    terminated() {
      opened = null
    },
  })
  return opened
}
