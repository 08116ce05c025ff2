import { api, keyed, unwrap } from './client'
import { asProblem } from './problem'
import type { Schema } from './types'

/** One upload as far as it has come; the key and the id let it go on where it stopped. */
export interface Upload {
  key: string
  file: File
  id: string | null
}

const PART = 512 * 1024
const TRIES = 4

/** Ends of names that the picker of files offers; what is accepted is decided by the content. */
export const ACCEPTED = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.mp3,.m4a,.ogg,.opus,.wav,.webm,.amr,image/*,audio/*'
/** Bytes of one attachment. */
export const LARGEST = 26_214_400
/** Attachments of one record. */
export const MOST = 12

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

async function append(id: string, received: number, part: Blob) {
  const body = new Uint8Array(await part.arrayBuffer())
  return unwrap(
    api.PATCH('/api/v1/attachments/{attachmentId}/content', {
      params: { path: { attachmentId: id }, header: { 'If-Match': `"${received}"` } },
      headers: { 'Content-Type': 'application/octet-stream' },
      body: body as unknown as string,
      bodySerializer: (bytes) => bytes,
    }),
  )
}

/** Sends what the service does not have yet, part by part; after a lost answer it asks where to go on. */
export async function upload(one: Upload, progress: (part: number) => void): Promise<Schema<'AttachmentResponse'>> {
  const begun = one.id === null ? await unwrap(api.POST('/api/v1/attachments', { params: { header: keyed(one.key) }, body: { name: one.file.name, size: one.file.size } })) : null
  one.id ??= begun!.id
  let state = begun ?? (await look(one.id))
  for (let failed = 0; state.state === 'RECEIVING'; ) {
    try {
      state = await append(one.id, state.received, one.file.slice(state.received, state.received + PART))
      failed = 0
    } catch (thrown) {
      const problem = asProblem(thrown)
      const mayGoOn = problem.unanswered || problem.status === 412 || problem.status === 503 || problem.status === 408
      if (!mayGoOn || ++failed >= TRIES) throw thrown
      await pause(500 * 2 ** failed)
      state = await look(one.id)
    }
    progress(state.received / one.file.size)
  }
  return state
}

const look = (id: string) => unwrap(api.GET('/api/v1/attachments/{attachmentId}', { params: { path: { attachmentId: id } } }))

export const content = (id: string) => unwrap(api.GET('/api/v1/attachments/{attachmentId}/content', { params: { path: { attachmentId: id } }, parseAs: 'blob' })) as Promise<Blob>
export const thumbnail = (id: string) => unwrap(api.GET('/api/v1/attachments/{attachmentId}/thumbnail', { params: { path: { attachmentId: id } }, parseAs: 'blob' })) as Promise<Blob>
