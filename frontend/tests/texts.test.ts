import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('has words in both languages for everything that is named, and for every action of the service', () => {
  expect(execFileSync(process.execPath, ['scripts/check-texts.mjs'], { encoding: 'utf8' })).toMatch(/^texts: \d+ in both languages/)
})
