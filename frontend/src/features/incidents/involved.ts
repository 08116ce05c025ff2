import type { OfficerRef, Schema } from '@/api/types'

/** An officer in an incident, as a form has it. */
export interface Involved {
  officer: OfficerRef
  role: Schema<'IncidentRole'>
  disposition: Schema<'Disposition'>
}

/** As the contract has it. */
export const asRequest = (people: readonly Involved[]): Schema<'IncidentOfficerRequest'>[] => people.map((one) => ({ officerId: one.officer.id, role: one.role, disposition: one.disposition }))
