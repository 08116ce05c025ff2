import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/vue'
import { http, HttpResponse } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import { setLanguage } from '@/i18n'

export const server = setupServer(
  http.get('*/api/v1/setup', () => HttpResponse.json({ needed: false })),
  http.get('*/api/v1/me/notices/stream', () => new HttpResponse(null, { status: 429 })),
  http.get('*/api/v1/sessions/provider', () => HttpResponse.json({ configured: false })),
)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => setLanguage('zh-CN'))
afterEach(() => {
  cleanup()
  server.resetHandlers()
})
afterAll(() => server.close())

// jsdom has no modal dialogs.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
window.scrollTo = () => {}
