import { fireEvent, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { token } from '@/api/token'
import { me, mountPage } from './page'
import { server } from './setup'

const officer = { id: '7', badgeNo: '320001', name: '张三', unit: { id: '2', name: '城关派出所' }, post: 'PATROL', leadershipRole: null, policeRank: 'CONSTABLE_1', education: 'BACHELOR', joinedOn: '2015-07-01', state: 'ACTIVE', version: 1 }
const noUnits = http.get('*/api/v1/units', () => HttpResponse.json({ items: [], nextCursor: null }))

describe('sign-in', () => {
  it('signs in and goes on to the forced change of the password', async () => {
    server.use(
      http.post('*/api/v1/sessions', () => HttpResponse.json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 300, mustChangePassword: true }, { status: 201 })),
      http.get('*/api/v1/me', () => HttpResponse.json(me(['me'], { mustChangePassword: true }))),
    )
    const { router } = await mountPage('/officers', null)
    expect(router.currentRoute.value.name).toBe('sign-in')
    await userEvent.type(await screen.findByLabelText('用户名'), 'zhang')
    await userEvent.type(screen.getByLabelText('口令'), 'secret')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    expect(await screen.findByRole('heading', { level: 1, name: '修改口令' })).toBeInTheDocument()
    await router.push('/')
    expect(router.currentRoute.value.name).toBe('password')
    expect(token.get()).toBe('a')
  })

  it('asks for the code of the second factor, and for its set-up where a role needs one', async () => {
    const sent: unknown[] = []
    server.use(
      http.post('*/api/v1/sessions', async ({ request }) => {
        sent.push(await request.json())
        return sent.length === 1
          ? HttpResponse.json({ type: 'urn:yardstick:problem:factor-needed', title: '需要动态口令', status: 401, detail: 'd' }, { status: 401 })
          : HttpResponse.json({ accessToken: 'a', tokenType: 'Bearer', expiresIn: 300, mustChangePassword: false, mustEnrolFactor: true }, { status: 201 })
      }),
      http.get('*/api/v1/me', () => HttpResponse.json(me(['me'], { mustEnrolFactor: true }))),
      http.get('*/api/v1/me/factor', () => HttpResponse.json({ required: true, enrolled: false, since: null, recoveryCodesLeft: 0 })),
    )
    const { router } = await mountPage('/sign-in', null)
    await userEvent.type(await screen.findByLabelText('用户名'), 'office')
    await userEvent.type(screen.getByLabelText('口令'), 'secret')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    const code = await screen.findByLabelText('动态口令')
    expect(screen.queryByRole('alert')).not.toBeInTheDocument()
    await waitFor(() => expect(code).toHaveFocus())
    await userEvent.type(code, '123456')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    await waitFor(() => expect(sent).toEqual([{ username: 'office', password: 'secret', otp: null }, { username: 'office', password: 'secret', otp: '123456' }]))
    expect(await screen.findByRole('heading', { level: 1, name: '双因素认证' })).toBeInTheDocument()
    await router.push('/')
    expect(router.currentRoute.value.name).toBe('factor')
  })

  it('shows the refusal in words', async () => {
    server.use(http.post('*/api/v1/sessions', () => HttpResponse.json({ type: 'x', title: '用户名或口令不正确', status: 401, detail: '请核对后重试。' }, { status: 401 })))
    await mountPage('/sign-in', null)
    await userEvent.type(await screen.findByLabelText('用户名'), 'zhang')
    await userEvent.type(screen.getByLabelText('口令'), 'wrong')
    await userEvent.click(screen.getByRole('button', { name: '登录' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('用户名或口令不正确')
  })
})

describe('home', () => {
  it('warns of tries that were refused since the last sign-in', async () => {
    server.use(http.get('*/api/v1/me/tasks', () => HttpResponse.json({ items: [] })))
    await mountPage('/', me(['me'], { refusedSince: 3 }))
    expect(await screen.findByText('上次登录以来有 3 次未成功的登录尝试')).toBeInTheDocument()
  })

  it('leads to what is to do', async () => {
    server.use(http.get('*/api/v1/me/tasks', () => HttpResponse.json({ items: [{ kind: 'READ_RULE_BOOK', count: 1, targetId: '5', label: '2026 版' }] })))
    await mountPage('/', me(['me']))
    expect(await screen.findByRole('link', { name: /阅读考核细则并确认已读/ })).toHaveAttribute('href', '/rule-books/5')
  })
})

describe('officers', () => {
  it('keeps filters in the address and asks for them', async () => {
    const asked: string[] = []
    server.use(
      noUnits,
      http.get('*/api/v1/officers', ({ request }) => {
        asked.push(new URL(request.url).searchParams.get('q') ?? '')
        return HttpResponse.json({ items: [officer], nextCursor: 'c2' })
      }),
    )
    const { router } = await mountPage('/officers', me(['me', 'officers:read', 'units:read']))
    expect(await screen.findByRole('link', { name: '张三' })).toHaveAttribute('href', '/officers/7')
    expect(screen.queryByText('录入民警')).not.toBeInTheDocument()
    await userEvent.type(screen.getByLabelText('姓名、拼音首字母或警号'), 'zs')
    await waitFor(() => expect(router.currentRoute.value.query.q).toBe('zs'))
    await waitFor(() => expect(asked).toContain('zs'))
    await waitFor(() => expect(screen.getByRole('button', { name: '下一页' })).toBeEnabled())
    await userEvent.click(screen.getByRole('button', { name: '下一页' }))
    await waitFor(() => expect(router.currentRoute.value.query).toEqual({ q: 'zs', cursor: 'c2' }))
  })

  it('asks for personal data only when told to', async () => {
    let looks = 0
    server.use(
      noUnits,
      http.get('*/api/v1/officers/7', () => HttpResponse.json(officer)),
      http.get('*/api/v1/officers/7/assignments', () => HttpResponse.json({ items: [] })),
      http.get('*/api/v1/officers/7/personal-data', () => {
        looks++
        return HttpResponse.json({ sex: 'MALE', birthDate: '1990-01-02', phone: '13800000000', damaged: [], version: 1 })
      }),
    )
    await mountPage('/officers/7', me(['me', 'officers:read', 'officers:personal']))
    const show = await screen.findByRole('button', { name: '查看个人信息' })
    expect(looks).toBe(0)
    await fireEvent.click(show)
    expect(await screen.findByText('13800000000')).toBeInTheDocument()
    expect(looks).toBe(1)
  })

  it('stays shut without the permission', async () => {
    const { router } = await mountPage('/officers', me(['me']))
    await waitFor(() => expect(router.currentRoute.value.name).toBe('not-allowed'))
  })
})

describe('units', () => {
  it('puts the words of a refusal at their places', async () => {
    server.use(
      http.get('*/api/v1/units', () => HttpResponse.json({ items: [{ id: '1', parentId: null, code: 'B', name: '县局', kind: 'BUREAU', areaKm2: null, population: null, version: 1 }], nextCursor: null })),
      http.post('*/api/v1/units', () => HttpResponse.json({ type: 'x', title: '内容不符合要求', status: 422, detail: 'd', errors: [{ pointer: '/code', detail: '代码已被使用' }] }, { status: 422 })),
    )
    await mountPage('/units/new', me(['me', 'units:read', 'units:write']))
    const parent = await screen.findByRole('combobox', { name: /上级单位/ })
    await userEvent.click(parent)
    await fireEvent.mouseDown(await screen.findByRole('option', { name: '县局 B' }))
    await userEvent.type(screen.getByLabelText(/^名称/), '新所')
    await userEvent.click(screen.getByRole('button', { name: '保存' }))
    expect(await screen.findByText('代码已被使用')).toBeInTheDocument()
    expect(screen.getByLabelText(/^代码/)).toHaveAccessibleDescription('代码已被使用')
  })
})
