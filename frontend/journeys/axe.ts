import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}

/** What axe holds against the page as it is drawn now: against WCAG 2.2 at AA, or whatever it finds that is serious. */
export async function violations(page: Page, which: 'AA' | 'serious' = 'AA'): Promise<string[]> {
  await page.evaluate(AXE)
  const found = await page.evaluate(async (tags) => {
    const { axe } = window as unknown as { axe: { run: (at: Document, options: object) => Promise<{ violations: Violation[] }> } }
    return (await axe.run(document, { resultTypes: ['violations'], ...(tags ? { runOnly: tags } : {}) })).violations
  }, which === 'AA' ? AA : null)
  return found.filter((one) => which === 'AA' || ['serious', 'critical'].includes(one.impact)).map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}
