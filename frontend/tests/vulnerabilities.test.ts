import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version: string }> }
const vue = lock.packages['node_modules/vue']!.version
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'osv-'))
  mkdirSync(join(folder, 'records'))
  writeFileSync(join(folder, 'jars'), 'cn.yardstick:yardstick::jar:1.0.0\norg.example:parser::jar:2.4.1\norg.example:parser-core::jar:2.4.1.Final\n')
  writeFileSync(join(folder, 'accepted.json'), '{}')
})

function record(id: string, severity: string, ecosystem: string, name: string, events: object[], more: object = {}) {
  writeFileSync(join(folder, 'records', `${id}.json`), JSON.stringify({ id, modified: '2026-11-20T00:00:00Z', summary: 'planted', affected: [{ package: { ecosystem, name }, ranges: [{ type: 'ECOSYSTEM', events }] }], database_specific: { severity }, ...more }))
}
function check(environment: Record<string, string> = {}) {
  const run = spawnSync('node', ['scripts/check-vulnerabilities.mjs'], {
    encoding: 'utf8',
    env: { ...process.env, SHIPPED_JARS: join(folder, 'jars'), ACCEPTED_FINDINGS: join(folder, 'accepted.json'), OSV_DATABASE: join(folder, 'records'), ...environment },
  })
  return { status: run.status, said: run.stdout + run.stderr }
}

describe('known vulnerabilities', () => {
  it('fails on a serious one of the service and of the page', () => {
    record('GHSA-1', 'HIGH', 'Maven', 'org.example:parser', [{ introduced: '2.0' }, { fixed: '2.4.2' }])
    expect(check()).toMatchObject({ status: 1, said: expect.stringContaining('HIGH Maven org.example:parser 2.4.1: GHSA-1 planted') })
    record('GHSA-1', 'CRITICAL', 'npm', 'vue', [{ introduced: '0' }, { last_affected: vue }])
    expect(check()).toMatchObject({ status: 1, said: expect.stringContaining(`CRITICAL npm vue ${vue}: GHSA-1`) })
  })
  it.each([
    ['fixed before', 'org.example:parser', [{ introduced: '0' }, { fixed: '2.4.1' }]],
    ['begun later', 'org.example:parser', [{ introduced: '2.4.10' }]],
    ['fixed in what a release is called', 'org.example:parser-core', [{ introduced: '2.4.1-rc1' }, { fixed: '2.4.1' }]],
    ['of another package', 'org.example:parse', [{ introduced: '0' }]],
  ])('is quiet about what was %s', (_, name, events) => {
    record('GHSA-2', 'HIGH', 'Maven', name, events)
    expect(check()).toMatchObject({ status: 0, said: expect.stringContaining('0 known findings') })
  })
  it('finds what came back after a fix, and versions by name', () => {
    record('GHSA-3', 'HIGH', 'Maven', 'org.example:parser', [{ introduced: '0' }, { fixed: '2.3' }, { introduced: '2.4.0' }])
    expect(check().status).toBe(1)
    record('GHSA-3', 'HIGH', 'Maven', 'org.example:parser', [], { affected: [{ package: { ecosystem: 'Maven', name: 'org.example:parser' }, versions: ['2.4.1'] }] })
    expect(check().status).toBe(1)
  })
  it('tells of lesser ones, and passes over what is withdrawn or accepted with a reason', () => {
    record('GHSA-4', 'MODERATE', 'Maven', 'org.example:parser', [{ introduced: '0' }])
    expect(check()).toMatchObject({ status: 0, said: expect.stringContaining('MEDIUM Maven org.example:parser') })
    record('GHSA-4', 'HIGH', 'Maven', 'org.example:parser', [{ introduced: '0' }], { withdrawn: '2026-11-01T00:00:00Z' })
    expect(check().status).toBe(0)
    record('GHSA-4', 'HIGH', 'Maven', 'org.example:parser', [{ introduced: '0' }], { aliases: ['CVE-2026-1'] })
    writeFileSync(join(folder, 'accepted.json'), JSON.stringify({ 'CVE-2026-1': 'the parser is never given what comes from outside' }))
    expect(check()).toMatchObject({ status: 0, said: expect.stringContaining('1 accepted') })
  })
  it('is never silently green: without records it says that nothing was looked up', () => {
    expect(check()).toMatchObject({ status: 1, said: expect.stringContaining('NOT LOOKED UP') })
    const away = { OSV_DATABASE: '', OSV_URL: 'http://127.0.0.1:9' }
    expect(check(away)).toMatchObject({ status: 0, said: expect.stringMatching(/NOT LOOKED UP, \d+ packages unchecked \(http:\/\/127\.0\.0\.1:9/) })
    expect(check({ ...away, OSV_REQUIRED: 'true' }).status).toBe(1)
  })
})
