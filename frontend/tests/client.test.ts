import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, it } from 'vitest'
import { api, keyed, unwrap } from '@/api/client'
import { ApiProblem } from '@/api/problem'
import { refresh, token } from '@/api/token'
import { server } from './setup'

const problem = (status: number, slug: string, errors: { pointer: string; detail: string }[] = []) =>
  HttpResponse.json({ type: `urn:yardstick:problem:${slug}`, title: slug, status, detail: 'd', errors }, { status, headers: { 'Content-Type': 'application/problem+json' } })
const unit = { parentId: '1', code: 'A', name: 'A', kind: 'STATION' as const }

afterEach(() => {
  token.set(null)
  token.belongsTo(null)
})

describe('session', () => {
  it('renews once for many refused requests and sends them again', async () => {
    let refreshed = 0
    server.use(
      http.post('*/api/v1/sessions/refresh', () => {
        refreshed++
        return HttpResponse.json({ accessToken: 'new', tokenType: 'Bearer', expiresIn: 300, mustChangePassword: false })
      }),
      http.get('*/api/v1/me/tasks', ({ request }) => (request.headers.get('Authorization') === 'Bearer new' ? HttpResponse.json({ items: [] }) : problem(401, 'not-signed-in'))),
    )
    token.set('old')
    const answers = await Promise.all([1, 2, 3].map(() => unwrap(api.GET('/api/v1/me/tasks'))))
    expect(answers).toEqual([{ items: [] }, { items: [] }, { items: [] }])
    expect(refreshed).toBe(1)
  })

  it('says that the session is lost, once, when it cannot be renewed', async () => {
    let lost = 0
    token.whenLost(() => lost++)
    server.use(http.post('*/api/v1/sessions/refresh', () => problem(401, 'not-signed-in')), http.get('*/api/v1/me/tasks', () => problem(401, 'not-signed-in')))
    token.set('old')
    await expect(unwrap(api.GET('/api/v1/me/tasks'))).rejects.toMatchObject({ status: 401 })
    expect(lost).toBe(1)
    expect(token.get()).toBeNull()
  })

  it('is not over because the service is busy', async () => {
    let lost = 0
    token.whenLost(() => lost++)
    server.use(http.post('*/api/v1/sessions/refresh', () => problem(429, 'too-many-requests')), http.get('*/api/v1/me/tasks', () => problem(401, 'not-signed-in')))
    token.set('old')
    await expect(unwrap(api.GET('/api/v1/me/tasks'))).rejects.toMatchObject({ status: 0 })
    expect(lost).toBe(0)
  })

  it('comes with the same secret until it has an answer, and with another one after that', async () => {
    const secrets: (string | null)[] = []
    server.use(
      http.post('*/api/v1/sessions/refresh', ({ request }) => {
        secrets.push(request.headers.get('Renewal-Key'))
        return secrets.length === 1 ? HttpResponse.error() : HttpResponse.json({ accessToken: 'new', tokenType: 'Bearer', expiresIn: 300, mustChangePassword: false })
      }),
    )
    await expect(refresh()).rejects.toThrow()
    await refresh()
    await refresh()
    expect(secrets[0]).toMatch(/^[0-9a-f]{32}$/)
    expect(secrets[1]).toBe(secrets[0])
    expect(secrets[2]).not.toBe(secrets[0])
  })

  it('never goes on as somebody else who signed in in another tab', async () => {
    const sent: (string | null)[] = []
    const named = (sub: string) => `h.${btoa(JSON.stringify({ sub }))}.s`
    server.use(
      http.post('*/api/v1/sessions/refresh', () => HttpResponse.json({ accessToken: named('8'), tokenType: 'Bearer', expiresIn: 300, mustChangePassword: false })),
      http.get('*/api/v1/me/tasks', ({ request }) => {
        sent.push(request.headers.get('Authorization'))
        return problem(401, 'not-signed-in')
      }),
    )
    token.set(named('7'))
    token.belongsTo('7')
    await expect(unwrap(api.GET('/api/v1/me/tasks'))).rejects.toMatchObject({ status: 401 })
    expect(sent).toEqual([`Bearer ${named('7')}`])
    expect(token.get()).toBeNull()
  })

  it('does not renew for a wrong password', async () => {
    server.use(http.post('*/api/v1/sessions', () => problem(401, 'wrong-credentials')))
    token.set('old')
    await expect(unwrap(api.POST('/api/v1/sessions', { body: { username: 'a', password: 'b' } }))).rejects.toMatchObject({ status: 401 })
  })
})

describe('writes', () => {
  it('sends an unanswered creation again under the same key', async () => {
    const keys: (string | null)[] = []
    server.use(
      http.post('*/api/v1/units', async ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'))
        expect(await request.json()).toEqual(unit)
        return keys.length === 1 ? HttpResponse.error() : HttpResponse.json({ id: '9' }, { status: 201 })
      }),
    )
    await unwrap(api.POST('/api/v1/units', { params: { header: keyed('key-12345678') }, body: unit }))
    expect(keys).toEqual(['key-12345678', 'key-12345678'])
  })

  it('never repeats a change without an answer', async () => {
    let sent = 0
    server.use(
      http.put('*/api/v1/me/password', () => {
        sent++
        return HttpResponse.error()
      }),
    )
    await expect(unwrap(api.PUT('/api/v1/me/password', { body: { currentPassword: 'a', newPassword: 'b' } }))).rejects.toMatchObject({ status: 0 })
    expect(sent).toBe(1)
  })

  it('asks for the language of the reader', async () => {
    let language: string | null = null
    server.use(
      http.get('*/api/v1/me/tasks', ({ request }) => {
        language = request.headers.get('Accept-Language')
        return HttpResponse.json({ items: [] })
      }),
    )
    await unwrap(api.GET('/api/v1/me/tasks'))
    expect(language).toBe('zh-CN')
  })
})

describe('problems', () => {
  it('keeps words and places', async () => {
    server.use(http.post('*/api/v1/units', () => problem(422, 'not-accepted', [{ pointer: '/code', detail: 'taken' }, { pointer: '/codes/0', detail: 'other' }])))
    const thrown = await unwrap(api.POST('/api/v1/units', { params: { header: keyed('key-12345678') }, body: unit })).catch((e: unknown) => e)
    expect(thrown).toBeInstanceOf(ApiProblem)
    const said = thrown as ApiProblem
    expect(said.at('/code')).toBe('taken')
    expect(said.at('/name')).toBeUndefined()
    expect(said.is('not-accepted')).toBe(true)
  })

  it('survives an answer that is no problem document', async () => {
    server.use(http.get('*/api/v1/me/tasks', () => new HttpResponse('<html>', { status: 502 })))
    await expect(unwrap(api.GET('/api/v1/me/tasks'))).rejects.toMatchObject({ status: 502, title: '' })
  })
})
