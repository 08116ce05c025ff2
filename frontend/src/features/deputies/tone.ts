import type { Schema } from '@/api/types'

const tones = { PLANNED: 'info', ACTIVE: 'success', OVER: 'neutral', ENDED: 'warning' } as const

export const tone = (state: Schema<'DeputyState'>) => tones[state]
