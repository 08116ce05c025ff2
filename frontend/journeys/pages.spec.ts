import { expect, test } from '@playwright/test'
import { violations } from './axe'
import { account, Person } from './people'
import { routes, tour } from './tour'

/** Every page of every role on a phone: nothing cut off, unlabelled, untranslated or complained about. */
const ROLES = ['officer', 'assessor', 'leader', 'office', 'discipline', 'sysadmin', 'secadmin', 'auditor']
const seen = new Set<string>()
/** A key of the texts that found no text shows itself. */
const RAW_KEY = /\b(?:app|common|enums|cycles|entries|incidents|grading|meetings|diary|officers|units|rulebooks|publications|objections|session|accounts?|calendar|history)\.[a-zA-Z]+(?:\.[a-zA-Z_]+)*\b/

for (const role of ROLES) {
  test(`pages of ${role}`, async ({ browser }) => {
    const person = await Person.enter(browser, account(role), { viewport: { width: 360, height: 740 } })
    const faults: string[] = []
    for (const { pattern, path } of await tour(person)) {
      const page = await person.open(path)
      const fault = (text: string) => faults.push(`${path}: ${text}`)
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) fault('scrolls sideways at 360 px')
      const text = await page.locator('body').innerText()
      const raw = RAW_KEY.exec(text)
      if (raw) fault(`untranslated ${raw[0]}`)
      if (!(await page.title()).includes('尺度')) fault('no title')
      if ((await page.locator('main h1').count()) !== 1) fault('not one heading')
      if ((await page.locator('main [role=alert]').count()) > 0) fault(`shows a problem: ${await page.locator('main [role=alert]').first().innerText()}`)
      // The same page is examined once by axe; roles differ in what they may do, not in how it is drawn.
      if (!seen.has(pattern)) (await violations(page, 'serious')).forEach(fault)
      seen.add(pattern)
      person.complaints.splice(0).forEach(fault)
    }
    await person.close()
    expect(faults).toEqual([])
  })
}

test('every route was seen by somebody', () => {
  expect(routes.map((route) => route.path).filter((path) => !seen.has(path))).toEqual([])
})

test('large letters and a wide screen hold on the pages that carry most', async ({ browser }) => {
  const person = await Person.enter(browser, account('leader2'))
  const faults: string[] = []
  const graded = (await person.all<{ id: string; stage: string }>('/api/v1/cycles')).find((one) => one.stage === 'FINAL')!.id
  for (const path of [`/cycles/${graded}/assessment`, '/standing', '/notices', '/', '/officers', '/cycles', '/score-entries', '/incidents', '/diary', '/rule-books', '/publications', '/objections']) {
    const page = await person.open(path)
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 740 })
      await page.evaluate(() => document.documentElement.classList.add('large-text'))
      if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) faults.push(`${path} at ${width}`)
    }
    await page.setViewportSize({ width: 360, height: 740 })
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    if (await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) faults.push(`${path} in letters twice as large`)
  }
  await person.close()
  expect(faults).toEqual([])
})

for (const language of ['zh-CN', 'en']) {
  test(`where one stands, warnings and notices are free of faults at AA in ${language}`, async ({ browser }) => {
    const faults: string[] = []
    for (const name of ['officer2', 'leader2']) {
      const person = await Person.enter(browser, account(name))
      await person.context.addInitScript((chosen) => localStorage.setItem('yardstick.language', chosen), language)
      const scoring = (await person.all<{ id: string; stage: string }>('/api/v1/cycles')).find((one) => one.stage === 'SCORING')!.id
      for (const path of ['/standing', '/notices', ...(name === 'leader2' ? [`/cycles/${scoring}/warnings`] : [])]) faults.push(...(await violations(await person.open(path))).map((fault) => `${name} ${path}: ${fault}`))
      await person.close()
    }
    expect(faults).toEqual([])
  })
}

test('what went out by a list that was revised stands out by word, on the phone and in large letters, without faults at AA', async ({ browser }) => {
  const faults: string[] = []
  for (const name of ['office', 'auditor']) {
    const person = await Person.enter(browser, account(name), { viewport: { width: 360, height: 740 } })
    const revised = (await person.all<{ id: string; state: string; supersedesId: string | null }>('/api/v1/publications')).find((one) => one.state === 'PUBLISHED' && one.supersedesId)!
    const page = await person.open(`/publications/${revised.id}`)
    const section = page.getByRole('region', { name: '已送出' })
    await expect(section.getByText('待改正', { exact: true })).toBeVisible()
    await expect(section.getByText('已改正', { exact: true })).toBeVisible()
    await expect(section.getByRole('button', { name: '登记改正' })).toHaveCount(name === 'office' ? 1 : 0)
    faults.push(...(await violations(page)).map((fault) => `${name}: ${fault}`))
    for (const dialog of name === 'office' ? ['登记改正', '登记送达'] : []) {
      await section.getByRole('button', { name: dialog }).click()
      faults.push(...(await violations(page)).map((fault) => `${dialog}: ${fault}`))
      await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
    }
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    if (await section.evaluate((box) => box.scrollWidth > box.clientWidth)) faults.push(`${name}: scrolls sideways in letters twice as large`)
    await person.close()
  }
  expect(faults).toEqual([])
})

test('in English no Chinese is left in the frame of the page', async ({ browser }) => {
  const person = await Person.enter(browser, account('officer2'))
  const page = await person.open('/')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('navigation').first()).not.toContainText(/[\u4e00-\u9fff]/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.locator('main h2').first()).not.toContainText(/[\u4e00-\u9fff]/)
  await person.close()
})
