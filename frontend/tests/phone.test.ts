import { describe, expect, it } from 'vitest'
import { matching } from '@/phone/directory'
import { outcome, patience } from '@/phone/outbox/backoff'
import { corrected, isKnown, learn } from '@/phone/outbox/clock'
import { bodyOf, dayOf, isBlank, missing, newItem, pathOf } from '@/phone/outbox/item'

/** What the phone decides without anybody's help: when to try again, what time it was, what is sent. */
const DAY_MS = 86_400_000

describe('the outbox', () => {
  it('waits a second, doubling to a minute, and as long as the service asks', () => {
    expect([1, 2, 3, 7, 40].map((failures) => patience(failures))).toEqual([1_000, 2_000, 4_000, 60_000, 60_000])
    expect(patience(1, 90)).toBe(90_000)
    expect(patience(0)).toBe(1_000)
  })

  it('tries again what got no answer, and never what was refused', () => {
    expect([0, 302, 408, 425, 429, 500, 503].map(outcome)).toEqual(Array(7).fill('again'))
    expect([400, 403, 404, 409, 412, 413, 422].map(outcome)).toEqual(Array(7).fill('refused'))
    expect([200, 201, 401].map(outcome)).toEqual(['arrived', 'arrived', 'signed-out'])
  })

  it('puts a clock right that is wrong by a day, either way', () => {
    const truth = Date.parse('2026-05-08T02:00:00Z')
    expect(isKnown()).toBe(false)
    for (const wrong of [-DAY_MS, DAY_MS, 0]) {
      learn(new Headers({ Date: new Date(truth).toUTCString() }), truth + wrong)
      expect(corrected(truth + wrong - 60_000, truth + wrong)).toBe(truth - 60_000)
    }
    // Cut off on the way, its zone is gone: it would be taken for the time of this place.
    for (const broken of ['no date', new Date(truth).toUTCString().slice(0, -4)]) learn(new Headers({ Date: broken }), 0)
    expect(isKnown()).toBe(true)
    // The clock was ahead when it was written, and has been put right since: nothing is written in the future.
    learn(new Headers({ Date: new Date(truth).toUTCString() }), truth)
    expect(corrected(truth + DAY_MS, truth)).toBe(truth)
  })

  it('takes the day at the bureau, wherever the phone thinks it is', () => {
    expect(dayOf('today', Date.parse('2026-05-07T16:00:00Z'))).toBe('2026-05-08')
    expect(dayOf('today', Date.parse('2026-05-07T15:59:59Z'))).toBe('2026-05-07')
    expect(dayOf('yesterday', Date.parse('2026-03-01T00:00:00Z'))).toBe('2026-02-28')
    expect(dayOf('2026-01-02', 0)).toBe('2026-01-02')
  })

  it('says what is missing, and sends what the contract asks for', () => {
    const entry = newItem('diary')
    expect(isBlank(entry)).toBe(true)
    expect(missing(entry)).toEqual(['text', 'people'])
    entry.content.text = ' 上门走访 '
    entry.content.people = [{ id: '7', name: '张三', badgeNo: '320001', role: 'PRINCIPAL' }]
    entry.photos = [{ id: 'p', name: 'a.jpg', size: 3, type: 'image/jpeg', key: 'k', remote: '41' }]
    expect(missing(entry)).toEqual([])
    expect(pathOf(entry)).toBe('/api/v1/diary-entries')
    expect(bodyOf(entry, Date.parse('2026-05-08T02:00:00Z'))).toEqual({
      occurredOn: '2026-05-08', text: '上门走访', officerIds: ['7'], clauseId: null, attachmentIds: ['41'], writtenAt: '2026-05-08T02:00:00.000Z',
    })
    expect(missing(newItem('incident'))).toEqual(['text', 'nature', 'title', 'about'])
    expect(pathOf(newItem('answer', { id: '21', name: '3.1' }))).toBe('/api/v1/score-entries/21/answers')
  })
})

describe('picking an officer', () => {
  const list = [
    { id: '1', name: '王伟民', badgeNo: '320001', initials: 'wwm', unit: '城关' },
    { id: '2', name: '李卫', badgeNo: '320002', initials: 'lw', unit: '城关' },
    { id: '3', name: '单㛃', badgeNo: '320013', initials: 'sj', unit: '山前' },
  ]
  const names = (typed: string) => matching(list, typed).map((one) => one.name)

  it('goes by initials, name and number; who begins so comes first', () => {
    expect(names('w')).toEqual(['王伟民', '李卫'])
    expect(names('SJ')).toEqual(['单㛃'])
    expect(names('㛃')).toEqual(['单㛃'])
    expect(names('32009')).toEqual([])
    expect(names('320013')).toEqual(['单㛃'])
    expect(names(' ')).toEqual([])
  })
})
