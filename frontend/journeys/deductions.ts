import type { Browser } from '@playwright/test'
import { account, type Account, Person } from './people'

const CLAUSE = '1.1.1'
/** Letters of a note. */
const NOTE = 1000
const DAY_MS = 86_400_000

/** Deductions of half a point that discipline proposes for an officer of leader2's station, each for an incident of its own, which the officer may answer: their ids. */
export async function deductions(browser: Browser, officer: Account, count: number, note = (_: number) => '点名未到。'): Promise<string[]> {
  const own = await Person.enter(browser, officer)
  const { officer: about } = await own.read<{ officer: { id: string } }>('/api/v1/me')
  const there = (await own.all('/api/v1/score-entries')).length
  await own.close()
  const discipline = await Person.enter(browser, account('discipline'))
  const { id: cycleId, ruleBookId, from } = (await discipline.all<{ id: string; stage: string; ruleBookId: string; from: string }>('/api/v1/cycles')).find((one) => one.stage === 'SCORING')!
  const clause = (await discipline.all<{ id: string; code: string }>(`/api/v1/rule-books/${ruleBookId}/clauses`)).find((one) => one.code === CLAUSE)!
  const leader = await Person.enter(browser, account('leader2'))
  const made: string[] = []
  for (let i = 0; i < count; i++) {
    // The same fact counts once: each has its own day.
    const occurredOn = new Date(Date.parse(from) + (there + i) * DAY_MS).toISOString().slice(0, 10)
    const incident = await discipline.create('/api/v1/incidents', {
      nature: 'NEGATIVE', source: 'DISCIPLINE', title: '政治学习缺席', description: '点名未到。', occurredOn, officers: [{ officerId: about.id, role: 'PRINCIPAL', disposition: 'NONE' }], unitIds: [],
    })
    await leader.change('POST', `/api/v1/incidents/${incident.id}/verification`, `/api/v1/incidents/${incident.id}`, { note: '属实。' })
    made.push((await discipline.create('/api/v1/score-entries', { cycleId, officerId: about.id, clauseId: clause.id, points: '-0.50', occurredOn, incidentId: incident.id, note: note(NOTE) })).id)
  }
  await Promise.all([discipline.close(), leader.close()])
  return made
}
