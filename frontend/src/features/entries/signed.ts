import type { Schema } from '@/api/types'

/** Points as the clerk writes them, always positive, with the sign of the clause's kind: "30" under a deduction is "-30". */
export function signed(points: string, kind: Schema<'ClauseKind'> | undefined): string {
  const magnitude = points.trim().replace(/^[-+\u2212]/, '')
  return kind === 'DEDUCTION' && magnitude ? `-${magnitude}` : magnitude
}
