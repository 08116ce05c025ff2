import { expect, type Page, test } from '@playwright/test'
import { violations } from './axe'
import { deductions } from './deductions'
import { account, Person, service } from './people'
import { allGone, answer, bar, PHONE, ready, report, signIn, write } from './phone'

/** The phone's pages: how they are drawn, what they keep, and what the next person finds of it. */
const PAGES = ['', 'write', 'incidents', 'incidents/new', 'standing', 'outbox', 'more']
const MOST_SHIFT = 0.02

async function faults(page: Page, path: string, english: boolean): Promise<string[]> {
  const found: string[] = []
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push('scrolls sideways')
  if ((await page.locator('main h1').count()) !== 1) found.push('not one heading')
  if ((await page.locator('main [role=alert]').count()) > 0) found.push(`shows a problem: ${await page.locator('main [role=alert]').first().innerText()}`)
  const text = await page.locator('body').innerText()
  if (/\b(phone|enums|app)\.\w+/.test(text)) found.push(`untranslated: ${text.slice(0, 200)}`)
  if (english && /[\u4e00-\u9fff]/.test(await bar(page).or(page.getByRole('navigation')).first().innerText())) found.push('Chinese is left')
  return [...found, ...(await violations(page))].map((fault) => `/m/${path}: ${fault}`)
}

for (const english of [false, true]) {
  test(`every page in ${english ? 'English' : 'Chinese'}: axe, width, large letters, no jumping`, async ({ browser }) => {
    const context = await browser.newContext({ ...PHONE, baseURL: service() })
    await context.addInitScript(() => {
      Object.assign(window, { shift: 0 })
      new PerformanceObserver((list) => {
        for (const one of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) if (!one.hadRecentInput) Object.assign(window, { shift: (window as unknown as { shift: number }).shift + one.value })
      }).observe({ type: 'layout-shift', buffered: true })
    })
    const page = await context.newPage()
    await page.goto('/m/')
    await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
    const found = await faults(page, 'sign-in', false)
    await signIn(page, account('assessor3'))
    // Whoever was written about is offered next time, which moves nothing either.
    await write(page, '巡查辖区商铺，未见异常。')
    await allGone(page)
    await page.evaluate((language) => localStorage.setItem('yardstick.language', language), english ? 'en' : 'zh-CN')
    for (const path of PAGES) {
      await page.goto(`/m/${path}`)
      await expect(page.locator('main h1')).toBeVisible()
      await page.waitForLoadState('networkidle')
      if (path === 'write') await expect(page.getByText(english ? 'Recent' : '最近', { exact: true })).toBeVisible()
      // At the end nothing lies under the bar that ends a form.
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      found.push(...(await faults(page, path, english)))
      const shift = await page.evaluate(() => (window as unknown as { shift: number }).shift)
      if (shift > MOST_SHIFT) found.push(`/m/${path}: jumps by ${shift}`)
      await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(`/m/${path}: scrolls sideways in large letters`)
    }
    await context.close()
    expect(found).toEqual([])
  })
}

test('without network: the visits of a community officer and the escape at the checkpoint are written down, and arrive', async ({ browser }) => {
  const mark = `走访${Date.now()}`
  const context = await browser.newContext(PHONE)
  const page = await ready(context, service(), account('assessor4'))
  await context.setOffline(true)
  await page.goto(`${service()}/m/`)
  await expect(page.getByText(/没有网络，以下是/)).toBeVisible()
  await write(page, `${mark}：走访东街三户居民，调解邻里纠纷一起。`)
  await report(page, `设卡检查中擅离岗位 ${mark}`, [], '北环路卡点')
  await expect(page.getByText('等待发送')).toHaveCount(2)
  await context.setOffline(false)
  await allGone(page)
  await context.close()
  const reader = await Person.enter(browser, account('assessor4'))
  const entries = (await reader.all<{ text: string; writtenAt: string; arrivedAt: string }>('/api/v1/diary-entries')).filter((one) => one.text.startsWith(mark))
  expect(entries).toHaveLength(1)
  expect(Date.parse(entries[0]!.arrivedAt) - Date.parse(entries[0]!.writtenAt)).toBeGreaterThan(0)
  const incidents = (await reader.all<{ title: string; nature: string; place: string; officers: unknown[] }>('/api/v1/incidents')).filter((one) => one.title.includes(mark))
  expect(incidents).toMatchObject([{ nature: 'NEGATIVE', place: '北环路卡点', officers: [{ role: 'PRINCIPAL' }] }])
  await reader.close()
})

test('a deduction is proposed: the officer is told, answers without network, and the confirmer sees the answer', async ({ browser }) => {
  const [id] = await deductions(browser, account('officer2'), 1)
  const mark = `申辩${Date.now()}：当日已向值班领导请假。`
  const context = await browser.newContext(PHONE)
  const page = await ready(context, service(), account('officer2'))
  await page.goto(`${service()}/m/answers/${id}`)
  const found = await faults(page, 'answers/:id', false)
  await page.evaluate(() => localStorage.setItem('yardstick.language', 'en'))
  await page.reload()
  await expect(page.getByLabel('Your answer')).toBeVisible()
  found.push(...(await faults(page, 'answers/:id', true)))
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push('scrolls sideways in large letters')
  expect(found).toEqual([])
  await page.evaluate(() => localStorage.setItem('yardstick.language', 'zh-CN'))
  await page.goto(`${service()}/m/`)
  await expect(page.locator(`a[href="/m/answers/${id}"]`)).toContainText('−0.5')
  await context.setOffline(true)
  await answer(page, id!, mark)
  await expect(page.getByText('等待发送')).toHaveCount(1)
  await context.setOffline(false)
  await allGone(page)
  await context.close()
  const officer = await Person.enter(browser, account('officer2'))
  const told = await officer.all<{ kind: string; targetId: string }>('/api/v1/me/notices')
  expect(told.filter((one) => one.targetId === id && one.kind === 'ENTRY_PROPOSED')).toHaveLength(1)
  await officer.close()
  const confirmer = await Person.enter(browser, account('leader2'))
  await expect((await confirmer.open(`/score-entries/${id}`)).getByText(mark)).toBeVisible()
  await confirmer.close()
})

/** Everything that scripts can find on this phone, as letters: UTF-8 and UTF-16 alike. */
const everything = (page: Page) =>
  page.evaluate(async () => {
    const found: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, location.href]
    const bytes = (buffer: ArrayBuffer) => [new TextDecoder('utf-8').decode(buffer), new TextDecoder('utf-16le').decode(buffer.byteLength % 2 ? buffer.slice(1) : buffer)]
    const deep = async (value: unknown): Promise<void> => {
      if (value instanceof ArrayBuffer) found.push(...bytes(value))
      else if (ArrayBuffer.isView(value)) found.push(...bytes(value.buffer.slice(0) as ArrayBuffer))
      else if (value instanceof Blob) found.push(...bytes(await value.arrayBuffer()))
      else if (value instanceof CryptoKey) found.push('CryptoKey')
      else if (value !== null && typeof value === 'object') await Promise.all(Object.entries(value).map(([key, one]) => (found.push(key), deep(one))))
      else found.push(String(value))
    }
    const done = <Result>(request: IDBRequest<Result>) => new Promise<Result>((yes, no) => Object.assign(request, { onsuccess: () => yes(request.result), onerror: () => no(request.error) }))
    for (const { name } of await indexedDB.databases()) {
      const db = await done(indexedDB.open(name!))
      found.push(name!)
      for (const store of db.objectStoreNames) {
        const work = db.transaction(store).objectStore(store)
        const [keys, values] = [await done(work.getAllKeys()), await done(work.getAll())]
        await deep(keys)
        await deep(values)
      }
      db.close()
    }
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) found.push(name, request.url)
    return found.join('\n')
  })

test('on a shared phone: sign-out asks about what is unsent, the next person finds nothing, the writer goes on', async ({ browser }) => {
  const mark = `密${Date.now()}`
  const writer = account('assessor5')
  const context = await browser.newContext(PHONE)
  const page = await ready(context, service(), writer)
  const name = (await page.evaluate(async () => ((await (await fetch('/api/v1/sessions/refresh', { method: 'POST' })).json()) as { accessToken: string }).accessToken)).split('.')[1]!
  const { sub } = JSON.parse(Buffer.from(name, 'base64url').toString()) as { sub: string }
  await context.setOffline(true)
  await write(page, `${mark}：只给自己看的记录。`)
  const officer = /([\u4e00-\u9fff]{2,4}) \d{6}/
  expect(await everything(page)).not.toContain(mark)

  await bar(page).getByRole('link', { name: '更多' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('dialog')).toContainText('还有 1 条没有发送')
  await page.getByRole('button', { name: '加密保留，等我下次登录再发' }).click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await context.setOffline(false)
  await page.reload()
  await signIn(page, account('officer3'))
  await page.goto(`${service()}/m/outbox`)
  await expect(page.getByText('没有写过的内容。')).toBeVisible()
  const left = await everything(page)
  for (const secret of [mark, '只给自己看', writer.username, writer.unit!]) expect(left).not.toContain(secret)
  expect(left).not.toMatch(officer)
  expect(left.match(/CryptoKey/g)).toHaveLength(1)
  expect(left.split('\n')).not.toContain(sub)

  await bar(page).getByRole('link', { name: '更多' }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible()
  await signIn(page, writer)
  await allGone(page)
  await context.close()
  const reader = await Person.enter(browser, writer)
  expect((await reader.all<{ text: string }>('/api/v1/diary-entries')).filter((one) => one.text.startsWith(mark))).toHaveLength(1)
  await reader.close()
})
