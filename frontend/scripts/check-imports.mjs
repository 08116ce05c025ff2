// app → features → parts → ui → lib, api, i18n; no feature imports another. Computed from the folders, so that new ones are guarded at once.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const root = new URL('../src', import.meta.url).pathname
const MAY = {
  app: ['app', 'features', 'parts', 'ui', 'api', 'lib', 'i18n'],
  features: ['parts', 'ui', 'api', 'lib', 'i18n'],
  parts: ['parts', 'ui', 'api', 'lib', 'i18n'],
  ui: ['ui', 'lib', 'i18n'],
  api: ['api', 'lib', 'i18n'],
  lib: ['lib'],
  i18n: ['lib', 'i18n'],
  // The phone carries none of the portal's components; how little of its texts, tests/phone-size.test.ts measures.
  phone: ['phone', 'api', 'lib', 'i18n'],
}
export function fault(from, to) {
  const [room, name] = from.split('/')
  const [toRoom, toName] = to.split('/')
  if (!MAY[room]) return `unknown room ${room}`
  if (room === 'features' && toRoom === 'features') return name === toName ? null : `feature ${name} imports feature ${toName}`
  return MAY[room].includes(toRoom) ? null : `${room} imports ${toRoom}`
}

const walk = (dir) => readdirSync(dir).flatMap((n) => (statSync(join(dir, n)).isDirectory() ? walk(join(dir, n)) : [join(dir, n)]))
const faults = []
// Planted offenders first: a rule that flags nothing guards nothing.
for (const [from, to] of [['ui/X.vue', 'api/client'], ['features/a/X.vue', 'features/b/Y.vue'], ['lib/x.ts', 'parts/y'], ['parts/X.vue', 'features/a/Y.vue'], ['phone/X.vue', 'ui/Y.vue'], ['app/X.vue', 'phone/y']]) {
  if (!fault(from, to)) faults.push(`the rule does not flag ${from} → ${to}`)
}
let seen = 0
for (const file of walk(root).filter((f) => /\.(vue|ts)$/.test(f) && !f.endsWith('.d.ts'))) {
  const from = relative(root, file)
  if (!from.includes('/')) continue
  for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](@\/[^'"]+|\.{1,2}\/[^'"]+)['"]/g)) {
    const to = target.startsWith('@/') ? target.slice(2) : relative(root, resolve(dirname(file), target))
    seen++
    const wrong = fault(from, to)
    if (wrong) faults.push(`${from}: ${wrong} (${target})`)
  }
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`imports: ${seen} checked`)
