// Both languages have the same keys and placeholders, every key that a file names exists, and code holds no visible Chinese.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import ts from 'typescript'

const root = new URL('../src', import.meta.url).pathname
const faults = []
const walk = (dir) => readdirSync(dir).flatMap((n) => (statSync(join(dir, n)).isDirectory() ? walk(join(dir, n)) : [join(dir, n)]))

async function texts(language) {
  const found = new Map()
  const files = readdirSync(join(root, 'i18n', language)).map((file) => [basename(file, '.ts'), join(root, 'i18n', language, file)])
  // The phone has its own small words.
  for (const [room, file] of [...files, ['phone', join(root, 'phone/texts', `${language}.ts`)]]) {
    const js = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: { module: 'ESNext', target: 'ES2022' } }).outputText
    const { default: tree } = await import(`data:text/javascript,${encodeURIComponent(js)}`)
    const flat = (node, path) => (typeof node === 'string' ? found.set(path, node) : Object.entries(node).forEach(([k, v]) => flat(v, `${path}.${k}`)))
    flat(tree, room)
  }
  return found
}

const zh = await texts('zh-CN')
const en = await texts('en')
const holes = (text) => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort().join()
for (const key of zh.keys()) if (!en.has(key)) faults.push(`${key}: no English`)
for (const [key, text] of en) {
  if (!zh.has(key)) faults.push(`${key}: no Chinese`)
  else if (holes(zh.get(key)) !== holes(text)) faults.push(`${key}: placeholders differ`)
  if (!text.trim() || !zh.get(key)?.trim()) faults.push(`${key}: empty`)
  if (/[@|]/.test(text + (zh.get(key) ?? ''))) faults.push(`${key}: @ and | are special`)
}

// Chinese sentences carry full-width punctuation.
const han = '[\\u3400-\\u9fff，。、；：！？（）《》“”]'
const halfWidth = new RegExp(`(?<=${han})[,;:!?()]|[,;:!?()](?=${han})`)
for (const [key, text] of zh) if (halfWidth.test(text)) faults.push(`${key}: half-width punctuation in ${text}`)

// Every action that the service writes into a history has words, and no words are left of one that is gone.
const service = new URL('../../backend/src/main/java', import.meta.url).pathname
const recording = walk(service)
  .map((file) => readFileSync(file, 'utf8'))
  .filter((source) => source.includes('AuditLog'))
// A field is a key of what was before or after, written with the others or put there.
const keys = (source) => [
  ...[...source.matchAll(/Map\.of\(("[^;]*)/g)].flatMap((m) => [...m[1].matchAll(/"([a-z][A-Za-z]*)",/g)]),
  ...source.matchAll(/(?:before|after)\.put\("([a-z][A-Za-z]*)",/g),
]
const fields = recording.flatMap((source) => keys(source).map((key) => `history.fields.${key[1]}`))
const actions = new Set(
  recording.flatMap((source) => [...source.matchAll(/"([a-z]+(?:-[a-z]+)*\.[a-z]+(?:-[a-z]+)*)"/g)].map((m) => `history.${m[1].replaceAll('-', '_')}`)),
)
if (actions.size < 60) faults.push(`history: only ${actions.size} actions found in the service`)
for (const key of [...actions, ...fields]) if (!zh.has(key)) faults.push(`${key}: an action or field of the service without words`)
for (const key of zh.keys()) if (key.startsWith('history.') && !actions.has(key) && !fields.includes(key)) faults.push(`${key}: no action of the service`)

// So has every type of record.
const types = new Set(recording.flatMap((source) => [...source.matchAll(/RecordRef(?:\.many)?\("([a-z-]+)"/g)].map((m) => `audit.types.${m[1].replaceAll('-', '_')}`)))
for (const key of types) if (!zh.has(key)) faults.push(`${key}: a record of the service without words`)
for (const key of zh.keys()) if (key.startsWith('audit.types.') && !types.has(key)) faults.push(`${key}: no record of the service`)

const rooms = new Set([...zh.keys()].map((k) => k.split('.')[0]))
const prefixes = new Set([...zh.keys()].flatMap((k) => k.split('.').map((_, i, all) => all.slice(0, i + 1).join('.'))))
let named = 0
for (const file of walk(root).filter((f) => /\.(vue|ts)$/.test(f) && !f.includes('/i18n/') && !f.includes('/phone/texts/') && !f.endsWith('schema.d.ts'))) {
  const source = readFileSync(file, 'utf8')
  const short = file.slice(root.length + 1)
  for (const [, key] of source.matchAll(/['`]([a-z][A-Za-z]*(?:\.[A-Za-z_0-9]+)+)['`]/g)) {
    if (!rooms.has(key.split('.')[0])) continue
    named++
    if (!zh.has(key)) faults.push(`${short}: no text ${key}`)
  }
  for (const [, prefix] of source.matchAll(/`([a-z][A-Za-z]*(?:\.[A-Za-z_0-9]+)*)\.\$\{/g)) {
    if (rooms.has(prefix.split('.')[0]) && !prefixes.has(prefix)) faults.push(`${short}: no texts ${prefix}.*`)
  }
  const bare = source.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const han = bare.match(/[\u3400-\u9fff]+/)
  if (han) faults.push(`${short}: hard-coded text ${han[0]}`)
  for (const [, attribute, value] of source.matchAll(/\s(label|title|text|hint|placeholder|aria-label|alt|caption|lead|empty|action)="([^"{]*[A-Za-z][^"]*)"/g)) {
    if (short.endsWith('.vue')) faults.push(`${short}: ${attribute}="${value}" is hard-coded`)
  }
}
if (faults.length) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`texts: ${zh.size} in both languages, ${named} named in the code`)
