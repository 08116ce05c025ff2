import { File as RealFile } from 'node:buffer'
import { fireEvent, render, screen, waitFor } from '@testing-library/vue'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { defineComponent, h, ref } from 'vue'
import { describe, expect, it, vi } from 'vitest'
import type { Schema } from '@/api/types'
import { i18n } from '@/i18n'
import AttachmentList from '@/parts/AttachmentList.vue'
import AttachmentsField from '@/parts/AttachmentsField.vue'
import { server } from './setup'

/** Files of the portal: sent part by part, on from where they stopped; refused ones say why; names are text. */
const PART = 512 * 1024
const begun: Schema<'AttachmentResponse'> = { id: '41', name: 'a.pdf', size: 2 * PART + 5, received: 0, state: 'RECEIVING', mediaType: null, digest: null, thumbnail: false, uploadedAt: '2026-05-09T01:00:00Z' }
// jsdom's files cannot be read in parts.
const file = (name: string, size: number) => new RealFile([new Uint8Array(size)], name, { type: 'application/pdf' })

function field() {
  const ids = ref<string[]>([])
  const busy = ref(false)
  const Host = defineComponent(() => () => h(AttachmentsField, { modelValue: ids.value, 'onUpdate:modelValue': (given: string[]) => (ids.value = given), busy: busy.value, 'onUpdate:busy': (given?: boolean) => (busy.value = given ?? false) }))
  const view = render(Host, { global: { plugins: [i18n] } })
  const choose = (...files: RealFile[]) => fireEvent.change(view.container.querySelector('input')!, { target: { files } })
  return { ids, busy, choose }
}

/** A service that keeps what it gets, and whose answers get lost where it is told so. */
function service(size: number, lost: (at: number) => 'before' | 'after' | null) {
  const came: [string, number][] = []
  let received = 0
  const now = () => ({ ...begun, size, received, state: received === size ? ('READY' as const) : ('RECEIVING' as const) })
  server.use(
    http.post('*/api/v1/attachments', async ({ request }) => {
      expect(request.headers.get('Idempotency-Key')).toBeTruthy()
      expect(await request.json()).toEqual({ name: 'a.pdf', size })
      return HttpResponse.json(now(), { status: 201 })
    }),
    http.get('*/api/v1/attachments/41', () => HttpResponse.json(now())),
    http.patch('*/api/v1/attachments/41/content', async ({ request }) => {
      const bytes = (await request.arrayBuffer()).byteLength
      const from = Number(request.headers.get('If-Match')?.replaceAll('"', ''))
      came.push([`${from}`, bytes])
      const gone = lost(came.length)
      if (gone === 'before') return HttpResponse.error()
      if (from !== received) return HttpResponse.json({ type: 'urn:yardstick:problem:changed', title: 'changed', status: 412, detail: '' }, { status: 412 })
      received += bytes
      return gone === 'after' ? HttpResponse.error() : HttpResponse.json(now())
    }),
  )
  return came
}

describe('an upload', () => {
  it('goes on where the service stands, whether the part or its answer was lost', async () => {
    const came = service(2 * PART + 5, (at) => (at === 1 ? 'after' : at === 2 ? 'before' : null))
    const { ids, busy, choose } = field()
    await choose(file('a.pdf', 2 * PART + 5))
    expect(busy.value).toBe(true)
    await waitFor(() => expect(ids.value).toEqual(['41']), { timeout: 8_000 })
    expect(busy.value).toBe(false)
    expect(came).toEqual([['0', PART], [`${PART}`, PART], [`${PART}`, PART], [`${2 * PART}`, 5]])
  }, 10_000)

  it('that the service refuses says why, and is not sent along', async () => {
    server.use(http.post('*/api/v1/attachments', () => HttpResponse.json({ type: 'urn:yardstick:problem:not-accepted', title: '内容不符合要求', status: 422, detail: '不接受这种文件。' }, { status: 422 })))
    const { ids, choose } = field()
    await choose(file('a.pdf', 9), file('empty.pdf', 0))
    expect(await screen.findByText('不接受这种文件。')).toBeInTheDocument()
    expect(ids.value).toEqual([])
    // The empty one was never sent.
    expect(screen.getAllByRole('listitem')).toHaveLength(2)
    await userEvent.click(screen.getByRole('button', { name: /empty\.pdf/ }))
    expect(screen.getAllByRole('listitem')).toHaveLength(1)
  })
})

describe('attachments of a record', () => {
  it('are downloaded under their names, which are text', async () => {
    const name = '<img src=x onerror=fired()>.pdf'
    let saved = ''
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved = this.download
    })
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} })
    server.use(http.get('*/api/v1/attachments/41/content', () => new HttpResponse('x', { headers: { 'Content-Type': 'application/octet-stream' } })))
    const { container } = render(AttachmentList, { props: { attachments: [{ id: '41', name, size: 69, mediaType: 'application/pdf', thumbnail: false }] }, global: { plugins: [i18n] } })
    expect(screen.getByText(name)).toBeInTheDocument()
    expect(container.querySelector('img')).toBeNull()
    await userEvent.click(screen.getByRole('button'))
    await waitFor(() => expect(saved).toBe(name))
    vi.restoreAllMocks()
  })
})
