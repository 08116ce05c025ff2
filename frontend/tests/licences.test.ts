import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What the check says of one artifact whose pom, or the pom's parent, names this licence. */
function check(licence: string, byParent: boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'licences-'))
  const pom = (artifact: string, content: string) => {
    const at = join(folder, 'repository/org/some', artifact, '1.0')
    mkdirSync(at, { recursive: true })
    writeFileSync(join(at, `${artifact}-1.0.pom`), `<project>${content}</project>`)
  }
  const named = `<licenses><license><name>${licence}</name></license></licenses>`
  const parent = '<parent><groupId>org.some</groupId><artifactId>above</artifactId><version>1.0</version></parent>'
  pom('above', byParent ? named : '')
  pom('thing', byParent ? parent : `${parent}${named}`)
  mkdirSync(join(folder, 'app'))
  const jars = join(folder, 'app/jars.txt')
  writeFileSync(jars, 'org.some:thing::jar:1.0\n')
  return spawnSync('node', ['scripts/check-licences.mjs'], { encoding: 'utf8', env: { ...process.env, SHIPPED_JARS: jars, MAVEN_REPOSITORY: join(folder, 'repository') } }).stdout
}

it('finds the licence of an artifact in its pom or its parent’s, and names one that is not accepted', () => {
  expect(check('Apache License, Version 2.0', false)).not.toContain('org.some:thing')
  expect(check('The MIT License', true)).not.toContain('org.some:thing')
  expect(check('GNU Affero General Public License', true)).toContain('org.some:thing 1.0: GNU Affero General Public License is not accepted')
  expect(check('', false)).toContain('is not accepted')
})
