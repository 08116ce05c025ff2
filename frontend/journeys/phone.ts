import { type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { type Account } from './people'

/** Somebody's phone: 360 pixels wide, in the bureau's zone. */
export const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' }

/** A photo as a camera makes it, every one different. */
export async function snapshot(page: Page, mark: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const url = await page.evaluate((text) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 900, height: 640 })
    const pen = canvas.getContext('2d')!
    for (let i = 0; i < 400; i++) {
      pen.fillStyle = `hsl(${(i * 47) % 360} 60% ${20 + (i % 60)}%)`
      pen.fillRect((i * 131) % 900, (i * 89) % 640, 120, 90)
    }
    pen.fillStyle = '#fff'
    pen.font = '40px sans-serif'
    pen.fillText(text, 40, 80)
    return canvas.toDataURL('image/jpeg', 0.9)
  }, mark)
  return { name: `${mark}.jpg`, mimeType: 'image/jpeg', buffer: Buffer.from(url.slice(url.indexOf(',') + 1), 'base64') }
}

export async function signIn(page: Page, who: Account) {
  await page.getByLabel('用户名').fill(who.username)
  await page.getByLabel('口令').fill(who.password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await expect(bar(page)).toBeVisible()
}

export const bar = (page: Page) => page.getByRole('navigation', { name: '主要页面' })

/** From here on the page opens without network. */
export const shellStands = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })

/** Signed in, with the shell, the names and the words on the phone: ready for the village. */
export async function ready(context: BrowserContext, address: string, who: Account): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${address}/m/`)
  await signIn(page, who)
  await shellStands(page)
  // What waits for the reader is on the phone as well.
  await expect(page.locator('main [aria-busy=false]')).toBeAttached()
  // The form that everybody who has a phone page may fill in.
  await page.goto(`${address}/m/incidents/new`)
  await page.getByLabel('拼音首字母、姓名或警号').fill('0')
  await expect(page.getByRole('button', { name: /\d{6}/ }).first()).toBeVisible()
  await page.getByLabel('拼音首字母、姓名或警号').fill('')
  return page
}

/** Picks the first officer whose initials, name or number hold this: a nought stands in every number. */
export async function pick(page: Page, typed = '0') {
  await page.getByLabel('拼音首字母、姓名或警号').fill(typed)
  await page.getByRole('button', { name: /\d{6}/ }).first().click()
}

type Snapshot = Awaited<ReturnType<typeof snapshot>>

/** Writes an entry as people do; it is in the outbox afterwards. */
export async function write(page: Page, text: string, photos: Snapshot[] = []) {
  await bar(page).getByRole('link', { name: '写', exact: true }).click()
  await page.getByLabel('发生了什么').fill(text)
  if ((await page.getByRole('button', { name: /^去掉(?!.*\.jpg$)/ }).count()) === 0) await pick(page)
  await finish(page, '记下', photos)
}

/** Reports an incident. */
export async function report(page: Page, title: string, photos: Snapshot[] = [], place = '') {
  await bar(page).getByRole('link', { name: '事件' }).click()
  await page.getByRole('link', { name: '上报事件' }).click()
  await page.getByRole('button', { name: '问题' }).click()
  await page.getByLabel('一句话概括').fill(title)
  await page.getByLabel('经过').fill('设卡检查期间擅离岗位，致犯罪嫌疑人逃跑。')
  await page.getByRole('button', { name: '昨天' }).click()
  await page.getByLabel('地点').fill(place)
  if ((await page.getByRole('button', { name: /^去掉(?!.*\.jpg$)/ }).count()) === 0) await pick(page)
  await finish(page, '上报', photos)
}

/** Answers the entry whose note is given, from the page of today. */
export async function answer(page: Page, id: string, text: string, photos: Snapshot[] = []) {
  await bar(page).getByRole('link', { name: '今天' }).click()
  await page.locator(`a[href="/m/answers/${id}"]`).click()
  await page.getByLabel('申辩内容').fill(text)
  await finish(page, '提交申辩', photos)
}

async function finish(page: Page, button: string, photos: Snapshot[]) {
  // What an interrupted attempt left in the draft.
  while ((await page.getByRole('img').count()) > 0) await page.getByRole('button', { name: /^去掉.*\.jpg$/ }).first().click()
  if (photos.length > 0) {
    await page.getByLabel('选择文件').setInputFiles(photos)
    await expect(page.getByRole('img')).toHaveCount(photos.length)
  }
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '发件箱' })).toBeVisible()
}

/** Nothing waits any more. */
export async function allGone(page: Page, seconds = 60) {
  await page.goto(`${new URL(page.url()).origin}/m/outbox`)
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: seconds * 1000 })
  await expect(page.getByText('等待发送')).toHaveCount(0, { timeout: seconds * 1000 })
}
