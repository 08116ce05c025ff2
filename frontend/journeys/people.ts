import { readFileSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { type APIResponse, type Browser, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test'
import { otp, untilNext } from './otp'

/** A line of `demo-accounts.json`; `totpSecret` (base32) where a second factor is asked for. */
export interface Account {
  username: string
  password: string
  roles: string[]
  unit: string | null
  totpSecret?: string | null
}

export const service = () => process.env.SERVICE!
export const accounts = (): Account[] => JSON.parse(readFileSync(process.env.ACCOUNTS!, 'utf8')) as Account[]

export function account(username: string): Account {
  const found = accounts().find((one) => one.username === username)
  if (!found) throw new Error(`no demo account ${username}`)
  return found
}

/** Somebody with a browser of their own, signed in; page and API calls share one session. */
export class Person {
  /** What the console, the network and the Content-Security-Policy complained about. */
  readonly complaints: string[] = []
  private token = ''

  private constructor(
    readonly who: Account,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Signs in by a call, which gives the browser its cookie as well. */
  static async enter(browser: Browser, who: Account, options: BrowserContextOptions = {}): Promise<Person> {
    const person = await Person.arrive(browser, who, options)
    for (let tried = 0; ; tried++) {
      const code = who.totpSecret ? { otp: otp(who.totpSecret) } : {}
      const answer = await person.context.request.post('/api/v1/sessions', { data: { username: who.username, password: who.password, ...code } })
      if (answer.status() === 201) {
        person.token = ((await answer.json()) as { accessToken: string }).accessToken
        return person
      }
      if (!who.totpSecret || tried > 0) throw new Error(`${who.username} cannot sign in: ${answer.status()} ${await answer.text()}`)
      await person.page.waitForTimeout(untilNext() + 500)
    }
  }

  /** Stands before the sign-in page. */
  static async arrive(browser: Browser, who: Account, options: BrowserContextOptions = {}): Promise<Person> {
    const context = await browser.newContext({ baseURL: service(), ...options })
    const page = await context.newPage()
    const person = new Person(who, context, page)
    page.on('pageerror', (error) => person.complaints.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') person.complaints.push(`${message.type()}: ${message.text()} ${message.location().url}`)
    })
    return person
  }

  /** Goes to a page and waits until it has come to rest. */
  async open(path: string): Promise<Page> {
    await this.page.goto(path)
    await settled(this.page)
    return this.page
  }

  get(path: string): Promise<APIResponse> {
    return this.call('GET', path)
  }

  async read<Body>(path: string): Promise<Body> {
    const answer = await this.get(path)
    expect(answer.status(), `${this.who.username} GET ${path}: ${await answer.text()}`).toBe(200)
    return (await answer.json()) as Body
  }

  /** Every item of a list. */
  async all<Item>(path: string): Promise<Item[]> {
    const items: Item[] = []
    for (let cursor = ''; ; ) {
      const page = await this.read<{ items: Item[]; nextCursor?: string | null }>(`${path}${path.includes('?') ? '&' : '?'}limit=200${cursor}`)
      items.push(...page.items)
      if (!page.nextCursor) return items
      cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
    }
  }

  /** A creating POST; 201 or an error. */
  async create<Body = { id: string }>(path: string, data?: unknown): Promise<Body> {
    const answer = await this.call('POST', path, data, { 'Idempotency-Key': randomUUID() })
    expect(answer.status(), `${this.who.username} POST ${path}: ${await answer.text()}`).toBe(201)
    return (await answer.json()) as Body
  }

  /** A change of a record as it is now; `at` is where its version is read. */
  async change(method: 'POST' | 'PUT', path: string, at: string, data?: unknown): Promise<void> {
    const version = (await this.get(at)).headers()['etag'] ?? ''
    const answer = await this.call(method, path, data, { 'If-Match': version })
    expect(answer.status(), `${this.who.username} ${method} ${path}: ${await answer.text()}`).toBeLessThan(300)
  }

  /** All bytes of an attachment that was begun. */
  async append(id: string, bytes: Buffer): Promise<void> {
    const answer = await this.call('PATCH', `/api/v1/attachments/${id}/content`, bytes, { 'If-Match': '"0"', 'Content-Type': 'application/octet-stream' })
    expect(answer.status(), `${this.who.username} PATCH attachment: ${await answer.text()}`).toBe(200)
  }

  close(): Promise<void> {
    return this.context.close()
  }

  private async call(method: string, path: string, data?: unknown, headers: Record<string, string> = {}): Promise<APIResponse> {
    const send = () => this.context.request.fetch(path, { method, headers: { ...headers, Authorization: `Bearer ${this.token}` }, ...(data === undefined ? {} : { data }) })
    const answer = await send()
    if (answer.status() !== 401) return answer
    const renewed = await this.context.request.post('/api/v1/sessions/refresh')
    expect(renewed.status(), `session of ${this.who.username}`).toBe(200)
    this.token = ((await renewed.json()) as { accessToken: string }).accessToken
    return send()
  }
}

/** The heading is there and nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('main h1').first()).toBeVisible()
  await expect(page.locator('main .line, main [aria-busy=true]')).toHaveCount(0)
}
