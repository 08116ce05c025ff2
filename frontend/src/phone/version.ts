import { ref, shallowRef } from 'vue'

const EVERY_MS = 3_600_000
/** The shell is fetched when the page stands: before, it would take the network and the processor from what somebody waits for. */
const AFTER_LOAD_MS = 2_000
const waiting = shallowRef<ServiceWorker | null>(null)
/** A newer version lies ready on the phone. */
export const newVersion = ref(false)
let busy = false

/** While somebody writes, nothing is replaced under their hands: the notice waits instead. */
export function setBusy(writing: boolean) {
  busy = writing
}

/** The newer version takes over; the page starts again with it. */
export function takeOver() {
  waiting.value?.postMessage('take-over')
}

/** Installs the shell and looks for a newer one: at every start, every hour and when the page is shown again. */
export function watchVersion() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const first = navigator.serviceWorker.controller === null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!first || newVersion.value) location.reload()
  })
  // A part of an older version that is gone: the page starts again with what there is.
  // Without network there is nothing to start again from: what is on the page stays.
  addEventListener('vite:preloadError', () => {
    if (navigator.onLine) location.reload()
  })
  const soon = () => setTimeout(() => void register(), AFTER_LOAD_MS)
  if (document.readyState === 'complete') soon()
  else addEventListener('load', soon, { once: true })
}

async function register() {
  try {
    const registration = await navigator.serviceWorker.register('/m/sw.js', { scope: '/m/', updateViaCache: 'none' })
    const found = (worker: ServiceWorker | null) => {
      if (!worker || !navigator.serviceWorker.controller) return
      waiting.value = worker
      newVersion.value = true
      if (document.visibilityState === 'hidden' && !busy) takeOver()
    }
    found(registration.waiting)
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') found(worker)
      })
    })
    const look = () => {
      if (newVersion.value && document.visibilityState === 'hidden' && !busy) takeOver()
      else if (document.visibilityState === 'visible') registration.update().catch(() => {})
    }
    document.addEventListener('visibilitychange', look)
    setInterval(look, EVERY_MS)
  } catch {
    // Without the shell the page works as long as there is a network; the next start tries again.
  }
}
