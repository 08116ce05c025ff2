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

/** Signed in, with the shell, the names and the words on the phone: ready for the village. */
export async function ready(context: BrowserContext, address: string, who: Account): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`${address}/m/`)
  await signIn(page, who)
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    while (!navigator.serviceWorker.controller) await new Promise((done) => setTimeout(done, 50))
  })
  await page.goto(`${address}/m/write`)
  await page.getByLabel('拼音首字母、姓名或警号').fill('z')
  await expect(page.getByRole('button', { name: /\d{6}/ }).first()).toBeVisible()
  await page.getByLabel('拼音首字母、姓名或警号').fill('')
  return page
}

/** Picks the first officer that begins so. */
export async function pick(page: Page, typed = 'z') {
  await page.getByLabel('拼音首字母、姓名或警号').fill(typed)
  await page.getByRole('button', { name: /\d{6}/ }).first().click()
}

/** Writes an entry as people do; it is in the outbox afterwards. */
export async function write(page: Page, text: string, photos: Awaited<ReturnType<typeof snapshot>>[] = []) {
  await bar(page).getByRole('link', { name: '写', exact: true }).click()
  await page.getByLabel('发生了什么').fill(text)
  // What an interrupted attempt left in the draft.
  while ((await page.getByRole('img').count()) > 0) await page.getByRole('button', { name: /^去掉.*\.jpg$/ }).first().click()
  if ((await page.getByRole('button', { name: /^去掉/ }).count()) === 0) await pick(page)
  if (photos.length > 0) {
    await page.getByLabel('选择文件').setInputFiles(photos)
    await expect(page.getByRole('img')).toHaveCount(photos.length)
  }
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '发件箱' })).toBeVisible()
}

/** Nothing waits any more. */
export async function allGone(page: Page, seconds = 60) {
  await page.goto(`${new URL(page.url()).origin}/m/outbox`)
  await expect(page.getByText('已送达').first()).toBeVisible({ timeout: seconds * 1000 })
  await expect(page.getByText('等待发送')).toHaveCount(0, { timeout: seconds * 1000 })
}
