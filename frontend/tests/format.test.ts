import { describe, expect, it } from 'vitest'
import { inTree } from '@/api/units'
import { change, day, percent, points, shareOf } from '@/lib/format'

describe('decimal strings stay exact', () => {
  it.each([['0.2', '20%'], ['0.125', '12.5%'], ['1', '100%'], ['0.005', '0.5%'], ['0.1', '10%'], ['0', '0%']])('%s is %s', (share, text) => expect(percent(share)).toBe(text))
  it.each([['20', '0.2'], ['12.5', '0.125'], ['100', '1'], ['0.5', '0.005'], ['10', '0.1'], ['0', '0']])('%s per cent is %s', (text, share) => expect(shareOf(text)).toBe(share))
  it.each([['-30.00', '-30'], ['2.50', '2.5'], ['100', '100'], ['0.00', '0']])('%s points are %s', (value, text) => expect(points(value)).toBe(text))
  it.each([['-30.00', '−30'], ['1.00', '+1'], [null, '']])('%s points change a score by %s', (value, text) => expect(change(value)).toBe(text))
})

it('shows a day as the same day in every zone', () => expect(day('2026-03-01', 'en')).toBe('Mar 1, 2026'))

it('puts parents before children, and orphans of the scope at the top', () => {
  const unit = (id: string, parentId: string | null) => ({ id, parentId, code: id, name: id, kind: 'STATION' as const, areaKm2: null, population: null, version: 1 })
  expect(inTree([unit('3', '2'), unit('2', '99'), unit('4', '3')]).map((u) => [u.id, u.depth])).toEqual([['2', 0], ['3', 1], ['4', 2]])
})
