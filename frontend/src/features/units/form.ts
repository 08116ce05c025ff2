import type { Schema } from '@/api/types'
import type { UnitForm } from './UnitFields.vue'

export const emptyForm = (): UnitForm => ({ code: '', name: '', kind: 'STATION', areaKm2: '', population: '' })

export const formOf = (unit: Schema<'UnitDetail'>): UnitForm => ({
  code: unit.code,
  name: unit.name,
  kind: unit.kind,
  areaKm2: unit.areaKm2 ?? '',
  population: unit.population === null ? '' : String(unit.population),
})

/** Texts of the form as the contract wants them; a head count that is no number goes as it is, and the service names the place. */
export function bodyOf(form: UnitForm): Schema<'UpdateUnitRequest'> {
  const population = form.population.trim()
  return {
    code: form.code.trim(),
    name: form.name.trim(),
    kind: form.kind as Schema<'UnitKind'>,
    areaKm2: form.areaKm2.trim() || null,
    population: population === '' ? null : /^\d+$/.test(population) ? Number(population) : -1,
  }
}
