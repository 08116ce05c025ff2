import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Person } from './people'

const FEATURES = resolve(import.meta.dirname, '../src/features')

/** A route as its feature declares it. */
interface Route {
  path: string
  permission: string | null
}

/** Every route of every feature, read from the features themselves: a new page is toured from its first day. */
export const routes: Route[] = [
  { path: '/', permission: null },
  { path: '/not-allowed', permission: null },
  ...readdirSync(FEATURES).flatMap((feature) =>
    [...readFileSync(join(FEATURES, feature, 'index.ts'), 'utf8').matchAll(/\{ path: '([^']+)', name: (.*)\},?$/gm)].map(([, path, rest]) => ({
      path: path!,
      permission: /permission: \[?'([^']+)'/.exec(rest!)?.[1] ?? null,
    })),
  ),
]

type Row = { id: string; stage?: string }

/** Real ids for a pattern, as this person may see them; empty where there is nothing to see. */
async function places(person: Person, pattern: string): Promise<string[]> {
  if (!pattern.includes(':')) return [pattern]
  const room = pattern.split('/')[1]!
  if (room === 'calendar') return [pattern.replace(':year', String(new Date().getFullYear()))]
  if (room === 'cycles') {
    const cycles = await rows(person, 'cycles')
    const graded = pattern.includes('/assessment')
    const wanted = cycles.filter((one) => (graded ? one.stage === 'FINAL' : pattern.endsWith('/meetings/new') ? one.stage !== 'FINAL' : true)).slice(0, graded ? 1 : 2)
    const filled = wanted.map((one) => pattern.replace(':id', one.id))
    return pattern.includes(':officer') ? fill(filled, ':officer', await results(person, wanted[0]?.id)) : filled
  }
  if (room === 'meetings') {
    const cycle = (await rows(person, 'cycles')).at(-1)
    return cycle ? fill([pattern], ':id', await rows(person, `cycles/${cycle.id}/meetings`)) : []
  }
  const list = room === 'diary' ? 'diary-entries' : room === 'audit' ? 'audit/lines' : room
  const filled = fill([pattern], ':id', await rows(person, list))
  if (!pattern.includes(':clauseId')) return filled
  const book = filled[0]?.split('/')[2]
  return book ? fill(filled, ':clauseId', await rows(person, `rule-books/${book}/clauses`)) : []
}

const fill = (paths: string[], hole: string, from: Row[]) => (from[0] ? paths.map((path) => path.replace(hole, from[0]!.id)) : [])

async function rows(person: Person, list: string): Promise<Row[]> {
  const answer = await person.get(`/api/v1/${list}?limit=10`)
  if (answer.status() === 403 || answer.status() === 404) return []
  if (answer.status() !== 200) throw new Error(`no samples in /api/v1/${list}: ${answer.status()}; say in tour.ts where to find one`)
  return ((await answer.json()) as { items: Row[] }).items
}

async function results(person: Person, cycle: string | undefined): Promise<Row[]> {
  if (!cycle) return []
  const me = await person.read<{ officer: Row | null }>('/api/v1/me')
  if (me.officer) return [me.officer]
  const answer = await person.get(`/api/v1/cycles/${cycle}/assessment/results?limit=1`)
  return answer.status() === 200 ? ((await answer.json()) as { items: { officer: Row }[] }).items.map((one) => one.officer) : []
}

/** Every page that this person may open, with real ids, and the pattern it belongs to. */
export async function tour(person: Person): Promise<{ pattern: string; path: string }[]> {
  const { permissions } = await person.read<{ permissions: string[] }>('/api/v1/me')
  const stops: { pattern: string; path: string }[] = []
  for (const route of routes) {
    if (route.permission && !permissions.includes(route.permission)) continue
    for (const path of await places(person, route.path)) stops.push({ pattern: route.path, path })
  }
  return stops
}
