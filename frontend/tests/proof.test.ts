import { describe, expect, it } from 'vitest'
import { leadsToRoot } from '@/features/audit/proof'

const hash = async (...parts: Uint8Array[]) => new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(parts.flatMap((p) => [...p]))))
const leaf = (text: string) => hash(new Uint8Array([0]), new TextEncoder().encode(text))
const node = (a: Uint8Array, b: Uint8Array) => hash(new Uint8Array([1]), a, b)
const base64 = (b: Uint8Array) => btoa(String.fromCharCode(...b))

describe('proof of a line', () => {
  it('leads to the root from its own place alone', async () => {
    const [a, b, c] = await Promise.all(['甲', '乙', '丙'].map(leaf))
    const ab = await node(a!, b!)
    const root = base64(await node(ab, c!))
    const proof = (index: string, line: string, path: Uint8Array[]) => ({ index, line, hash: 'SHA-256' as const, path: path.map(base64), head: { note: `log\n3\n${root}\nSHA-256 now\n\n` } })
    expect(await leadsToRoot(proof('0', '甲', [b!, c!]))).toBe(true)
    expect(await leadsToRoot(proof('1', '乙', [a!, c!]))).toBe(true)
    expect(await leadsToRoot(proof('2', '丙', [ab]))).toBe(true)
    expect(await leadsToRoot(proof('0', '乙', [a!, c!]))).toBe(false)
    expect(await leadsToRoot(proof('2', '丁', [ab]))).toBe(false)
    expect(await leadsToRoot(proof('1', '乙', [a!]))).toBe(false)
    expect(await leadsToRoot({ ...proof('0', '甲', [b!, c!]), hash: 'SM3' })).toBe(null)
  })
})
