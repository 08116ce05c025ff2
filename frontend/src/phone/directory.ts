import { shallowRef } from 'vue'
import { api, unwrap } from '@/api/client'
import { everyPage } from '@/api/everyPage'
import type { Schema } from '@/api/types'
import type { Person } from './outbox/item'
import { myVault } from './session'
import { keep, kept } from './vault/vault'

export type Listed = Pick<Schema<'OfficerResponse'>, 'id' | 'name' | 'badgeNo' | 'initials'> & { unit: string }
const FRESH_MS = 6 * 3_600_000
const RECENT = 8

/** The officers that the reader may see, as the phone keeps them. */
export const officers = shallowRef<Listed[]>([])
export const units = shallowRef<{ id: string; name: string }[]>([])
export type Recent = Pick<Person, 'id' | 'name' | 'badgeNo'>
/** Those that were picked last; a few, so that they are there with the first stroke of the page. */
export const recent = shallowRef<Recent[]>([])

let loading: Promise<void> | null = null

/** Brings both lists onto the phone, so that people can be picked without network. Many callers share one request. */
export function loadDirectory(): Promise<void> {
  loading ??= load().finally(() => (loading = null))
  return loading
}

async function load() {
  const vault = myVault()
  const [people, places] = [await kept<Listed[]>(vault, 'officers'), await kept<{ id: string; name: string }[]>(vault, 'units')]
  if (people) officers.value = people.value
  if (places) units.value = places.value
  if (people && places && Date.now() - people.at < FRESH_MS && people.at <= Date.now()) return
  const rows = await everyPage((query) => unwrap(api.GET('/api/v1/officers', { params: { query: { ...query, state: 'ACTIVE' } } })))
  officers.value = rows.map(({ id, name, badgeNo, initials, unit }) => ({ id, name, badgeNo, initials, unit: unit?.name ?? '' }))
  await keep(vault, 'officers', officers.value)
  units.value = (await everyPage((query) => unwrap(api.GET('/api/v1/units', { params: { query } })))).map(({ id, name }) => ({ id, name }))
  await keep(vault, 'units', units.value)
}

export async function loadRecent() {
  recent.value = (await kept<Recent[]>(myVault(), 'recent-people'))?.value ?? []
}

/** Those that were picked come first next time. */
export async function remember(people: Recent[]) {
  const picked = people.map(({ id, name, badgeNo }) => ({ id, name, badgeNo }))
  recent.value = [...picked, ...recent.value.filter((one) => !picked.some(({ id }) => id === one.id))].slice(0, RECENT)
  await keep(myVault(), 'recent-people', recent.value)
}

/** Whose initials, number or name begin with what was typed; then those that only contain it. */
export function matching(list: readonly Listed[], typed: string, most = 6): Listed[] {
  const text = typed.trim().toLowerCase()
  if (!text) return []
  const begins = (one: Listed) => one.initials.startsWith(text) || one.badgeNo.toLowerCase().startsWith(text) || one.name.toLowerCase().startsWith(text)
  const contains = (one: Listed) => one.initials.includes(text) || one.badgeNo.toLowerCase().includes(text) || one.name.toLowerCase().includes(text)
  const first = list.filter(begins)
  return [...first, ...list.filter((one) => !first.includes(one) && contains(one))].slice(0, most)
}
