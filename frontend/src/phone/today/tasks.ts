import type { Schema } from '@/api/types'

type Task = Schema<'Task'>
const at = (room: string) => (target: string | null) => (target ? `/${room}/${target}` : `/${room}`)

/** Where the portal does what waits; it works on a phone as well. */
const PLACES: Record<Task['kind'], (target: string | null) => string> = {
  READ_RULE_BOOK: at('rule-books'),
  ISSUE_RULE_BOOK: at('rule-books'),
  CONFIRM_ENTRIES: () => '/score-entries?confirmable=true',
  ANSWER_ENTRY: at('score-entries'),
  VERIFY_INCIDENTS: () => '/incidents?verifiable=true',
  DECIDE_TIES: at('cycles'),
  APPROVE_PUBLICATION: at('publications'),
  READ_PUBLICATION: at('publications'),
  CATCH_UP_MEETING: at('cycles'),
  RECORD_ATTENDANCE: at('meetings'),
  PASS_GATE: at('cycles'),
  MOVE_STAGE: at('cycles'),
  START_CYCLE: () => '/cycles',
  GRANT_ROLES: at('accounts'),
  READ_NOTICES: () => '/notices',
  SCORE_INCIDENTS: () => '/incidents?unscored=true',
  REVISE_PUBLICATION: (target) => `/cycles/${target}/assessment`,
  CORRECT_DELIVERIES: at('publications'),
  DECIDE_OBJECTIONS: () => '/objections?decidable=true',
}
export const placeOf = (task: Task) => PLACES[task.kind](task.targetId)
