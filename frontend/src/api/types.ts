import type { components, paths } from './schema'

export type Paths = paths
/** A schema of the contract by its name: `Schema<'OfficerResponse'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name]
export type Problem = Schema<'Problem'>
export type Me = Schema<'MeResponse'>
export type UnitRef = Schema<'UnitRef'>
export type OfficerRef = Schema<'OfficerRef'>

/** A page of any list. */
export interface PageOf<Row> {
  items: Row[]
  nextCursor: string | null
}
