import { expect, type Page } from '@playwright/test'

/** Types into a search field and takes the first thing that it offers. */
export async function pick(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label }).first()
  await field.click()
  await field.fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

/** Answers the dialog that asks back. */
export async function answer(page: Page, button: string, reason?: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  if (reason !== undefined) await dialog.getByRole('textbox').first().fill(reason)
  await dialog.getByRole('button', { name: button, exact: true }).click()
  await expect(dialog).toBeHidden()
}

export const press = (page: Page, button: string) => page.getByRole('button', { name: button, exact: true }).click()

/** The id at the end of the address, once it is that of a record of this room. */
export async function recordAt(page: Page, room: string): Promise<string> {
  await page.waitForURL(new RegExp(`/${room}/[0-9]+$`))
  return page.url().split('/').pop()!
}
