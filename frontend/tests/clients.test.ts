import { screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import type { Schema } from '@/api/types'
import { me, mountPage } from './page'
import { server } from './setup'

const key = { id: '51', createdAt: '2026-05-01T01:00:00Z', lastUsedAt: null }
const client: Schema<'Client'> = { id: '9', name: 'platform', displayName: '警务协同平台', scopes: ['officers:read'], units: [{ id: '2', name: '城关派出所' }], requestsPerMinute: 600, keys: [key], locked: false, createdAt: '2026-05-01T01:00:00Z', version: 3 }
const nothing = () => HttpResponse.json({ items: [], nextCursor: null })

describe('other systems', () => {
  it('get a second key, shown once, and no third one', async () => {
    let made = 0
    const keys = [key]
    server.use(
      http.get('*/api/v1/clients/9', () => HttpResponse.json({ ...client, keys })),
      http.get('*/api/v1/clients/9/history', nothing),
      http.post('*/api/v1/clients/9/keys', ({ request }) => {
        expect(request.headers.get('Idempotency-Key')).toMatch(/.{8,}/)
        keys.push({ ...key, id: `${52 + made++}` })
        return HttpResponse.json({ client: { ...client, keys }, secret: 'shown-this-once' }, { status: 201 })
      }),
    )
    await mountPage('/clients/9', me(['me', 'clients:read', 'clients:write']))
    await userEvent.click(await screen.findByRole('button', { name: '签发新密钥' }))
    expect(await screen.findByText('shown-this-once')).toBeInTheDocument()
    await waitFor(() => expect(screen.queryByRole('button', { name: '签发新密钥' })).not.toBeInTheDocument())
    expect(screen.getAllByRole('button', { name: /^停用密钥/ })).toHaveLength(2)
  })

  it('show nothing to press to who only reads', async () => {
    server.use(
      http.get('*/api/v1/clients/9', () => HttpResponse.json(client)),
      http.get('*/api/v1/clients/9/history', nothing),
    )
    await mountPage('/clients/9', me(['me', 'clients:read']))
    expect(await screen.findByText('从未使用')).toBeInTheDocument()
    for (const name of ['修改', '停用', '签发新密钥', /^停用密钥/]) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })

  it('are registered with scopes and units, and a limit that is no number is refused at its place', async () => {
    let sent: unknown
    server.use(
      http.get('*/api/v1/units', () => HttpResponse.json({ items: [{ id: '2', code: 'CG', name: '城关派出所', kind: 'STATION', parentId: null, leaderIds: [], active: true, version: 0 }], nextCursor: null })),
      http.post('*/api/v1/clients', async ({ request }) => {
        sent = await request.json()
        return HttpResponse.json({ type: 'urn:yardstick:problem:not-accepted', title: '内容不符合要求', status: 422, detail: '', errors: [{ pointer: '/requestsPerMinute', detail: '不能小于 1' }] }, { status: 422, headers: { 'Content-Type': 'application/problem+json' } })
      }),
    )
    await mountPage('/clients/new', me(['me', 'clients:read', 'clients:write']))
    await userEvent.type(await screen.findByLabelText(/client_id/), 'platform')
    await userEvent.type(screen.getByLabelText(/系统名称/), '警务协同平台')
    await userEvent.clear(screen.getByLabelText(/每分钟请求上限/))
    await userEvent.type(screen.getByLabelText(/每分钟请求上限/), 'many')
    await userEvent.click(screen.getByLabelText('读取记分'))
    await userEvent.click(screen.getByLabelText('读取民警'))
    await userEvent.type(screen.getByRole('combobox', { name: /可见单位/ }), '城关')
    await userEvent.click(await screen.findByRole('option', { name: /城关派出所/ }))
    await userEvent.click(screen.getByRole('button', { name: '登记并签发密钥' }))
    await waitFor(() => expect(sent).toEqual({ name: 'platform', displayName: '警务协同平台', scopes: ['officers:read', 'entries:read'], unitIds: ['2'], requestsPerMinute: 0 }))
    expect(await screen.findByText('不能小于 1')).toBeInTheDocument()
  })
})
