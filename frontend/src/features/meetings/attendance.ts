import type { Schema } from '@/api/types'

type State = Schema<'AttendanceState'>

/** An officer's line with the state as it stands in the form. */
export interface Line extends Schema<'AttendanceResponse'> {
  now: State
}

export interface UnitLines {
  id: string
  name: string
  lines: Line[]
  reached: number
}

/** Present, or caught up later (M3). */
export const reached = (state: State) => state === 'PRESENT' || state === 'CAUGHT_UP'

/** Lines by unit in the order in which units come first. */
export function byUnit(lines: readonly Line[]): UnitLines[] {
  const units = new Map<string, UnitLines>()
  for (const line of lines) {
    const id = line.unit?.id ?? ''
    const unit = units.get(id) ?? { id, name: line.unit?.name ?? '', lines: [], reached: 0 }
    unit.lines.push(line)
    if (reached(line.now)) unit.reached++
    units.set(id, unit)
  }
  return [...units.values()]
}
