import type { Sealed } from './database'

const NONCE_BYTES = 12

/** Seals bytes; the nonce is new every time. */
export async function seal(key: CryptoKey, plain: BufferSource): Promise<Sealed> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  return { nonce, bytes: await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, plain) }
}

/** The bytes again; throws where the key is another or anything was changed. */
export const unseal = (key: CryptoKey, sealed: Sealed): Promise<ArrayBuffer> => crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.nonce }, key, sealed.bytes)

export const sealJson = (key: CryptoKey, value: unknown) => seal(key, new TextEncoder().encode(JSON.stringify(value)))

export const unsealJson = async <Value>(key: CryptoKey, sealed: Sealed) => JSON.parse(new TextDecoder().decode(await unseal(key, sealed))) as Value

export const dataKey = (bytes: BufferSource) => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** What the account's secret gives: the name of its vault on this phone, and the key that wraps its data key. */
export async function fromSecret(secret: string): Promise<{ id: string; wrapping: CryptoKey }> {
  const bytes = Uint8Array.from(atob(secret.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0))
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey', 'deriveBits'])
  const way = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: new TextEncoder().encode(info) })
  const name = new Uint8Array(await crypto.subtle.deriveBits(way('yardstick phone vault'), base, 128))
  return {
    id: Array.from(name, (b) => b.toString(16).padStart(2, '0')).join(''),
    wrapping: await crypto.subtle.deriveKey(way('yardstick phone wrapping'), base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  }
}
