import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@playwright/test'
import { account, Person } from './people'
import { tour } from './tour'

/** Pictures of every page for every role, to be looked at: `npm run look` leaves them in `test-results/look`. */
const FOLDER = process.env.LOOK!
const looks = [
  { name: 'desk', viewport: { width: 1280, height: 800 }, large: false },
  { name: 'phone', viewport: { width: 360, height: 740 }, large: false },
  { name: 'large', viewport: { width: 360, height: 740 }, large: true },
]

for (const role of ['officer', 'assessor', 'leader', 'office', 'discipline', 'sysadmin', 'secadmin', 'auditor']) {
  test(role, async ({ browser }) => {
    test.setTimeout(600_000)
    const person = await Person.enter(browser, account(role), { locale: process.env.LOCALE ?? 'zh-CN' })
    mkdirSync(join(FOLDER, role), { recursive: true })
    for (const { path } of await tour(person)) {
      const page = await person.open(path)
      for (const look of looks) {
        await page.setViewportSize(look.viewport)
        await page.evaluate((large) => document.documentElement.classList.toggle('large-text', large), look.large)
        await page.screenshot({ path: join(FOLDER, role, `${path.replaceAll('/', '_')}.${look.name}.png`), fullPage: true })
        if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) console.log(`${role} ${path} ${look.name}: scrolls sideways`)
      }
      for (const complaint of person.complaints.splice(0)) console.log(`${role} ${path}: ${complaint}`)
    }
    await person.close()
  })
}
