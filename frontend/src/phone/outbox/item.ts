import { newKey } from '@/lib/key'
import type { Schema } from '@/api/types'

export type Kind = 'diary' | 'incident' | 'answer'
/** DRAFT: being written. WAITING: to be sent. FAILED: refused, and why. SENT: it arrived. */
export type State = 'DRAFT' | 'WAITING' | 'FAILED' | 'SENT'

export interface Person {
  id: string
  name: string
  badgeNo: string
  role: Schema<'IncidentRole'>
  /** What followed so far; left out where nothing is known of it. */
  disposition?: Schema<'Disposition'>
}

/** What a person writes. `day`: a day, or one that follows from the time of writing once the clock is known to be right. */
export interface Content {
  text: string
  day: 'today' | 'yesterday' | string
  people: Person[]
  nature: Schema<'IncidentNature'> | null
  title: string
  place: string
  unit: { id: string; name: string } | null
  /** The entry that is answered. */
  about: { id: string; name: string } | null
}

export interface Photo {
  id: string
  name: string
  size: number
  type: string
  /** Made when it was chosen: beginning its upload twice begins it once. */
  key: string
  /** Its id at the service, once the upload has begun. */
  remote: string | null
}

/** One thing that was written on this phone, from the first letter to its arrival. */
export interface Item {
  id: string
  revision: number
  kind: Kind
  state: State
  /** Idempotency-Key: made at writing time, and anew only after the service refused. */
  key: string
  content: Content
  photos: Photo[]
  /** By this device's clock, whatever it says. */
  writtenAt: number
  /** What is sent, letter by letter: fixed before the first attempt, because the same key with another body is refused. */
  body: string | null
  problem: { title: string; detail: string } | null
  /** By the service's clock. */
  arrivedAt: string | null
}

export function newItem(kind: Kind, about: Content['about'] = null): Item {
  return {
    id: newKey(),
    revision: 0,
    kind,
    state: 'DRAFT',
    key: newKey(),
    content: { text: '', day: 'today', people: [], nature: null, title: '', place: '', unit: null, about },
    photos: [],
    writtenAt: Date.now(),
    body: null,
    problem: null,
    arrivedAt: null,
  }
}

/** Nothing of it would be missed. */
export const isBlank = ({ content, photos }: Item) => !content.text.trim() && !content.title.trim() && !content.place.trim() && content.people.length === 0 && photos.length === 0

/** What has to be there before it can be sent, as far as the phone can tell. */
export function missing({ kind, content }: Item): ('text' | 'people' | 'title' | 'nature' | 'about')[] {
  const found: ReturnType<typeof missing> = []
  if (!content.text.trim()) found.push('text')
  if (kind === 'diary' && content.people.length === 0) found.push('people')
  if (kind === 'incident') {
    if (!content.nature) found.push('nature')
    if (!content.title.trim()) found.push('title')
    if (content.people.length === 0 && !content.unit) found.push('about')
  }
  return found
}

const DAY_MS = 86_400_000
/** The day at the bureau, UTC+8 all year since 1991. */
export const dayAt = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10)

/** The day that was meant, now that the time of writing is known. */
export const dayOf = (day: string, written: number) => (day === 'today' ? dayAt(written) : day === 'yesterday' ? dayAt(written - DAY_MS) : day)

/** When it was written: by the service's clock once it is known, by this device's before. */
export const writtenOf = ({ body, writtenAt }: Item) => (body === null ? writtenAt : Date.parse((JSON.parse(body) as { writtenAt: string }).writtenAt))

/** Where it goes. */
export const pathOf = ({ kind, content }: Item) =>
  kind === 'diary' ? '/api/v1/diary-entries' : kind === 'incident' ? '/api/v1/incidents' : `/api/v1/score-entries/${content.about?.id}/answers`

/** The body that is sent for it; `written` is the corrected time of writing. */
export function bodyOf({ kind, content, photos }: Item, written: number): Schema<'DiaryEntryRequest'> | Schema<'IncidentRequest'> | Schema<'AnswerRequest'> {
  const text = content.text.trim()
  const occurredOn = dayOf(content.day, written)
  const both = { attachmentIds: photos.flatMap((one) => one.remote ?? []), writtenAt: new Date(written).toISOString() }
  if (kind === 'answer') return { text, ...both }
  if (kind === 'diary') return { occurredOn, text, officerIds: content.people.map((one) => one.id), clauseId: null, ...both }
  return {
    nature: content.nature ?? 'NEGATIVE',
    source: 'OFFICER_REPORT',
    title: content.title.trim(),
    description: text,
    place: content.place.trim() || null,
    occurredOn,
    officers: content.people.map((one) => ({ officerId: one.id, role: one.role, disposition: one.disposition ?? ('NONE' as const) })),
    unitIds: content.unit ? [content.unit.id] : [],
    ...both,
  }
}
