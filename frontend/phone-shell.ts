import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import type { Plugin, Rollup } from 'vite'

const ENTRY = 'm/index.html'

/** Writes the service worker of the phone pages (m/worker.js) with the list of files that they are made of. */
export function phoneShell(): Plugin {
  return {
    name: 'phone-shell',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const files = [ENTRY, 'favicon.svg', ...readdirSync('public/m').map((name) => `m/${name}`), ...phoneFiles(bundle)].map((name) => `/${name}`)
        const page = bundle[ENTRY]
        const version = createHash('sha256').update(JSON.stringify(files)).update(page?.type === 'asset' ? page.source : '').digest('hex').slice(0, 12)
        const source = readFileSync('m/worker.js', 'utf8').replace('__SHELL__', JSON.stringify(files)).replace('__VERSION__', version)
        this.emitFile({ type: 'asset', fileName: 'm/sw.js', source })
      },
    },
  }
}

/** Scripts and styles that the phone's page leads to, lazy ones included. */
function phoneFiles(bundle: Rollup.OutputBundle): string[] {
  const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
  const entry = chunks.find((one) => one.isEntry)
  if (!entry) throw new Error(`${ENTRY} is not built`)
  const found = new Set<string>()
  const follow = (name: string) => {
    const chunk = chunks.find((one) => one.fileName === name)
    if (!chunk || found.has(name)) return
    found.add(name)
    chunk.viteMetadata?.importedCss.forEach((css) => found.add(css))
    chunk.imports.forEach(follow)
    chunk.dynamicImports.forEach(follow)
  }
  follow(entry.fileName)
  return [...found].sort()
}
