import { ed25519 } from '@noble/curves/ed25519.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { canonical, parseCanonical } from './canonical'
import { sm3 } from './sm3'

/**
 * The page's own check of a receipt: it shares nothing with the service's, is held against the same `vectors/receipts.json`,
 * and asks nobody. Keys never come from the file that is checked.
 */

export const faults = ['FORM', 'DOCUMENT', 'SIGNATURE', 'CONTENT', 'LINE', 'PROOF'] as const
export type Fault = (typeof faults)[number]
export type Members = Record<string, unknown>
export type Hash = (bytes: Uint8Array) => Uint8Array
type Kind = 'Ed25519' | 'SM2-SM3'
interface Key {
  kind: Kind
  signed: (message: Uint8Array, signature: Uint8Array) => boolean
}
export type Keys = Map<string, Key>

export interface Receipt {
  document: string
  note: string
  line: Members
  salt: string
  index: number
  path: Uint8Array[]
}

/** Bytes of a file that is checked here: a list of some 15,000 lines, a few seconds on a telephone. */
export const LARGEST = 8 * 1024 * 1024
const KIND = 'yardstick/publication'
const NOTE = new RegExp(`^(${KIND}\\n(SHA-256|SM3)\\n([A-Za-z0-9+/]{43}=)\\n)\\n((?:\\u2014 [a-z0-9./-]{1,100} [A-Za-z0-9+/]{91}=\\n){1,8})$`)
const MEMBERS = 'document index line note path salt type'
const HASHES: Record<string, Hash> = { 'SHA-256': sha256, SM3: sm3 }
const text = new TextEncoder()

/** Trusted public keys by name and id, from the lines of a key file; throws for a line that is none. What SM2 takes is loaded with the first such key. */
export async function readKeys(file: string): Promise<Keys> {
  const keys: Keys = new Map()
  for (const line of file.split('\n').map((l) => l.trim()).filter((l) => l && !l.startsWith('#'))) {
    const [name = '', id = '', ...rest] = line.split('+')
    const key = decode(rest.join('+'))
    if (id !== hex(keyId(name, key))) throw new Error('no key')
    keys.set(`${name}+${id}`, await trusted(key))
  }
  if (keys.size === 0) throw new Error('no key')
  return keys
}

/** What a line holds begins with the kind of the key: 1, or 255 and the word (docs/adr/0030). */
async function trusted(key: Uint8Array): Promise<Key> {
  if (key[0] === 1 && key.length === 33) return { kind: 'Ed25519', signed: (message, signature) => ed25519.verify(signature, message, key.subarray(1), { zip215: false }) }
  if (key[0] !== 255 || new TextDecoder().decode(key.subarray(1, 8)) !== 'SM2-SM3') throw new Error('no key')
  const { sm2 } = await import('./sm2')
  return { kind: 'SM2-SM3', signed: sm2(key.subarray(8, 73), key.subarray(73)) }
}

/** A document as the reader's keys see it: what it seals, or what is wrong with it. */
export type Opened = { fault: Fault } | { fault: null; hash: Hash; sealed: Members; size: number; root: Uint8Array }

/** Opens a document under a note in its one form. */
export function open(document: string, note: string, keys: Keys): Opened {
  const [, signed = '', word = '', digest = '', signatures = ''] = NOTE.exec(note) ?? []
  const hash = HASHES[word]!
  if (!same(hash(text.encode(document)), decode(digest, 32))) return { fault: 'DOCUMENT' }
  const kinds = signers(signatures, signed, word, keys)
  if (kinds.size === 0) return { fault: 'SIGNATURE' }
  try {
    const sealed = parseCanonical(document) as Members
    const tree = sealed.tree as Members
    if (sealed.type !== 'yardstick.publication/1' || tree.hash !== word || (sealed.publication ?? null) === null || (sealed.revision ?? null) === null) return { fault: 'CONTENT' }
    // Lists from before the kind was named are signed by Ed25519.
    if (!kinds.has((sealed.signature === undefined ? 'Ed25519' : sealed.signature) as Kind)) return { fault: 'CONTENT' }
    return { fault: null, hash, sealed, size: integer(tree.size), root: decode(tree.root as string) }
  } catch {
    return { fault: 'CONTENT' }
  }
}

/** Is it a line of this very list? */
export const owns = (sealed: Members, line: Members) =>
  canonical(sealed.publication) === canonical(line.publication ?? null) && canonical(sealed.revision) === canonical(line.revision ?? null)

/** The hash of a line's leaf. */
export const leafOf = (hash: Hash, line: unknown, salt: string) => hash(Uint8Array.from([0, ...text.encode(canonical({ line, salt }))]))

/** Is the file a whole list (./list) and no receipt? A list has rows, the first of which says what it is. */
export function isList(file: Uint8Array): boolean {
  const feed = file.indexOf(10)
  return feed > 0 && new TextDecoder().decode(file.subarray(0, feed)).endsWith('"type":"yardstick.list/1"}')
}

/** What is wrong with a receipt, or null if it is genuine by these keys. */
export function fault(file: Uint8Array, keys: Keys): Fault | null {
  let receipt: Receipt
  try {
    receipt = read(file)
  } catch {
    return 'FORM'
  }
  const opened = open(receipt.document, receipt.note, keys)
  if (opened.fault) return opened.fault
  if (!owns(opened.sealed, receipt.line)) return 'LINE'
  return included(opened.hash, receipt.index, opened.size, leafOf(opened.hash, receipt.line, receipt.salt), receipt.path, opened.root) ? null : 'PROOF'
}

/** The digest that a note speaks of, and whether one of the keys has signed it; null for what is no note in its one form. */
export function readNote(note: string, keys: Keys): { hash: string; digest: string; signed: boolean } | null {
  try {
    const [, signed, hash, digest, signatures] = NOTE.exec(note) as unknown as string[]
    decode(digest!, 32)
    return { hash: hash!, digest: digest!, signed: signers(signatures!, signed!, hash!, keys).size > 0 }
  } catch {
    return null
  }
}

/** Of a file; throws unless it is one in its one form. */
export function read(file: Uint8Array): Receipt {
  const members = parseCanonical(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file)) as Members
  if (Object.keys(members).sort().join(' ') !== MEMBERS || members.type !== 'yardstick.receipt/1') throw new Error('no receipt')
  const { document, note, line, salt, index, path } = members
  if (typeof document !== 'string' || typeof note !== 'string' || typeof line !== 'object' || line === null || Array.isArray(line) || !Array.isArray(path) || path.length > 64) throw new Error('no receipt')
  decode(salt as string, 16)
  checkNote(note)
  return { document, note, line: line as Members, salt: salt as string, index: integer(index), path: path.map((node) => decode(node as string, 32)) }
}

/** Throws unless it is a note in its one form. */
export function checkNote(note: string): void {
  const parts = NOTE.exec(note)
  if (!parts) throw new Error('no note')
  decode(parts[3]!, 32)
  parts[4]!.trim().split('\n').forEach((signature) => decode(signature.split(' ')[2]!, 68))
}

/** The kinds of the keys that have signed; SM2 goes with SM3 alone. */
function signers(signatures: string, signed: string, hash: string, keys: Keys): Set<Kind> {
  const found = signatures.split('\n').map((line) => signer(line, text.encode(signed), keys))
  return new Set(found.filter((kind) => kind !== null && (kind === 'Ed25519' || hash === 'SM3')) as Kind[])
}

function signer(line: string, signed: Uint8Array, keys: Keys): Kind | null {
  const [, name, encoded] = line.split(' ')
  if (!name || !encoded) return null
  const signature = decode(encoded, 68)
  const key = keys.get(`${name}+${hex(signature.subarray(0, 4))}`)
  try {
    return key?.signed(signed, signature.subarray(4)) ? key.kind : null
  } catch {
    return null
  }
}

/** Is the leaf the one of this index in the tree of this size and root (RFC 9162, 2.1.3.2)? Whole numbers beyond 32 bits: no bit operators. */
export function included(hash: Hash, index: number, size: number, leaf: Uint8Array, path: Uint8Array[], root: Uint8Array): boolean {
  if (index < 0 || index >= size) return false
  let place = index
  let last = size - 1
  let node = leaf
  for (const sibling of path) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      node = hash(Uint8Array.from([1, ...sibling, ...node]))
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2)
        last = Math.floor(last / 2)
      }
    } else node = hash(Uint8Array.from([1, ...node, ...sibling]))
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(node, root)
}

function keyId(name: string, key: Uint8Array): Uint8Array {
  return sha256(Uint8Array.from([...text.encode(`${name}\n`), ...key])).subarray(0, 4)
}

/** Base64 in its one form. */
export function decode(encoded: string, length?: number): Uint8Array {
  const bytes = Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0))
  if (btoa(String.fromCharCode(...bytes)) !== encoded || (length !== undefined && bytes.length !== length)) throw new Error('no such bytes')
  return bytes
}

export function integer(value: unknown): number {
  if (!Number.isSafeInteger(value)) throw new Error('no whole number')
  return value as number
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('')
export const same = (a: Uint8Array, b: Uint8Array) => a.length === b.length && a.every((byte, i) => byte === b[i])
