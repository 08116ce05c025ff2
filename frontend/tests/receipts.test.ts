import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fault, readKeys } from '@/features/verify/receipt'
import { sm3 } from '@/features/verify/sm3'

const vectors = JSON.parse(readFileSync('../vectors/receipts.json', 'utf8')) as { keys: string[]; cases: { name: string; file: string; fault: string | null }[] }
const keys = readKeys(vectors.keys.join('\n'))
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the page’s own check of a receipt', () => {
  it.each(vectors.cases)('agrees with the service’s: $name', (one) => {
    expect(fault(bytes(one.file), keys)).toBe(one.fault)
  })

  it('leaves no bit free', () => {
    const file = bytes(vectors.cases.find((one) => one.name === 'SHA-256, last of 2')!.file)
    const accepted: number[] = []
    for (let bit = 0; bit < file.length * 8; bit++) {
      file[bit >> 3]! ^= 1 << bit % 8
      if (fault(file, keys) === null) accepted.push(bit)
      file[bit >> 3]! ^= 1 << bit % 8
    }
    expect(accepted).toEqual([])
    expect(fault(file, keys)).toBeNull()
  })

  it('takes no key from elsewhere', () => {
    expect(() => readKeys('yardstick-test+00000000+AAAA')).toThrow()
    expect(() => readKeys('# nothing')).toThrow()
  })

  it('hashes by SM3 as GB/T 32905 has it', () => {
    const hex = (b: Uint8Array) => Buffer.from(b).toString('hex')
    expect(hex(sm3(bytes('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(sm3(bytes('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })
})
