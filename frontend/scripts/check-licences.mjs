// The licence of everything that ships, against the list of those that are accepted (docs/accepted-licences.json): of the service
// what is packaged with it, by the poms that the build read; of the page what it imports, by the lock file. Of several
// licences to choose from one has to be accepted. Asks nobody; writes the whole list to backend/target/licences.txt.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('..', import.meta.url))
const jars = process.env.SHIPPED_JARS ?? join(here, '../backend/target/quarkus-app/quarkus-app-dependencies.txt')
const repository = process.env.MAVEN_REPOSITORY ?? join(homedir(), '.m2/repository')
const PARENTS = 10

/** Names in poms are free text: from the words to the licence. The order counts. */
const WORDS = [
  [/mit-0|mit no attribution/i, 'MIT-0'],
  [/\bmit\b/i, 'MIT'],
  [/apache/i, 'Apache-2.0'],
  [/eclipse distribution|\bedl\b/i, 'EDL-1.0'],
  [/(eclipse public|\bepl\b).*1/i, 'EPL-1.0'],
  [/(eclipse public|\bepl\b).*2/i, 'EPL-2.0'],
  [/bsd.*2/i, 'BSD-2-Clause'],
  [/bsd.*3/i, 'BSD-3-Clause'],
  [/bouncy castle/i, 'Bouncy-Castle'],
  [/public domain|\bcc0\b/i, 'Public-Domain'],
]
export const licence = (words) => WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? words

/** Licences of an artifact, by its own pom or the nearest parent that names one. */
function ofPom(group, artifact, version, parents = 0) {
  const file = join(repository, group.replaceAll('.', '/'), artifact, version, `${artifact}-${version}.pom`)
  if (!existsSync(file)) return []
  const pom = readFileSync(file, 'utf8').replaceAll(/<!--[\s\S]*?-->/g, '')
  const licences = /<licenses>([\s\S]*?)<\/licenses>/.exec(pom)
  if (licences) return [...licences[1].matchAll(/<name>([\s\S]*?)<\/name>/g)].map(([, name]) => licence(name.trim()))
  const parent = /<parent>([\s\S]*?)<\/parent>/.exec(pom)
  if (!parent || parents === PARENTS) return []
  const part = (name) => new RegExp(`<${name}>\\s*(.*?)\\s*</${name}>`).exec(parent[1])?.[1] ?? ''
  return ofPom(part('groupId'), part('artifactId'), part('version'), parents + 1)
}

function shipped() {
  if (!existsSync(jars)) throw new Error('the service is not built: make licences builds it first')
  const found = []
  for (const line of readFileSync(jars, 'utf8').split('\n')) {
    const [group, artifact, , , version] = line.trim().split(':')
    if (version) found.push({ name: `Maven ${group}:${artifact}`, version, licences: ofPom(group, artifact, version) })
  }
  const lock = JSON.parse(readFileSync(join(here, 'package-lock.json'), 'utf8'))
  for (const [path, one] of Object.entries(lock.packages)) {
    if (path && !one.link && !one.dev) found.push({ name: `npm ${path.slice(path.lastIndexOf('node_modules/') + 13)}`, version: one.version, licences: one.license ? one.license.split(/ OR /).map((name) => licence(name.replaceAll(/[()]/g, ''))) : [] })
  }
  return found
}

function main() {
  const { allowed, because } = JSON.parse(readFileSync(join(here, 'docs/accepted-licences.json'), 'utf8'))
  const all = shipped()
  const lines = all.map(({ name, version, licences }) => `${name} ${version}: ${licences.join(' or ') || 'none named'}${because[name] ? ` (${because[name]})` : ''}`)
  writeFileSync(join(dirname(jars), '../licences.txt'), lines.sort().join('\n') + '\n')
  const open = all.filter(({ name, licences }) => !because[name] && !licences.some((one) => allowed.includes(one)))
  const stale = Object.keys(because).filter((name) => !all.some((one) => one.name === name))
  for (const { name, version, licences } of open) console.log(`${name} ${version}: ${licences.join(' or ') || 'no licence named'} is not accepted`)
  for (const name of stale) console.log(`${name} is not shipped any more: take it out of docs/accepted-licences.json`)
  console.log(`licences: ${all.length} packages ship, ${Object.keys(because).length} accepted for a reason, ${open.length} not accepted (backend/target/licences.txt)`)
  process.exit(open.length || stale.length ? 1 : 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main()
