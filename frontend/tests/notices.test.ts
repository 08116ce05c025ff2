import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { eventReader } from '@/lib/eventStream'
import type { Schema } from '@/api/types'
import { me, mountPage } from './page'
import { server } from './setup'

const stream = ': still here\n\nid: 7\nevent: notice\ndata: {"a":1,\ndata: "b":"条"}\n\nid:8\r\ndata:x\r\n\r\n: c\n\nevent: notice\n\n'

describe('a stream of events', () => {
  it('is the same however it is cut', () => {
    const whole = eventReader()(stream)
    expect(whole).toEqual([
      { id: '7', name: 'notice', data: '{"a":1,\n"b":"条"}' },
      { id: '8', name: 'message', data: 'x' },
    ])
    for (let cut = 1; cut < stream.length; cut++) {
      const read = eventReader()
      expect([...read(stream.slice(0, cut)), ...read(stream.slice(cut))], `cut at ${cut}`).toEqual(whole)
    }
    const read = eventReader()
    expect([...stream].flatMap((letter) => read(letter))).toEqual(whole)
  })

  it('gives nothing before an event is finished', () => {
    expect(eventReader()('id: 1\ndata: half')).toEqual([])
  })
})

describe('notices', () => {
  const notice: Schema<'NoticeResponse'> = { id: '7', kind: 'ENTRY_PROPOSED', targetId: '21', label: '1.1 · -5.00', at: '2026-05-09T01:00:00Z', seenAt: null }

  it('are listed with what they lead to, and marked as read up to the newest', async () => {
    let sent: unknown
    server.use(
      http.get('*/api/v1/me/notices', () => HttpResponse.json({ items: [notice], nextCursor: null, unseen: 1 })),
      http.get('*/api/v1/me/notices/stream', () => new HttpResponse('', { headers: { 'Content-Type': 'text/event-stream' } })),
      http.post('*/api/v1/me/notices/seen', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ unseen: 0 }, { status: 201 })
      }),
    )
    const { useNotices } = await import('@/api/notices')
    await mountPage('/notices', me(['me', 'entries:read']))
    await useNotices().count()
    expect((await screen.findByRole('link', { name: /有人对您提出记分 1\.1/ })).getAttribute('href')).toContain('/score-entries/21')
    await userEvent.click(await screen.findByRole('button', { name: '全部标为已读' }))
    await waitFor(() => expect(sent).toEqual({ upTo: '7' }))
  })
})
