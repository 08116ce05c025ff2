import { describe, expect, it } from 'vitest'
import { asLines, readLines } from '@/features/calendar/lines'

const words = { off: ['off', '休'], working: ['working', '班'] }

describe('days of the calendar as lines', () => {
  it('come back as they went', () => {
    const days = [
      { day: '2027-01-01', working: false, name: '元旦' },
      { day: '2027-02-14', working: true, name: 'Spring Festival' },
    ]
    expect(readLines(asLines(days, { off: '休', working: '班' }), words)).toEqual({ days })
  })
  it('are taken with commas of both kinds, blank lines left out', () => {
    expect(readLines('\n2027-01-01,休,元旦\n2027-01-04, OFF, New Year \n', words)).toEqual({
      days: [
        { day: '2027-01-01', working: false, name: '元旦' },
        { day: '2027-01-04', working: false, name: 'New Year' },
      ],
    })
  })
  it('name the line that cannot be read', () => {
    expect(readLines('2027-01-01 休 元旦\n2027-1-2 休 元旦', words)).toEqual({ wrong: 2 })
    expect(readLines('2027-01-01 maybe 元旦', words)).toEqual({ wrong: 1 })
  })
})
