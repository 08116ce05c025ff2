import type { Schema } from '@/api/types'

type Inclusion = Pick<Schema<'AuditInclusion'>, 'index' | 'line' | 'hash' | 'path'> & { head: { note: string } }

/** Does the line lead to the root in the signed head (RFC 9162, 2.1.3.2)? Null where this browser cannot compute it. */
export async function leadsToRoot(proof: Inclusion): Promise<boolean | null> {
  if (proof.hash !== 'SHA-256' || !globalThis.crypto?.subtle) return null
  const [, size, root] = proof.head.note.split('\n')
  let index = Number(proof.index)
  let last = Number(size) - 1
  let hash = await sha256(new Uint8Array([0]), new TextEncoder().encode(proof.line))
  for (const step of proof.path.map(bytes)) {
    if (last === 0) return false
    if (index % 2 === 1 || index === last) {
      hash = await sha256(new Uint8Array([1]), step, hash)
      while (index % 2 === 0 && index !== 0) [index, last] = [half(index), half(last)]
    } else {
      hash = await sha256(new Uint8Array([1]), hash, step)
    }
    ;[index, last] = [half(index), half(last)]
  }
  return last === 0 && btoa(String.fromCharCode(...hash)) === root
}

const half = (n: number) => Math.floor(n / 2)
const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))

async function sha256(...parts: Uint8Array[]) {
  const all = new Uint8Array(parts.reduce((n, part) => n + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all))
}
