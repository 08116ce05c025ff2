import type { Schema } from '@/api/types'

/** How the state of an entry looks. */
export const tone = (state: Schema<'EntryState'>) => (state === 'CONFIRMED' ? 'success' : state === 'PROPOSED' ? 'warning' : 'neutral')
