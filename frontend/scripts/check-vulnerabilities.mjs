// Known vulnerabilities of what ships and of what it is built with, by the records of OSV (osv.dev), from one of two places:
//   OSV_DATABASE=folder   records that were downloaded before (*.json, in any subfolders), for a network without a way out
//   OSV_URL=address       the service, by default https://api.osv.dev
// A finding of high or critical severity fails, unless docs/accepted-findings.json says why it does not matter here.
// Where nothing can be looked up, one line says so; OSV_REQUIRED=true makes that a failure.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const SERIOUS = new Set(['HIGH', 'CRITICAL'])
const TIMEOUT_MS = 15_000
const here = fileURLToPath(new URL('..', import.meta.url))

/** What there is: { ecosystem, name, version }. Of the service what is packaged with it, of the page all that is installed. */
function packages() {
  const found = new Map()
  const add = (ecosystem, name, version) => found.set(`${ecosystem} ${name} ${version}`, { ecosystem, name, version })
  const shipped = process.env.SHIPPED_JARS ?? join(here, '../backend/target/quarkus-app/quarkus-app-dependencies.txt')
  if (!existsSync(shipped)) throw new Error("the service is not built: make vulnerabilities builds it first")
  for (const line of readFileSync(shipped, 'utf8').split('\n')) {
    const [group, artifact, , , version] = line.trim().split(':')
    if (version) add('Maven', `${group}:${artifact}`, version)
  }
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'))
  for (const [path, one] of Object.entries(lock.packages)) {
    if (path && !one.link) add('npm', one.name ?? path.slice(path.lastIndexOf('node_modules/') + 13), one.version)
  }
  return [...found.values()]
}

/** Below 0: a is older than b. Numbers by value, words before numbers' absence (1.0-rc is older than 1.0), as both ecosystems order them. */
export function compare(a, b) {
  const parts = (version) => version.toLowerCase().replace(/^v/, '').replace(/\+.*$/, '').replace(/[.-](final|ga|release|jre|android)\b/g, '').split(/[.\-_]|(?<=\d)(?=[a-z])|(?<=[a-z])(?=\d)/)
  const left = parts(a)
  const right = parts(b)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const step = weigh(left[i]) - weigh(right[i]) || (Number(left[i] ?? 0) - Number(right[i] ?? 0) || 0)
    if (step) return step
    if (left[i] !== right[i] && weigh(left[i]) < 0) return (left[i] ?? '') < (right[i] ?? '') ? -1 : 1
  }
  return 0
}
const weigh = (part) => (part === undefined || /^\d+$/.test(part) ? 0 : part === 'sp' ? 1 : -1)

function hits(affected, one) {
  if (affected.package?.ecosystem !== one.ecosystem || affected.package?.name !== one.name) return false
  if (affected.versions?.includes(one.version)) return true
  return (affected.ranges ?? []).some((range) => {
    if (range.type === 'GIT') return false
    let inside = false
    const events = range.events.map((event) => ({ kind: Object.keys(event)[0], at: Object.values(event)[0] })).sort((a, b) => (a.at === '0' ? -1 : b.at === '0' ? 1 : compare(a.at, b.at)))
    for (const { kind, at } of events) {
      const reached = at === '0' || compare(one.version, at) >= 0
      if (kind === 'introduced' && reached) inside = true
      if (kind === 'fixed' && reached) inside = false
      if (kind === 'last_affected' && at !== '0' && compare(one.version, at) > 0) inside = false
    }
    return inside
  })
}

const severity = (record) => (record.database_specific?.severity ?? 'UNKNOWN').toUpperCase().replace('MODERATE', 'MEDIUM')

/** Findings from records on disk: [{ one, record }]. */
function fromFolder(folder, all) {
  const byName = new Map()
  for (const one of all) byName.set(`${one.ecosystem} ${one.name}`, [...(byName.get(`${one.ecosystem} ${one.name}`) ?? []), one])
  const findings = []
  let records = 0
  let newest = ''
  const walk = (path) => {
    for (const entry of readdirSync(path)) {
      const file = join(path, entry)
      if (statSync(file).isDirectory()) walk(file)
      else if (entry.endsWith('.json')) {
        const record = JSON.parse(readFileSync(file, 'utf8'))
        records++
        if (record.modified > newest) newest = record.modified
        if (record.withdrawn) continue
        for (const affected of record.affected ?? []) {
          for (const one of byName.get(`${affected.package?.ecosystem} ${affected.package?.name}`) ?? []) {
            if (hits(affected, one) && !findings.some((f) => f.one === one && f.record === record)) findings.push({ one, record })
          }
        }
      }
    }
  }
  walk(folder)
  if (!records) throw new Error(`no records below ${folder}`)
  return { findings, source: `${records} records on disk, the newest of ${newest.slice(0, 10)}` }
}

async function fromService(url, all) {
  const ask = async (path, body) => {
    const answer = await fetch(url + path, { signal: AbortSignal.timeout(TIMEOUT_MS), ...(body ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}) })
    if (!answer.ok) throw new Error(`${url}${path} answered ${answer.status}`)
    return answer.json()
  }
  const findings = []
  for (let from = 0; from < all.length; from += 500) {
    const some = all.slice(from, from + 500)
    const { results } = await ask('/v1/querybatch', { queries: some.map((one) => ({ package: { ecosystem: one.ecosystem, name: one.name }, version: one.version })) })
    for (const [i, result] of results.entries()) {
      for (const { id } of result.vulns ?? []) findings.push({ one: some[i], record: await ask(`/v1/vulns/${encodeURIComponent(id)}`) })
    }
  }
  return { findings, source: url }
}

async function main() {
  const all = packages()
  const accepted = JSON.parse(readFileSync(process.env.ACCEPTED_FINDINGS ?? join(here, 'docs/accepted-findings.json'), 'utf8'))
  const folder = process.env.OSV_DATABASE
  const url = process.env.OSV_URL ?? 'https://api.osv.dev'
  let looked
  try {
    looked = folder ? fromFolder(folder, all) : await fromService(url, all)
  } catch (failed) {
    console.log(`vulnerabilities: NOT LOOKED UP, ${all.length} packages unchecked (${folder || url}: ${failed.cause?.code ?? failed.message}); give OSV_DATABASE=folder or OSV_URL=address`)
    process.exit(process.env.OSV_REQUIRED === 'true' || folder ? 1 : 0)
  }
  const names = ({ record }) => [record.id, ...(record.aliases ?? [])]
  const open = looked.findings.filter((finding) => !names(finding).some((name) => accepted[name]))
  for (const { one, record } of open) console.log(`${severity(record)} ${one.ecosystem} ${one.name} ${one.version}: ${names({ record }).join(' ')} ${record.summary ?? ''}`)
  const serious = open.filter(({ record }) => SERIOUS.has(severity(record)))
  console.log(`vulnerabilities: ${all.length} packages, ${open.length} known findings, ${serious.length} serious, ${looked.findings.length - open.length} accepted (${looked.source})`)
  process.exit(serious.length ? 1 : 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main()
