import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { deductions } from './deductions'
import { PAYLOADS } from './payloads'
import { account, Person, service, settled } from './people'
import { PHONE, shellStands, signIn } from './phone'

/** P14 for the diary, incidents, answers, notices, the standing and the names of attachments, in the portal and on the phone: what people write is text. */
/** In the short form twelve of them stand in fields of their own; the long fields carry all of them in any case. */
const ALONE = process.env.CUTS ? PAYLOADS : PAYLOADS.filter((_, at) => at % 5 === 0)
const MARK = Date.now().toString(36)
const DAY = `${new Date().getFullYear()}-06-01`
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')
/** Letters that a page may draw closer together. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
/** As many payloads as a field holds, each field with others at its beginning. */
let turn = 0
function packed(most: number, each = PAYLOADS.length): string {
  turn = (turn + 7) % PAYLOADS.length
  const order = [...PAYLOADS.slice(turn), ...PAYLOADS.slice(0, turn)].slice(0, each)
  const taken: string[] = []
  for (const one of order) if ([...taken, one].join(' ').length <= most) taken.push(one)
  return taken.join(' ')
}

async function watched(context: BrowserContext) {
  await context.addInitScript(() => {
    const fired: string[] = []
    Object.assign(window, { p14: fired, fired: () => fired.push('ran') })
    for (const name of ['alert', 'confirm', 'prompt'] as const) Object.assign(window, { [name]: () => fired.push(name) })
    document.addEventListener('securitypolicyviolation', (event) => fired.push(`${event.violatedDirective} ${event.sample}`))
  })
}

let shown = 0
/** What ran, what became part of the page, and what is not there letter by letter. */
async function faults(page: Page, texts: string[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    const inside = [...document.querySelectorAll('*')].filter((one) => one.hasAttribute('data-p14') || [...one.attributes].some(({ name, value }) => name.startsWith('on') || /^\s*(javascript|data:text)/i.test(value)))
    return [...(window as unknown as { p14: string[] }).p14, ...inside.map((one) => one.outerHTML.slice(0, 200))]
  })
  const body = plain(await page.locator('body').evaluate((element) => [element.textContent, ...[...element.querySelectorAll('input, textarea')].map((one) => (one as HTMLInputElement).value)].join(' ')))
  shown += texts.length
  return [...found, ...texts.filter((text) => !body.includes(plain(text))).map((text) => `not there as text: ${text.slice(0, 120)}`)].map((fault) => `${page.url()} ${fault}`)
}

/** A file under each of these names, ready to belong to a record. */
async function files(person: Person, names: string[]): Promise<{ ids: string[]; names: string[] }> {
  const ids: string[] = []
  const given: string[] = []
  for (const name of names) {
    const begun = await person.create<{ id: string; name: string }>('/api/v1/attachments', { name, size: PDF.length })
    await person.append(begun.id, PDF)
    ids.push(begun.id)
    given.push(begun.name)
  }
  return { ids, names: given }
}

test('what people write is shown as text, on every screen of the portal and of the phone', async ({ browser }) => {
  const [writer, discipline, leader, officer] = await Promise.all((['assessor4', 'discipline', 'leader2', 'officer2'] as const).map((name) => Person.enter(browser, account(name))))
  if (!writer || !discipline || !leader || !officer) throw new Error('nobody came')
  const found: string[] = []
  const { officer: about } = await officer.read<{ officer: { id: string } }>('/api/v1/me')
  const own = (await writer.all<{ id: string }>('/api/v1/officers'))[0]!.id

  // Titles are short: an incident for each payload. The long fields carry as many as they hold.
  const incidents: { id: string; texts: string[] }[] = []
  for (const [at, payload] of ALONE.entries()) {
    const texts = [`${MARK}${at} ${payload}`.slice(0, 100), packed(4000), packed(100, 3)]
    const [title, description, place] = texts
    incidents.push({ id: (await discipline.create('/api/v1/incidents', { nature: 'NEGATIVE', source: 'DISCIPLINE', title, description, place, occurredOn: DAY, officers: [{ officerId: about.id, role: 'PRINCIPAL', disposition: 'NONE' }], unitIds: [] })).id, texts })
  }
  const named: { id: string; texts: string[] }[] = []
  for (let at = 0; at < ALONE.length; at += 12) {
    const { ids, names } = await files(writer, ALONE.slice(at, at + 12).map((one) => `${one}.pdf`.replace(/[\n\r]/g, ' ')))
    const texts = [packed(4000), packed(4000), packed(500)]
    const { id } = await writer.create('/api/v1/diary-entries', { occurredOn: DAY, text: texts[0], officerIds: [own], attachmentIds: ids })
    await writer.create(`/api/v1/diary-entries/${id}/corrections`, { text: texts[1], reason: texts[2] })
    named.push({ id, texts: [...texts, ...names] })
  }
  const [entry, open] = await deductions(browser, account('officer2'), 2, packed)
  const evidence = await files(officer, ['<img src=x onerror=fired() data-p14>.pdf'])
  const said = packed(2000)
  await officer.create(`/api/v1/score-entries/${entry}/answers`, { text: said, attachmentIds: evidence.ids })
  const decision = packed(500)
  await leader.change('POST', `/api/v1/score-entries/${entry}/confirmation`, `/api/v1/score-entries/${entry}`, { note: decision })
  const { note } = await officer.read<{ note: string }>(`/api/v1/score-entries/${entry}`)

  await Promise.all([writer, leader, officer].map((person) => watched(person.context)))
  const look = async (person: Person, path: string, texts: string[]) => found.push(...(await faults(await person.open(path), texts)))
  for (const one of named) await look(writer, `/diary/${one.id}`, one.texts)
  await look(writer, '/diary', [])
  for (const one of incidents.filter((_, at) => at % 6 === 0)) await look(leader, `/incidents/${one.id}`, one.texts)
  const titles = incidents.map((one) => one.texts[0]!)
  await look(leader, '/incidents', [])
  for (let pages = 1; titles.length > 0 && pages <= 6; pages++) {
    const body = plain((await leader.page.locator('main').textContent()) ?? '')
    const here = titles.filter((title) => body.includes(plain(title)))
    found.push(...(await faults(leader.page, here)))
    for (const title of here) titles.splice(titles.indexOf(title), 1)
    const next = leader.page.getByRole('button', { name: '下一页' })
    if (titles.length > 0 && (await next.isEnabled())) await next.click()
    await settled(leader.page)
  }
  found.push(...titles.map((title) => `not in the list of incidents as text: ${title}`))
  for (const person of [leader, officer]) await look(person, `/score-entries/${entry}`, [note, said, decision, ...evidence.names])
  await look(leader, `/score-entries/new?incident=${incidents[0]!.id}&officer=${about.id}`, [])
  for (const path of ['/score-entries', '/notices', '/standing', '/']) await look(officer, path, [])
  await look(leader, '/warnings', [])

  const context = await browser.newContext({ ...PHONE, baseURL: service() })
  await watched(context)
  const phone = await context.newPage()
  await phone.goto('/m/')
  await signIn(phone, account('officer2'))
  for (const [path, texts] of [['', []], ['incidents', incidents.slice(-5).map((one) => one.texts[0]!)], [`answers/${open}`, [(await officer.read<{ note: string }>(`/api/v1/score-entries/${open}`)).note]], ['standing', []]] as const) {
    await phone.goto(`/m/${path}`)
    await settled(phone)
    await phone.waitForLoadState('networkidle')
    found.push(...(await faults(phone, [...texts])))
  }
  // What is being written, and what waits in the outbox.
  const typed = packed(2000)
  await phone.goto(`/m/answers/${open}`)
  await phone.getByLabel('申辩内容').fill(typed)
  await phone.getByLabel('选择文件').setInputFiles({ name: '"><img src=x onerror=fired() data-p14>.pdf', mimeType: 'application/pdf', buffer: PDF })
  await expect(phone.getByText('onerror=fired() data-p14>.pdf')).toBeVisible()
  found.push(...(await faults(phone, [typed])))
  await shellStands(phone)
  await context.setOffline(true)
  await phone.getByRole('button', { name: '提交申辩', exact: true }).click()
  await expect(phone.getByText('等待发送')).toBeVisible()
  found.push(...(await faults(phone, [typed])))
  // Whoever put it into the page as HTML would be found out.
  await phone.evaluate((all) => all.forEach((html) => document.body.appendChild(document.createElement('div')).insertAdjacentHTML('beforeend', html)), PAYLOADS)
  await expect.poll(async () => (await faults(phone, ['not there'])).length).toBeGreaterThan(30)
  await context.close()
  await Promise.all([writer, discipline, leader, officer].map((person) => person.close()))
  console.log(`PROMISE P14 ${PAYLOADS.length} payloads in the text fields of diary, incidents, entries, answers and names of attachments, ${shown} texts looked up on the screens of portal and phone: ${found.length} ran, became part of a page or are missing ${found.length === 0 ? 'pass' : 'fail'}`)
  expect(found).toEqual([])
})
