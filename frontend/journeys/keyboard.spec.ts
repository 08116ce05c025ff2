import { expect, type Page, test } from '@playwright/test'
import { account, Person } from './people'

/** Everything can be reached, seen and left by the keys alone. */
const focusIsVisible = (page: Page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.activeElement!)
    return style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
  })

test('skip link first, every stop visible, the heading announced', async ({ browser }) => {
  const person = await Person.enter(browser, account('officer3'))
  const page = await person.open('/')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.querySelector('main')!.contains(document.activeElement))).toBe(true)
  for (let i = 0; i < 12 && (await page.evaluate(() => document.activeElement !== document.body)); i++) {
    expect(await focusIsVisible(page), await page.evaluate(() => document.activeElement!.outerHTML.slice(0, 120))).toBe(true)
    await page.keyboard.press('Tab')
  }
  await page.getByRole('link', { name: '公示', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: '公示' })).toBeFocused()
  await person.close()
})

test('a dialog keeps the keys inside, closes by Escape and gives the focus back', async ({ browser }) => {
  const person = await Person.enter(browser, account('assessor3'))
  const written = await person.create('/api/v1/diary-entries', { occurredOn: '2026-01-05', text: '主动加班。', officerIds: [(await person.read<{ items: { id: string }[] }>('/api/v1/officers?limit=1')).items[0]!.id] })
  const page = await person.open(`/diary/${written.id}`)
  const opener = page.getByRole('button', { name: '在旁更正', exact: true })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog')
  await expect(dialog).toBeVisible()
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog')!.contains(document.activeElement))).toBe(true)
  }
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
  await person.close()
})

test('a search field is worked by the arrows', async ({ browser }) => {
  const person = await Person.enter(browser, account('assessor2'))
  const page = await person.open('/diary/new')
  const field = page.getByRole('combobox', { name: /^涉及民警/ })
  await field.focus()
  await page.keyboard.type('320')
  await expect(page.getByRole('option').first()).toContainText('320')
  await page.keyboard.press('ArrowDown')
  await expect(field).toHaveAttribute('aria-activedescendant', /-0$/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: /涉及民警/ }).getByRole('listitem')).toHaveCount(1)
  await person.close()
})

test('the menu of a phone opens and closes by the keys', async ({ browser }) => {
  const person = await Person.enter(browser, account('officer2'), { viewport: { width: 360, height: 740 } })
  const page = await person.open('/')
  const menu = page.getByRole('button', { name: '菜单' })
  await menu.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('navigation', { name: '主导航' })).toBeHidden()
  await expect(menu).toBeFocused()
  await person.close()
})
