import type { Schema } from '@/api/types'

/** How the state of an objection looks. */
export const tone = (state: Schema<'ObjectionState'>) => (state === 'UPHELD' ? 'success' : state === 'OPEN' ? 'warning' : 'neutral')
