import { defineConfig } from '@playwright/test'
import { chromium } from './browser'

/** The journeys of people through the packaged service, in the Chromium of this machine. */
export default defineConfig({
  testDir: '.',
  // `LOOK=1`: pictures instead of tests; `CUTS=200`: X10, P4 from the phone and P14 in their long form.
  testMatch: process.env.LOOK ? '*.look.ts' : process.env.CUTS ? ['*.long.ts', 'payloads.spec.ts'] : '*.spec.ts',
  outputDir: '../test-results',
  globalSetup: './service.ts',
  // The long form measures: nothing runs beside it.
  workers: Number(process.env.JOURNEY_WORKERS ?? (process.env.CUTS ? 1 : 2)),
  fullyParallel: false,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: chromium(), args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'] },
  },
})
