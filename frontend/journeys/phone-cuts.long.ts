import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium as playwright, expect, type Page, test } from '@playwright/test'
import { chromium } from './browser'
import { account, type Account, Person, service } from './people'
import { allGone, answer, bar, PHONE, ready, report, snapshot, write } from './phone'
import { Cutter, seeded } from './phone-cutter'
import { deductions } from './deductions'

/** X10: a network that breaks at random bytes (200 times in the long form), and people and devices that do what they do, lose and double nothing. */
const CUTS = Number(process.env.CUTS ?? 10)
const LONG = CUTS >= 100
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000)
const MARK = `X10-${Date.now().toString(36)}-`
const DAY_MS = 86_400_000
const PATIENCE_MS = 8_000
const FLAGS = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--disable-renderer-backgrounding', '--disable-backgrounding-occluded-windows']
/** Under this many seconds between the true time of writing and the one that is kept, the clock was put right. */
const CLOCK_SECONDS = 20

type Kind = 'diary' | 'incident' | 'answer'
interface Written {
  kind: Kind
  text: string
  photos: number
  at: number
}
interface Phone {
  who: Account
  written: Written[]
  page: Page
  context: BrowserContext
  /** Entries about its owner that nobody has answered yet. */
  answerable: string[]
}

const random = seeded(SEED)
const cutter = new Cutter(new URL(service()), random)
let address: string

test.beforeAll(async () => {
  address = await cutter.open()
})
test.afterAll(() => cutter.close())

/** The network is back again and again, as on a road through the hills. */
function knock(phone: Phone): () => void {
  const timer = setInterval(() => phone.page.evaluate(() => dispatchEvent(new Event('online'))).catch(() => {}), 150)
  return () => clearInterval(timer)
}

let count = 0
/** Writes one more; where it was interrupted, by the end of the session for example, it is written again in other words. */
async function entry(phone: Phone, photos: number, page = () => phone.page, kind: Kind = 'diary') {
  for (let tries = 0; tries < 6; tries++) {
    const text = `${MARK}${++count} 入户走访`
    try {
      // A tab behind another draws nothing, and what is not drawn is not clicked.
      await page().bringToFront()
      const pictures = []
      for (let i = 0; i < photos; i++) pictures.push(await snapshot(page(), `${count}-${i}`))
      if (kind === 'diary') await write(page(), text, pictures)
      else if (kind === 'incident') await report(page(), text, pictures)
      else await answer(page(), phone.answerable.shift()!, text, pictures)
      phone.written.push({ kind, text, photos, at: Date.now() })
      return
    } catch (thrown) {
      if (process.env.TELL) console.log(phone.who.username, String(thrown).slice(0, 300))
      await again(phone, page())
    }
  }
  throw new Error(`${phone.who.username} cannot write any more`)
}

/** A session that ended asks for the sign-in, through the same network; then things go on where they were. */
async function again(phone: Phone, page = phone.page) {
  for (let tries = 0; tries < 20; tries++) {
    await expect(page.locator('main h1')).toBeVisible()
    if (!(await page.getByLabel('口令').isVisible())) return
    await page.getByLabel('用户名').fill(phone.who.username)
    await page.getByLabel('口令').fill(phone.who.password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await expect(bar(page).or(page.getByRole('alert')).first()).toBeVisible().catch(() => {})
  }
}

/** On another device: every other session of the account ends. */
async function endSessions(who: Account) {
  const session = await fetch(`${service()}/api/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ username: who.username, password: who.password }) })
  const { accessToken } = (await session.json()) as { accessToken: string }
  expect((await fetch(`${service()}/api/v1/me/sessions`, { method: 'DELETE', headers: { Authorization: `Bearer ${accessToken}` } })).ok).toBe(true)
}

/** SIGKILL for the browser with this profile and all its helpers. */
function kill(profile: string) {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(profile)) process.kill(Number(pid), 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
}

interface Arrived {
  text: string
  writtenAt: string
  arrivedAt: string
  attachments: { size: number }[]
}

/** What the service holds of what was written on this phone, and of nothing else. */
async function arrived(browser: Browser, { who }: Phone): Promise<Arrived[]> {
  const reader = await Person.enter(browser, who)
  const found: Arrived[] = []
  if (who.roles.includes('ASSESSOR')) found.push(...(await reader.all<Arrived>('/api/v1/diary-entries')))
  for (const { id, title } of (await reader.all<{ id: string; title: string }>('/api/v1/incidents')).filter((one) => one.title.startsWith(MARK))) found.push({ ...(await reader.read<Arrived>(`/api/v1/incidents/${id}`)), text: title })
  if (who.roles.includes('OFFICER'))
    for (const { id } of await reader.all<{ id: string }>('/api/v1/score-entries')) {
      const { answers } = await reader.read<{ answers: (Arrived & { at: string })[] }>(`/api/v1/score-entries/${id}`)
      found.push(...answers.map((one) => ({ ...one, writtenAt: one.at })))
    }
  await reader.close()
  return found.filter((one) => one.text.startsWith(MARK))
}

/** What is missing or not whole, what is there more than once, and how much is there. */
async function counted(browser: Browser, phones: Phone[]) {
  const lost: string[] = []
  const doubled: string[] = []
  let whole = 0
  for (const phone of phones) {
    const there = await arrived(browser, phone)
    for (const { kind, text, photos, at } of phone.written) {
      const [one] = there.filter((row) => row.text === text)
      if (!one) lost.push(`${kind} ${text}`)
      else if (one.attachments.length !== photos || one.attachments.some((photo) => photo.size === 0)) lost.push(`${kind} ${text}: ${one.attachments.length} of ${photos} photos`)
      else if (Math.abs(Date.parse(one.writtenAt) - at) > CLOCK_SECONDS * 1000 || Date.parse(one.arrivedAt) < Date.parse(one.writtenAt) - 2000) lost.push(`${kind} ${text}: written ${one.writtenAt}, arrived ${one.arrivedAt}, in truth ${new Date(at).toISOString()}`)
      else whole++
    }
    const texts = there.map((one) => one.text)
    doubled.push(...texts.filter((text, at) => texts.indexOf(text) !== at))
  }
  return { lost, doubled, whole }
}

async function onClock(context: BrowserContext, shift: number) {
  await context.addInitScript((by) => {
    const True = Date
    const now = () => True.now() + by
    globalThis.Date = new Proxy(True, { construct: (target, given: [number]) => Reflect.construct(target, given.length ? given : [now()]) as object, get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)) })
  }, shift)
}

test.setTimeout(LONG ? 20 * 60_000 : 180_000)

test(`X10: ${CUTS} cuts, none lost, none doubled`, async ({ browser }) => {
  console.log(`seed ${SEED}`)
  const folder = mkdtempSync(join(tmpdir(), 'phone-'))
  // Each phone is a browser of its own: what one draws does not wait for another.
  const own = async (name: string, shift = 0) => {
    const context = await playwright.launchPersistentContext(join(folder, name), { ...PHONE, executablePath: chromium(), args: FLAGS })
    context.setDefaultTimeout(PATIENCE_MS)
    if (shift !== 0) await onClock(context, shift)
    return context
  }
  const answerable = await deductions(browser, account('officer2'), LONG ? 12 : 4)
  const phones: Phone[] = await Promise.all(
    ([['assessor2', -DAY_MS], ['assessor4', DAY_MS], ['officer2', 0]] as const).map(async ([name, shift]) => {
      const context = await own(name, shift)
      return { who: account(name), written: [], context, page: await ready(context, address, account(name)), answerable: name === 'officer2' ? answerable : [] }
    }),
  )
  const [first, second, third] = phones as [Phone, Phone, Phone]
  const times = (most: number) => (LONG ? most : Math.ceil(most / 4))
  await third.page.goto(`${address}/m/`)
  await expect(third.page.locator('a[href^="/m/answers/"]').first()).toBeVisible()
  cutter.left = CUTS
  const silence = phones.map(knock)
  const watch = process.env.TELL ? setInterval(() => console.log(new Date().toISOString().slice(14, 19), cutter.left, phones.map((phone) => phone.written.length).join(' ')), 5000) : undefined

  await Promise.all([
    // The tab is closed in the middle of an upload, and the session ends on another device.
    (async () => {
      for (let i = 0; i < 2; i++) await entry(first, 2)
      await first.page.close()
      first.page = await first.context.newPage()
      await first.page.goto(`${address}/m/outbox`)
      await expect(first.page.locator('main h1')).toBeVisible()
      for (let i = 0; i < times(3); i++) await entry(first, i % 2)
      await endSessions(first.who)
      await first.page.reload()
      await expect(first.page.getByLabel('口令')).toBeVisible()
      await again(first)
      for (let i = 0; i < times(4); i++) await entry(first, i % 2)
    })(),
    // Two tabs at once.
    (async () => {
      const other = await second.context.newPage()
      await other.goto(`${address}/m/write`)
      for (let i = 0; i < times(5); i++) {
        await entry(second, i % 3, undefined, i % 2 ? 'incident' : 'diary')
        await entry(second, 0, () => other)
      }
    })(),
    // Incidents and answers; the browser is killed and comes back.
    (async () => {
      for (let i = 0; i < 3; i++) await entry(third, i % 2 ? 0 : 2, undefined, i % 2 ? 'incident' : 'answer')
      kill(join(folder, third.who.username))
      await third.context.close().catch(() => {})
      third.context = await own(third.who.username)
      third.page = await third.context.newPage()
      await third.page.goto(`${address}/m/outbox`)
      // A cookie that the browser had not written down yet went with it: then the same person signs in again.
      await expect(third.page.locator('main h1')).toBeVisible()
      await again(third)
      for (let i = 0; i < times(5); i++) await entry(third, i % 2, undefined, i % 2 ? 'answer' : 'incident')
    })(),
  ])
  // Whoever still has to say something says it until the network has broken often enough.
  while (cutter.left > 0) await Promise.all(phones.map((phone) => entry(phone, 1, undefined, phone === third ? 'incident' : 'diary')))
  for (const phone of phones) {
    await again(phone)
    await allGone(phone.page)
  }
  silence.forEach((stop) => stop())
  clearInterval(watch)

  const { lost, doubled, whole } = await counted(browser, phones)
  const written = phones.flatMap((phone) => phone.written).length
  await Promise.all(phones.map((phone) => phone.context.close()))
  rmSync(folder, { recursive: true, force: true })
  console.log(`cuts: ${JSON.stringify(cutter.cuts)}`)
  const pass = lost.length + doubled.length === 0 && cutter.total >= CUTS ? 'pass' : 'fail'
  const repeated = [...cutter.sent.values()].filter((times) => times > 1)
  console.log(`PROMISE X10 cuts=${cutter.total} written=${written} arrived=${whole} lost=${lost.length} doubled=${doubled.length} ${pass}`)
  console.log(`PROMISE P4 from the phone: ${cutter.sent.size} keys of entries, incidents, answers and photos, ${repeated.length} of them sent again (${Math.max(0, ...repeated)} times at most), 1 effect each ${pass}`)
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
  expect(cutter.total).toBeGreaterThanOrEqual(CUTS)
})
