// Lighthouse as it comes (mobile, median of three, the shell and caches emptied before each) on each page of the phone, of a service
// that runs already: SERVICE=http://localhost:8080 ACCOUNTS=data/demo-accounts.json npm run lighthouse. Prints one line a page; not part
// of the tests, because a busy machine measures itself.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import lighthouse from 'lighthouse'

const { SERVICE = 'http://localhost:8080', ACCOUNTS = '../data/demo-accounts.json', NAME = 'assessor3', GRADED = 'officer', CHROMIUM = '/usr/bin/chromium' } = process.env
const accounts = JSON.parse(readFileSync(ACCOUNTS, 'utf8'))
const account = (name) => accounts.find((one) => one.username === name)
const ANSWER = 'answers/:id'
const PAGES = ['sign-in', '', 'write', 'incidents', 'incidents/new', 'standing', 'objections', 'outbox', 'more', ANSWER]
const CATEGORIES = ['performance', 'accessibility', 'best-practices']
const port = await new Promise((done) => {
  const probe = createServer().listen(0, '127.0.0.1', () => {
    const at = probe.address().port
    probe.close(() => done(at))
  })
})
const profile = mkdtempSync(join(tmpdir(), 'lighthouse-'))
const context = await chromium.launchPersistentContext(profile, { executablePath: CHROMIUM, args: ['--no-sandbox', `--remote-debugging-port=${port}`, '--disable-background-networking'] })
const page = await context.newPage()
let low = 0
/** What a quiet machine makes of it is above 1000: a busy one measures itself, first of all as time in which the page is blocked. */
const speeds = []
async function signIn({ username, password }) {
  await page.goto(`${SERVICE}/m/`)
  await page.fill('#username', username)
  await page.fill('#password', password)
  await page.click('button[type=submit]')
  await page.waitForSelector('nav')
}
/** An entry of the one who is graded: by the service's own answer, since the phone lists only what may still be answered. */
async function ownEntry() {
  await page.click('a[href="/m/more"]')
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForSelector('#username')
  const answer = page.waitForResponse((one) => one.url().endsWith('/api/v1/sessions') && one.ok())
  await signIn(account(GRADED))
  const { accessToken } = await (await answer).json()
  const { items } = await (await fetch(`${SERVICE}/api/v1/score-entries?limit=1`, { headers: { Authorization: `Bearer ${accessToken}` } })).json()
  return `answers/${items[0].id}`
}
for (const path of PAGES) {
  if (path === '') await signIn(account(NAME))
  const address = path === ANSWER ? await ownEntry() : path
  const runs = []
  for (let i = 0; i < 3; i++) {
    const { lhr } = await lighthouse(`${SERVICE}/m/${address}`, { port, onlyCategories: CATEGORIES, output: 'json', logLevel: 'error' })
    runs.push(lhr)
    speeds.push(lhr.environment.benchmarkIndex)
  }
  const median = (of) => runs.map(of).sort((a, b) => a - b)[1]
  const scores = CATEGORIES.map((name) => Math.round(100 * median((lhr) => lhr.categories[name].score)))
  const shift = median((lhr) => lhr.audits['cumulative-layout-shift'].numericValue)
  low += scores[0] < 98 || scores[1] < 100 || scores[2] < 100 || shift > 0.02 ? 1 : 0
  const failed = new Set(runs.flatMap((lhr) => CATEGORIES.slice(1).flatMap((name) => lhr.categories[name].auditRefs.filter((ref) => ref.weight > 0 && (lhr.audits[ref.id].score ?? 1) < 1).map((ref) => ref.id))))
  const times = ['first-contentful-paint', 'largest-contentful-paint', 'total-blocking-time', 'speed-index'].map((id) => Math.round(median((lhr) => lhr.audits[id].numericValue)))
  console.log(`/m/${path}: performance ${scores[0]}, accessibility ${scores[1]}, best practices ${scores[2]}, shift ${shift.toFixed(3)}; first paint, largest paint, blocked, speed index: ${times.join(', ')} ms ${[...failed].join(' ')}`)
}
console.log(`speed of this machine while measuring: ${Math.min(...speeds)} to ${Math.max(...speeds)}`)
await context.close()
rmSync(profile, { recursive: true, force: true })
process.exit(low ? 1 : 0)
