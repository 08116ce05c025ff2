import { readFileSync } from 'node:fs'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fault, readKeys, readNote } from '@/features/verify/receipt'
import { scanned } from '@/features/verify/scan'
import { sm3 } from '@/features/verify/sm3'

const vectors = JSON.parse(readFileSync('../vectors/receipts.json', 'utf8')) as { keys: string[]; cases: { name: string; file: string; fault: string | null }[] }
const { scans } = JSON.parse(readFileSync('../vectors/scans.json', 'utf8')) as { scans: { name: string; parts: string[] }[] }
const keys = await readKeys(vectors.keys.join('\n'))
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
  }, 60_000)

  it.each(scans)('reads the service’s codes: $name', async (one) => {
    const found = await scanned([...one.parts].reverse().join('\n'))
    expect(found.kind === 'receipt' && new TextDecoder().decode(found.file)).toBe(vectors.cases.find((c) => c.name === one.name)!.file)
  })

  it('reads what was scanned from paper: parts in any order, a note, nothing that unpacks without end', async () => {
    const file = vectors.cases[0]!.file
    const parts = (text: string) => {
      let bits = ''
      for (const byte of deflateSync(text)) bits += byte.toString(2).padStart(8, '0')
      const letters = (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five.padEnd(5, '0'), 2)]).join('')
      const third = Math.ceil(letters.length / 3)
      return [0, 1, 2].map((i) => `YS1/${i + 1}/3/${letters.slice(i * third, (i + 1) * third)}`)
    }
    const [one, two, three] = parts(file)
    const whole = await scanned(`${three}\r\n ${one}\n${two!.slice(0, 30)}\n${two!.slice(30)}`)
    expect(whole.kind === 'receipt' && new TextDecoder().decode(whole.file)).toBe(file)
    expect(whole.kind === 'receipt' && fault(whole.file, keys)).toBeNull()
    expect(await scanned(`${one} ${three}`)).toEqual({ kind: 'parts', have: 2, of: 3 })
    expect(await scanned(`${one} ${two} ${three!.slice(0, -9)}`)).toEqual({ kind: 'unreadable' })
    expect(await scanned(parts('a'.repeat(1_000_000)).join(' '))).toEqual({ kind: 'unreadable' })
    expect(await scanned('https://example.org')).toEqual({ kind: 'unreadable' })
    const { note } = JSON.parse(file) as { note: string }
    const pasted = await scanned(note.trim().replaceAll('\n', '\r\n'))
    expect(pasted).toEqual({ kind: 'note', note })
    expect(readNote(note, keys)).toMatchObject({ signed: true })
    expect(readNote(note.replace(/[A-Za-z0-9](?=[A-Za-z0-9+/]{42}=)/, (c) => (c === 'A' ? 'B' : 'A')), keys)?.signed ?? false).toBe(false)
    expect(readNote('yardstick/audit\n', keys)).toBeNull()
  })

  it('takes no key from elsewhere', () => {
    return Promise.all(['yardstick-test+00000000+AAAA', '# nothing'].map((file) => expect(readKeys(file)).rejects.toThrow()))
  })

  it('hashes by SM3 as GB/T 32905 has it', () => {
    const hex = (b: Uint8Array) => Buffer.from(b).toString('hex')
    expect(hex(sm3(bytes('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
    expect(hex(sm3(bytes('abcd'.repeat(16))))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732')
  })
})
