import { screen, waitFor, within } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Schema } from '@/api/types'
import { me, mountPage } from './page'
import { server } from './setup'

/** A leader's queue in other hands: who is asked for, what is sent, and that a deputy always sees for whom it is done. */
const leader = { id: '7', badgeNo: '320001', name: '郝所长' }
const deputy = { id: '8', badgeNo: '320002', name: '李四' }
const unit = { id: '2', name: '城关派出所' }
const deputyship: Schema<'DeputyshipResponse'> = {
  id: '5', leader, deputy, unit, from: '2026-12-01', until: '2026-12-07', reason: '年休假', state: 'ACTIVE', givenAt: '2026-11-30T01:00:00Z', endedAt: null, endedBy: null, endCause: null, endReason: null, mayEnd: true, version: 3,
}
const page = <Item>(items: Item[]) => HttpResponse.json({ items, nextCursor: null })

describe('deputies', () => {
  it('get the queue of the unit that one leads, for a term', async () => {
    let sent: unknown
    let asked: string | null = null
    server.use(
      http.get('*/api/v1/deputy-candidates', ({ request }) => {
        asked = new URL(request.url).searchParams.get('unit')
        return HttpResponse.json({ items: [deputy] })
      }),
      http.post('*/api/v1/deputyships', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json(deputyship, { status: 201 })
      }),
      http.get('*/api/v1/deputyships/5', () => HttpResponse.json(deputyship)),
    )
    await mountPage('/deputyships/new', me(['me', 'deputies:read', 'deputies:write'], { grants: [{ id: '1', role: 'LEADER', mayHandOn: true, unit }] }))
    await screen.findByRole('option', { name: '李四 320002' })
    expect(asked).toBe('2')
    await userEvent.selectOptions(screen.getByLabelText(/代理人/), '8')
    await userEvent.type(screen.getByLabelText(/起始日/), '2026-12-01')
    await userEvent.type(screen.getByLabelText(/结束日/), '2026-12-07')
    await userEvent.type(screen.getByLabelText(/事由/), '年休假')
    await userEvent.click(screen.getByRole('button', { name: '确认交出' }))
    await waitFor(() => expect(sent).toEqual({ officerId: '8', unitId: '2', from: '2026-12-01', until: '2026-12-07', reason: '年休假' }))
    expect(await screen.findByText('代理中')).toBeInTheDocument()
  })

  it('end by the version that was read, with a reason', async () => {
    let version: string | null = null
    let sent: unknown
    server.use(
      http.get('*/api/v1/deputyships/5', () => HttpResponse.json(deputyship)),
      http.post('*/api/v1/deputyships/5/end', async ({ request }) => {
        version = request.headers.get('If-Match')
        sent = await request.json()
        return HttpResponse.json({ ...deputyship, state: 'ENDED', endCause: 'BY_DEPUTY', version: 4 })
      }),
    )
    await mountPage('/deputyships/5', me(['me', 'deputies:read', 'deputies:end']))
    await userEvent.click(await screen.findByRole('button', { name: '提前结束代理' }))
    const dialog = await screen.findByRole('dialog')
    await userEvent.type(within(dialog).getByLabelText(/理由/), '提前返岗')
    await userEvent.click(within(dialog).getByRole('button', { name: '提前结束代理' }))
    await waitFor(() => expect(sent).toEqual({ reason: '提前返岗' }))
    expect(version).toBe('"3"')
  })

  it('see in the queue for whom they act', async () => {
    const entry = {
      id: '21', officer: { id: '9', badgeNo: '320003', name: '张三' }, unit, clause: { id: '31', code: '3.1', textZh: '擅离岗位', textEn: 'Left the post' }, points: '-3.00', occurredOn: '2026-05-08', state: 'PROPOSED', asDeputyOf: '郝所长',
    }
    server.use(
      http.get('*/api/v1/score-entries', () => page([entry])),
      http.get('*/api/v1/deputyships', () => page([deputyship])),
      http.get('*/api/v1/units', () => page([])),
    )
    await mountPage('/score-entries?confirmable=true', me(['me', 'entries:read', 'entries:confirm', 'deputies:read', 'deputies:end']))
    expect(await screen.findByText('代郝所长办理')).toBeInTheDocument()
    expect(await screen.findByText(/您正在代理郝所长（城关派出所）/)).toBeInTheDocument()
  })
})
