import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkList } from '@/features/verify/list'
import { isList, readKeys } from '@/features/verify/receipt'

const vectors = JSON.parse(readFileSync('../vectors/lists.json', 'utf8')) as { keys: string[]; cases: { name: string; file: string; findings: string[] }[] }
const keys = await readKeys(vectors.keys.join('\n'))
const bytes = (text: string) => new TextEncoder().encode(text)

describe('the page’s own check of a whole list', () => {
  it.each(vectors.cases)('agrees with the service’s: $name', (one) => {
    const checked = checkList(bytes(one.file), keys)
    expect(checked.findings.map((f) => `${f.kind} ${f.row} ${f.first} ${f.last}`)).toEqual(one.findings)
    expect(isList(bytes(one.file))).toBe(true)
  })

  it('says how many lines the file shows', () => {
    const checked = checkList(bytes(vectors.cases.find((one) => one.name === 'two lines alone')!.file), keys)
    expect([checked.lines, checked.size]).toEqual([2, 4])
  })

  it('takes a receipt for none', () => {
    const { cases } = JSON.parse(readFileSync('../vectors/receipts.json', 'utf8')) as { cases: { file: string }[] }
    expect(cases.some((one) => isList(bytes(one.file)))).toBe(false)
  })
})
