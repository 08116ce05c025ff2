import { points } from '@/lib/format'
import type { Schema } from './types'

/** The words of the portal or of the phone. */
type Words = (key: string, named: Record<string, string | number>) => string

const SIDES = { ABOVE: 'standing.above', WITHIN: 'standing.within', BELOW: 'standing.below' } as const

/** What a score comes to in its pool as of now, in words; `grade` and `place` are null where the pool is too small for a place. */
export function outlookWords(outlook: Schema<'Outlook'>, t: Words) {
  const named = (grade: string) => t(`enums.Grade.${grade}`, {})
  const { place, best, worst } = outlook
  return {
    grade: place === null ? null : best === worst ? t('standing.certain', { grade: named(best) }) : t('standing.open', { best: named(best), worst: named(worst) }),
    place: place === null ? null : `${t('standing.place', {})}: ${t(`standing.places.${place}`, {})} · ${t('standing.poolOf', { n: outlook.poolSize })}`,
    cuts: outlook.cuts.map((cut) => ({
      key: cut.grade + cut.kind,
      title: cut.grade === 'THREE' ? t('standing.cutNotFour', {}) : t('standing.cutAtLeast', { grade: named(cut.grade) }),
      asks: t(cut.kind === 'FIXED' ? 'standing.fixed' : 'standing.relative', { from: points(cut.from), until: points(cut.until) }),
      distance: t(SIDES[cut.side], { distance: points(cut.distance) }),
      side: cut.side,
    })),
  }
}
