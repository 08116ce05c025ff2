import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']

/** The browser of this machine; Playwright never downloads its own. `CHROMIUM` names another one. */
export function chromium(): string {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = process.env.CHROMIUM ?? NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file))
  if (!found) throw new Error('no Chromium here: install it, for example by apt-get install chromium, or name one by CHROMIUM')
  return found
}
