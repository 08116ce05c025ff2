import { HttpResponse, http } from 'msw'
import { describe, expect, it } from 'vitest'
import { exported, type Progress } from '@/features/audit/export'
import { server } from './setup'

const header = JSON.stringify({ format: 'yardstick-audit-1', head: 'log\n2\nroot\nSHA-256 now\n\n', whole: true })
const answer = (text: string) => server.use(http.get('*/api/v1/audit/export', () => new HttpResponse(text, { headers: { 'Content-Type': 'application/vnd.yardstick.audit' } })))
const take = (told: (progress: Progress) => void = () => {}) => exported({}, told, new AbortController().signal)

describe('the export of the log', () => {
  it('is counted against the lines of its head', async () => {
    answer(`${header}\n{"index":0}\n{"index":1}\n{"end":2}\n`)
    const steps: Progress[] = []
    const file = await take((step) => steps.push(step))
    expect(file?.size).toBeGreaterThan(header.length)
    expect(steps.at(-1)).toEqual({ lines: 3, of: 2 })
  })

  it('is no file where it broke off', async () => {
    answer(`${header}\n{"index":0}\n`)
    expect(await take()).toBeNull()
  })

  it('is refused in words', async () => {
    server.use(http.get('*/api/v1/audit/export', () => HttpResponse.json({ type: 'urn:yardstick:problem:not-allowed', title: '不允许', status: 403 }, { status: 403 })))
    await expect(take()).rejects.toMatchObject({ status: 403 })
  })
})
