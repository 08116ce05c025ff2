import type { Schema } from '@/api/types'

/** What a client may do, as the form holds it. */
export interface Terms {
  displayName: string
  scopes: Schema<'ClientScope'>[]
  units: { id: string; name: string }[]
  requestsPerMinute: string
}

export const noTerms = (): Terms => ({ displayName: '', scopes: [], units: [], requestsPerMinute: '600' })

export const termsOf = (client: Schema<'Client'>): Terms => ({ displayName: client.displayName, scopes: [...client.scopes], units: [...client.units], requestsPerMinute: String(client.requestsPerMinute) })

/** What is no whole number is sent as 0, which the service refuses at its place. */
export const sent = (terms: Terms): Schema<'UpdateClientRequest'> => ({
  displayName: terms.displayName.trim(),
  scopes: terms.scopes,
  unitIds: terms.units.map((unit) => unit.id),
  requestsPerMinute: /^\d{1,6}$/.test(terms.requestsPerMinute.trim()) ? Number(terms.requestsPerMinute) : 0,
})

/** Where a problem of these fields is shown. */
export const PLACES = ['/displayName', '/scopes', '/unitIds', '/requestsPerMinute']

export const scopeKey = (scope: Schema<'ClientScope'>) => `clients.scopeNames.${scope.replace(':', '_')}`
