import type { Schema } from '@/api/types'

type Day = Schema<'CalendarDay'>

/** A day a line, as an office would paste it from the notice: `2027-01-01 off New Year`. Words of both languages are taken. */
export const asLines = (days: readonly Day[], words: { off: string; working: string }) =>
  days.map((d) => `${d.day} ${d.working ? words.working : words.off} ${d.name}`).join('\n')

/** The days of the text, or the number (from 1) of the first line that is none. */
export function readLines(text: string, words: { off: readonly string[]; working: readonly string[] }): { days: Day[] } | { wrong: number } {
  const days: Day[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (!line.trim()) continue
    const [, day, word, name] = /^\s*(\d{4}-\d{2}-\d{2})[\s,\uff0c]+(\S+?)[\s,\uff0c]+(.+?)\s*$/.exec(line) ?? []
    const kind = word?.toLowerCase() ?? ''
    if (!day || !name || !(words.off.includes(kind) || words.working.includes(kind))) return { wrong: i + 1 }
    days.push({ day, working: words.working.includes(kind), name })
  }
  return { days }
}
