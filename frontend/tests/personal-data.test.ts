import { fireEvent, screen, waitFor } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { me, mountPage } from './page'
import { server } from './setup'

const officer = { id: '7', badgeNo: '320001', name: '张三', unit: null, post: 'PATROL', leadershipRole: null, policeRank: 'CONSTABLE_1', education: 'BACHELOR', joinedOn: '2015-07-01', state: 'ACTIVE', version: 1 }

afterEach(() => vi.restoreAllMocks())

describe('personal data', () => {
  it('says what is damaged instead of showing nothing', async () => {
    server.use(
      http.get('*/api/v1/units', () => HttpResponse.json({ items: [], nextCursor: null })),
      http.get('*/api/v1/officers/7', () => HttpResponse.json(officer)),
      http.get('*/api/v1/officers/7/assignments', () => HttpResponse.json({ items: [] })),
      http.get('*/api/v1/officers/7/personal-data', () => HttpResponse.json({ sex: 'MALE', birthDate: null, phone: '13800000000', damaged: ['birthDate'], version: 1 })),
    )
    await mountPage('/officers/7', me(['me', 'officers:read', 'officers:personal']))
    await fireEvent.click(await screen.findByRole('button', { name: '查看个人信息' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('被改动过')
    expect(screen.getAllByText('已损坏，不予显示')).toHaveLength(1)
    expect(screen.getByText('13800000000')).toBeInTheDocument()
  })

  it('is taken out by its owner as a file', async () => {
    server.use(
      http.get('*/api/v1/me/factor', () => HttpResponse.json({ required: false, enrolled: false, since: null, recoveryCodesLeft: 0 })),
      http.get('*/api/v1/me/sessions', () => HttpResponse.json({ items: [] })),
      http.get('*/api/v1/me/sign-ins', () => HttpResponse.json({ items: [], nextCursor: null })),
      http.get('*/api/v1/me/data', () => HttpResponse.json({ madeAt: '2026-01-01T00:00:00Z', account: { username: 'zhang' } })),
    )
    const files: Blob[] = []
    URL.createObjectURL = (file) => 'blob:' + files.push(file as Blob)
    URL.revokeObjectURL = () => undefined
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await mountPage('/account/security', me(['me']))
    await fireEvent.click(await screen.findByRole('button', { name: '下载本人数据' }))
    await waitFor(() => expect(click).toHaveBeenCalledOnce())
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toBe('本人数据.json')
    expect(files[0]?.size).toBeGreaterThan(40)
  })
})
