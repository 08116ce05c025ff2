import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Schema } from '@/api/types'
import { me, mountPage } from './page'
import { server } from './setup'

/** Meetings, diary, entries, pools and what is about oneself: what is asked, what is sent, what is shown. */
const officer = { id: '7', badgeNo: '320001', name: '张三' }
const other = { id: '8', badgeNo: '320002', name: '李四' }
const unit = { id: '2', name: '城关派出所' }
const page = <Item>(items: Item[]) => HttpResponse.json({ items, nextCursor: null })
const cycle: Schema<'CycleResponse'> = { id: '3', name: '2026 年度评定', ruleBookId: '5', from: '2026-01-01', until: '2026-12-31', publicityDays: 5, minPoolSize: 5, answerDays: 5, stage: 'PREPARATION', scoringOpenedAt: null, termEndsOn: null, version: 4 }
const meeting: Schema<'MeetingResponse'> = {
  id: '11', cycleId: '3', kind: 'ALL_OFFICERS', unit: null, title: '动员会', scheduledAt: '2026-01-05T01:00:00Z', place: '三楼', agenda: '学习', state: 'HELD', heldAt: '2026-01-05T01:00:00Z', minutes: '已学习', invited: 2, reached: 1, mayHold: true, version: 6,
}
const entry: Schema<'ScoreEntryResponse'> = {
  id: '21', cycleId: '3', officer, unit, clause: { id: '31', code: '3.1', textZh: '擅离岗位', textEn: 'Left the post' }, categoryCode: 'DILIGENCE', points: '-30.00', ceiling: 'FOUR', occurredOn: '2026-05-08', incidentId: null, diaryEntryIds: ['41'], note: '事实清楚',
  state: 'PROPOSED', proposedBy: '王五', proposedAt: '2026-05-09T01:00:00Z', decidedBy: null, decidedAt: null, decisionNote: null, reverses: null, reversedBy: null, answers: [], answerUntil: '2026-05-15', noteNeeded: true, flags: ['OWN_DIARY_ONLY'], flagsAtProposal: ['OWN_DIARY_ONLY'], mayConfirm: true, mayReject: true, mayReverse: false, mayAnswer: false, asDeputyOf: null, version: 2,
}
const diary: Schema<'DiaryEntryResponse'> = { id: '41', occurredOn: '2026-05-08', writtenAt: '2026-05-08T01:00:00Z', arrivedAt: '2026-05-08T01:00:00Z', attachments: [], author: '王五', text: '设卡时离岗', officers: [officer], clauseId: null, corrections: [] }

describe('meetings', () => {
  const attendance: Schema<'AttendanceResponse'>[] = [
    { officer, unit, state: 'PRESENT', at: '2026-01-05T01:00:00Z' },
    { officer: other, unit, state: 'ABSENT', at: '2026-01-05T01:00:00Z' },
  ]

  it('send only the attendance that changed, with the version that was read', async () => {
    let sent: unknown
    let version: string | null = null
    server.use(
      http.get('*/api/v1/meetings/11', () => HttpResponse.json(meeting)),
      http.get('*/api/v1/meetings/11/attendance', () => page(attendance)),
      http.put('*/api/v1/meetings/11/attendance', async ({ request }) => {
        sent = await request.json()
        version = request.headers.get('If-Match')
        return HttpResponse.json({ ...meeting, reached: 2, version: 7 })
      }),
    )
    await mountPage('/meetings/11', me(['me', 'meetings:read', 'meetings:hold']))
    const row = await screen.findByRole('group', { name: '李四 320002' })
    expect(screen.getByRole('button', { name: '保存到会情况' })).toBeDisabled()
    await userEvent.click(within(row).getByLabelText('已补课'))
    await userEvent.click(screen.getByRole('button', { name: '保存到会情况' }))
    await waitFor(() => expect(sent).toEqual({ items: [{ officerId: '8', state: 'CAUGHT_UP' }] }))
    expect(version).toBe('"6"')
    expect(await screen.findByText('已保存。')).toBeInTheDocument()
  })

  it('show the attendance without a way to change it to who may not hold the meeting', async () => {
    server.use(
      http.get('*/api/v1/meetings/11', () => HttpResponse.json({ ...meeting, mayHold: false })),
      http.get('*/api/v1/meetings/11/attendance', () => page(attendance)),
    )
    await mountPage('/meetings/11', me(['me', 'meetings:read']))
    expect(await screen.findByText('还有 1 人没有到位，请登记到会或安排补课。')).toBeInTheDocument()
    expect(screen.queryByRole('radio')).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '保存到会情况' })).not.toBeInTheDocument()
  })
})

describe('the diary', () => {
  it('is written about several officers and keeps the words of a refusal at their places', async () => {
    let sent: unknown
    let key: string | null = null
    server.use(
      http.get('*/api/v1/rule-books', () => page([])),
      http.get('*/api/v1/officers', () => page([officer, other].map((one) => ({ ...one, unit })))),
      http.post('*/api/v1/diary-entries', async ({ request }) => {
        sent = await request.json()
        key = request.headers.get('Idempotency-Key')
        return HttpResponse.json({ type: 'x', title: '内容不符合要求', status: 422, detail: 'd', errors: [{ pointer: '/text', detail: '请写明事实。' }] }, { status: 422 })
      }),
    )
    await mountPage('/diary/new', me(['me', 'diary:read', 'diary:write', 'officers:read']))
    const field = await screen.findByRole('combobox', { name: /涉及民警/ })
    for (const name of [/张三/, /李四/]) {
      await userEvent.click(field)
      const option = await screen.findByRole('option', { name })
      await userEvent.pointer({ keys: '[MouseLeft]', target: option })
    }
    await userEvent.type(screen.getByLabelText(/^内容/), '加班')
    await userEvent.click(screen.getByRole('button', { name: '保存日记' }))
    expect(await screen.findByText('请写明事实。')).toBeInTheDocument()
    expect(sent).toMatchObject({ text: '加班', officerIds: ['7', '8'], clauseId: null })
    expect(key).toMatch(/^[\w-]{16,}$/)
  })

  it('shows a correction beside the entry, which stays as it was', async () => {
    const correction = { id: '1', text: '实为九时', reason: '核对监控', author: '王五', writtenAt: '2026-05-09T01:00:00Z' }
    server.use(http.get('*/api/v1/diary-entries/41', () => HttpResponse.json({ ...diary, corrections: [correction] })))
    await mountPage('/diary/41', me(['me', 'diary:read']))
    expect(await screen.findByText('设卡时离岗')).toBeInTheDocument()
    expect(screen.getByText('实为九时')).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '在旁更正' })).not.toBeInTheDocument()
  })
})

describe('score entries', () => {
  const shown = (one: Schema<'ScoreEntryResponse'>) => server.use(http.get('*/api/v1/score-entries/21', () => HttpResponse.json(one)))

  it('offer what the answer says that the reader may do, and nothing else', async () => {
    shown({ ...entry, mayConfirm: false, mayReject: false, mayAnswer: true })
    await mountPage('/score-entries/21', me(['me', 'entries:read', 'entries:confirm']))
    expect(await screen.findByRole('button', { name: '陈述' })).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: '确认' })).not.toBeInTheDocument()
    expect(screen.getByText('另有 1 篇考核日记作为依据。')).toBeInTheDocument()
  })

  it('are rejected only with a reason', async () => {
    let sent: unknown
    shown(entry)
    server.use(
      http.post('*/api/v1/score-entries/21/rejection', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ ...entry, state: 'REJECTED', version: 3 })
      }),
    )
    await mountPage('/score-entries/21', me(['me', 'entries:read', 'entries:confirm']))
    await userEvent.click(await screen.findByRole('button', { name: '驳回' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.click(within(dialog).getByRole('button', { name: '驳回' }))
    expect(await within(dialog).findByText('请写明理由。')).toBeInTheDocument()
    expect(sent).toBeUndefined()
    await userEvent.type(within(dialog).getByRole('textbox'), '依据不足')
    await userEvent.click(within(dialog).getByRole('button', { name: '驳回' }))
    await waitFor(() => expect(sent).toEqual({ reason: '依据不足' }))
  })
})

describe('the board of a cycle', () => {
  const pools: Schema<'PoolResponse'>[] = [
    { id: null, unit, name: '城关派出所', leaders: false, size: 2, units: [unit], tooSmall: true, confirmedReason: null },
    { id: null, unit: { id: '4', name: '东门派出所' }, name: '东门派出所', leaders: false, size: 9, units: [{ id: '4', name: '东门派出所' }], tooSmall: false, confirmedReason: null },
  ]
  const gate: Schema<'GateResponse'> = { gate: 'NO_OPEN_ENTRY', waitsOn: 'FACTS', open: false, message: '2 条未确认。', waitingCount: 2, waitingFor: [{ recordType: 'score-entry', recordId: '21', name: '#21' }], passedBy: null, passedReason: null }

  function board(gates: Schema<'GateResponse'>[]) {
    server.use(
      http.get('*/api/v1/cycles/3', () => HttpResponse.json(cycle)),
      http.get('*/api/v1/cycles/3/gates', () => HttpResponse.json({ stage: 'PREPARATION', next: 'SCORING', items: gates })),
      http.get('*/api/v1/cycles/3/pools', () => HttpResponse.json({ frozen: false, items: pools })),
    )
  }

  it('joins a small pool with another one, for a reason', async () => {
    let sent: unknown
    board([])
    server.use(
      http.post('*/api/v1/cycles/3/pool-arrangements', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ frozen: false, items: pools }, { status: 201 })
      }),
    )
    await mountPage('/cycles/3', me(['me', 'cycles:read', 'cycles:write']))
    await userEvent.click(await screen.findByRole('button', { name: '安排城关派出所' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByRole('textbox'), '人少')
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }))
    expect(await within(dialog).findByText('请选择比较组。')).toBeInTheDocument()
    await userEvent.selectOptions(within(dialog).getByRole('combobox'), '东门派出所（9 人）')
    await userEvent.click(within(dialog).getByRole('button', { name: '保存' }))
    await waitFor(() => expect(sent).toEqual({ unitId: '2', joinUnitId: '4', reason: '人少' }))
  })

  it('leads from a gate to where it is dealt with, and offers no way past one that waits on facts', async () => {
    board([gate, { ...gate, gate: 'MEETINGS_HELD', waitsOn: 'PEOPLE', waitingFor: [{ recordType: 'meeting-kind', recordId: 'LEADERS', name: 'LEADERS' }], waitingCount: 1 }])
    await mountPage('/cycles/3', me(['me', 'cycles:read', 'cycles:write', 'entries:read', 'meetings:read']))
    const waiting = (await screen.findByText('没有待确认的记录')).closest('li')!
    expect(within(waiting).getByRole('link', { name: '去办理' })).toHaveAttribute('href', '/score-entries?cycle=3&state=PROPOSED')
    expect(within(waiting).queryByRole('button')).not.toBeInTheDocument()
    expect(waiting).not.toHaveTextContent('#21')
    const meetings = screen.getByText('三个会已召开').closest('li')!
    expect(meetings).toHaveTextContent('领导会')
    expect(within(meetings).getByRole('button', { name: /^说明理由后越过/ })).toBeInTheDocument()
  })
})

describe('home', () => {
  it('shows the own published grade and the newest entries, or says that there is none yet', async () => {
    server.use(
      http.get('*/api/v1/me/tasks', () => HttpResponse.json({ items: [] })),
      http.get('*/api/v1/publications', () => page([{ id: '51', title: '2026 公示' }])),
      http.get('*/api/v1/publications/51/my-result', () => HttpResponse.json({ type: 'x', title: '没有', status: 404 }, { status: 404 })),
      http.get('*/api/v1/score-entries', ({ request }) => page(new URL(request.url).searchParams.get('officer') === '7' ? [{ ...entry, state: 'CONFIRMED' }] : [])),
    )
    await mountPage('/', me(['me', 'publications:read', 'entries:read'], { officer }))
    expect(await screen.findByText('还没有公示过您的等级。公示后在这里看到结果和全部理由。')).toBeInTheDocument()
    expect(await screen.findByRole('link', { name: '擅离岗位' })).toHaveAttribute('href', '/score-entries/21')
    expect(screen.getByText('目前没有等您办理的事项。')).toBeInTheDocument()
  })
})
