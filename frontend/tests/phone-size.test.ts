import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'

const MOST_KIB = 60
const DIST = 'dist'

/** Scripts and styles that the browser fetches before the first page of the phone stands there. */
function firstRoute(): Map<string, number> {
  const sizes = new Map<string, number>()
  const take = (path: string) => {
    if (sizes.has(path)) return
    const content = readFileSync(`${DIST}${path}`)
    sizes.set(path, gzipSync(content, { level: 9 }).length)
    if (path.endsWith('.js')) for (const [, name] of content.toString().matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) take(`/assets/${name}`)
  }
  for (const [, path] of readFileSync(`${DIST}/m/index.html`, 'utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)) take(path!)
  // The words are asked for as soon as the first script runs; the first page is part of it.
  const shell = JSON.parse(/const SHELL = (\[.*?\])/.exec(readFileSync(`${DIST}/m/sw.js`, 'utf8'))![1]!) as string[]
  for (const path of shell) if (/\/pack\.zh-CN-[^/]+\.js$/.test(path)) take(path)
  return sizes
}

// `make test` builds the page first; without a build there is nothing to measure.
it.skipIf(!existsSync(`${DIST}/m/index.html`))(`the first route of the phone is at most ${MOST_KIB} KiB`, () => {
  const sizes = firstRoute()
  const kib = [...sizes.values()].reduce((sum, one) => sum + one, 0) / 1024
  console.log(`first route of the phone: ${kib.toFixed(1)} KiB gzip in ${sizes.size} files`)
  expect([...sizes.keys()].some((path) => path.includes('pack.zh-CN'))).toBe(true)
  expect(kib, JSON.stringify([...sizes])).toBeLessThanOrEqual(MOST_KIB)
})
