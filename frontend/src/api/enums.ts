import type { Schema } from './types'

/** Every value of an enumeration of the contract, in its order; the compiler refuses a list with a value missing or too many. */
const all =
  <Value extends string>() =>
  <const List extends readonly Value[]>(list: List & ([Value] extends [List[number]] ? unknown : never)): readonly Value[] =>
    list

export const roles = all<Schema<'Role'>>()(['OFFICER', 'ASSESSOR', 'LEADER', 'ASSESSMENT_OFFICE', 'DISCIPLINE', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDITOR'])
export const unitKinds = all<Schema<'UnitKind'>>()(['BUREAU', 'STATION', 'DETACHMENT', 'OFFICE', 'SQUAD'])
export const posts = all<Schema<'Post'>>()(['COMMUNITY', 'CASE_HANDLING', 'PATROL', 'RECEPTION', 'LEADING'])
export const leadershipRoles = all<Schema<'LeadershipRole'>>()(['HEAD', 'INSTRUCTOR', 'DEPUTY'])
export const educations = all<Schema<'Education'>>()(['SECONDARY', 'JUNIOR_COLLEGE', 'BACHELOR', 'MASTER', 'DOCTORATE'])
export const policeRanks = all<Schema<'PoliceRank'>>()(['COMMISSIONER_1', 'COMMISSIONER_2', 'COMMISSIONER_3', 'SUPERVISOR_1', 'SUPERVISOR_2', 'SUPERVISOR_3', 'SUPERINTENDENT_1', 'SUPERINTENDENT_2', 'SUPERINTENDENT_3', 'CONSTABLE_1', 'CONSTABLE_2'])
export const sexes = all<Schema<'Sex'>>()(['MALE', 'FEMALE'])
export const officerStates = all<Schema<'OfficerState'>>()(['ACTIVE', 'LEFT'])
export const grades = all<Schema<'Grade'>>()(['ONE', 'TWO', 'THREE', 'FOUR'])
export const ceilings = all<Schema<'Ceiling'>>()(['TWO', 'THREE', 'FOUR'])
export const cuts = all<Schema<'Cut'>>()(['FOUR', 'ONE', 'TWO'])
export const reasonCodes = all<Schema<'ReasonCode'>>()(['CEILING', 'BELOW_MINIMUM', 'FILLED_FROM_LOWEST', 'RANKED', 'TIE_DECIDED', 'REMAINDER', 'DEMOTED'])
export const fills = all<Schema<'Fill'>>()(['LOWEST_FIRST', 'REPORT_SHORTFALL'])
export const tieBreaks = all<Schema<'TieBreak'>>()(['LEAST_DEDUCTED', 'MOST_AWARDED', 'FEWEST_INCIDENTS'])
export const ruleBookStates = all<Schema<'RuleBookState'>>()(['DRAFT', 'ISSUED'])
export const clauseKinds = all<Schema<'ClauseKind'>>()(['DEDUCTION', 'AWARD'])
export const leadersAnswering = all<Schema<'LeadersAnswering'>>()(['HEAD', 'ALL'])
export const documentKinds = all<Schema<'DocumentKind'>>()(['WORKFLOW', 'FORM'])
export const stages = all<Schema<'Stage'>>()(['PREPARATION', 'SCORING', 'GRADING', 'PUBLICITY', 'FINAL'])
export const gateKinds = all<Schema<'GateKind'>>()(['RULE_BOOK_ISSUED', 'RULE_BOOK_ACKNOWLEDGED', 'MEETINGS_HELD', 'EVERYONE_REACHED', 'POOLS_ARRANGED', 'PERIOD_OVER', 'NO_OPEN_ENTRY', 'GRADED', 'NO_OPEN_TIE', 'PUBLISHED', 'TERM_OVER'])
export const meetingKinds = all<Schema<'MeetingKind'>>()(['ALL_OFFICERS', 'LEADERS', 'ASSESSMENT_GROUP'])
export const meetingStates = all<Schema<'MeetingState'>>()(['PLANNED', 'HELD'])
export const attendanceStates = all<Schema<'AttendanceState'>>()(['INVITED', 'PRESENT', 'ABSENT', 'CAUGHT_UP'])
export const incidentNatures = all<Schema<'IncidentNature'>>()(['NEGATIVE', 'POSITIVE'])
export const incidentSources = all<Schema<'IncidentSource'>>()(['OFFICER_REPORT', 'INSPECTION', 'DISCIPLINE', 'PETITION', 'SUPERIOR', 'CITIZEN'])
export const incidentStates = all<Schema<'IncidentState'>>()(['REPORTED', 'VERIFIED', 'DISMISSED', 'MERGED'])
export const incidentRoles = all<Schema<'IncidentRole'>>()(['PRINCIPAL', 'PARTICIPANT', 'SUPERVISOR'])
export const dispositions = all<Schema<'Disposition'>>()(['NONE', 'CRITICISM', 'WARNING', 'DISCIPLINARY', 'COMMENDATION', 'BANNER'])
export const entryStates = all<Schema<'EntryState'>>()(['PROPOSED', 'CONFIRMED', 'REJECTED', 'REVERSED', 'REVERSAL'])
export const entryFlags = all<Schema<'EntryFlag'>>()(['ABOVE_CATEGORY_LIMIT', 'SAME_INCIDENT', 'EVIDENCE_LATE', 'OWN_DIARY_ONLY', 'LAST_DAY'])
export const noticeKinds = all<Schema<'NoticeKind'>>()(['ENTRY_PROPOSED', 'ENTRY_CONFIRMED', 'ENTRY_REJECTED', 'ENTRY_REVERSED', 'ENTRY_ANSWERED'])
export const publicationStates = all<Schema<'PublicationState'>>()(['PROPOSED', 'PUBLISHED', 'SUPERSEDED', 'WITHDRAWN'])
export const changeKinds = all<Schema<'ChangeKind'>>()(['CHANGED', 'KEPT'])
export const tieStates = all<Schema<'TieState'>>()(['OPEN', 'DECIDED'])
export const taskKinds = all<Schema<'TaskKind'>>()(['READ_RULE_BOOK', 'CONFIRM_ENTRIES', 'VERIFY_INCIDENTS', 'DECIDE_TIES', 'APPROVE_PUBLICATION', 'READ_PUBLICATION', 'CATCH_UP_MEETING', 'RECORD_ATTENDANCE', 'PASS_GATE', 'MOVE_STAGE', 'ANSWER_ENTRY', 'ISSUE_RULE_BOOK', 'GRANT_ROLES', 'START_CYCLE', 'READ_NOTICES', 'SCORE_INCIDENTS'])
export const clientScopes = all<Schema<'ClientScope'>>()(['officers:read', 'officers:sync', 'incidents:write', 'entries:read', 'publications:read', 'consequences:read', 'events:subscribe'])
