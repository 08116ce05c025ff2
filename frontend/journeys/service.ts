import { spawn, execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const PATIENCE_MS = 600_000

/**
 * Starts the packaged service with the demo bureau in a data folder of its own, on a free port; answers how to stop it.
 * With `SERVICE` (address) and `ACCOUNTS` (file) the journeys go through a service that runs already.
 */
export default async function start(): Promise<() => Promise<void>> {
  if (process.env.SERVICE) return async () => {}
  const data = join(ROOT, 'backend/target/journeys')
  rmSync(data, { recursive: true, force: true })
  mkdirSync(data, { recursive: true })
  const demo = made()
  if (demo) cpSync(demo, data, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
  const port = await freePort()
  const log = join(data, 'service.out')
  const out = openSync(log, 'a')
  const java = join(execFileSync(join(ROOT, 'backend/bin/find-jdk'), { encoding: 'utf8' }).trim(), 'bin/java')
  const process_ = spawn(
    java,
    // It lives for minutes: compiling for hours would only take the processor from the browser.
    ['-Xmx1g', '-XX:TieredStopAtLevel=1', '-jar', join(ROOT, 'backend/target/quarkus-app/quarkus-run.jar')],
    { env: { ...process.env, PORT: String(port), DATA: data, DEMO: 'true' }, stdio: ['ignore', out, out] },
  )
  const ended = new Promise<void>((done) => process_.once('exit', () => done()))
  process.env.SERVICE = `http://127.0.0.1:${port}`
  process.env.ACCOUNTS = join(data, 'demo-accounts.json')
  const deadline = Date.now() + PATIENCE_MS
  while (!(await ready(process.env.SERVICE))) {
    if (process_.exitCode !== null || Date.now() > deadline) {
      process_.kill('SIGTERM')
      throw new Error(`the service did not start: ${readFileSync(log, 'utf8').slice(-2000)}`)
    }
    await new Promise((done) => setTimeout(done, 200))
  }
  return async () => {
    process_.kill('SIGTERM')
    await ended
  }
}

/** The demo bureau that the service's own tests made by this very service, which saves making it again. */
function made(): string | undefined {
  const harness = join(ROOT, 'backend/target/harness')
  const since = statSync(join(ROOT, 'backend/target/quarkus-app/quarkus-run.jar')).mtimeMs
  const names = statSync(harness, { throwIfNoEntry: false }) ? readdirSync(harness).filter((name) => name.startsWith('demo-')) : []
  return names.map((name) => join(harness, name)).find((folder) => statSync(join(folder, 'demo-accounts.json')).mtimeMs > since)
}

async function ready(service: string): Promise<boolean> {
  try {
    return (await fetch(`${service}/q/health/ready`)).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))))
    })
  })
}
