import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it, vi } from 'vitest'
import type { Schema } from '@/api/types'
import { me, mountPage } from './page'
import { server } from './setup'

/** Lists as files, and the reader's name over a list on the screen. */
const list = (state: 'PUBLISHED' | 'PROPOSED') =>
  ({
    id: '9', cycleId: '1', cycleName: '2026年度', assessmentId: '1', revision: 1, title: '年度公示', note: null, state, proposedBy: '周敏', proposedAt: '2026-11-26T01:00:00Z', approvedBy: null, publishedAt: null, termEndsOn: null,
    officers: 1, mayAcknowledge: false, mayApprove: false, mayWithdraw: false, version: 0,
  }) as unknown as Schema<'PublicationResponse'>
const line = { officer: { id: '8', badgeNo: '320002', name: '李四' }, unit: { id: '2', name: '城关派出所' }, grade: 'TWO' }
const missing = () => HttpResponse.json({ type: 'urn:yardstick:problem:not-found', title: '未找到', status: 404, errors: [] }, { status: 404, headers: { 'Content-Type': 'application/problem+json' } })

async function open(state: 'PUBLISHED' | 'PROPOSED', name: string, query = '') {
  server.use(
    http.get('*/api/v1/publications/9', () => HttpResponse.json(list(state))),
    http.get('*/api/v1/publications/9/lines', () => HttpResponse.json({ items: [line], nextCursor: null })),
    http.get('*/api/v1/publications/9/:rest', missing),
    http.get('*/api/v1/units', () => HttpResponse.json({ items: [{ id: '2', name: '城关派出所' }], nextCursor: null })),
  )
  const view = await mountPage(`/publications/9${query}`, me(['me', 'publications:read'], { displayName: name }))
  await screen.findByText('李四 320002')
  return view
}

describe('a list as a document', () => {
  it('is taken away for the unit that is chosen', async () => {
    let asked = ''
    URL.createObjectURL = vi.fn(() => 'blob:1')
    URL.revokeObjectURL = vi.fn()
    await open('PUBLISHED', '测试员', '?unit=2')
    server.use(
      http.get('*/api/v1/publications/9/lines.xlsx', ({ request }) => {
        asked = new URL(request.url).search
        return HttpResponse.arrayBuffer(new ArrayBuffer(8))
      }),
    )
    await userEvent.click(screen.getByRole('button', { name: '名单表格（Excel）' }))
    await waitFor(() => expect(URL.createObjectURL).toHaveBeenCalled())
    expect(asked).toBe('?unit=2')
    expect(screen.queryByRole('button', { name: '打印本人凭据（PDF）' })).toBeNull()
  })

  it('is a draft until it is published', async () => {
    await open('PROPOSED', '测试员')
    expect(screen.getByRole('button', { name: '送审稿（PDF）' })).toBeTruthy()
  })

  it('carries the reader’s name, whatever it says, where nothing is read out', async () => {
    const name = '"\');}<script>alert(1)</script>'
    const { container } = await open('PUBLISHED', name)
    const style = container.querySelector<HTMLElement>('.marked')!.style.getPropertyValue('--reader')
    expect(style.slice(0, 25) + style.slice(-2)).toBe('url("data:image/svg+xml,%")')
    expect(style.slice(5, -2)).not.toMatch(/["<>\\\s]/)
    expect(decodeURIComponent(style)).toContain('&lt;script&gt;alert(1)')
    expect(container.querySelector('.marked')!.textContent).not.toContain(name)
  })
})
