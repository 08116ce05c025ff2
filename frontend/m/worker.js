/* The shell of the phone pages, for the time without network. Answers of the API never come from here and are never kept. */
const SHELL = __SHELL__
const CACHE = 'yardstick-shell-__VERSION__'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL.map((path) => new Request(path, { cache: 'reload' })))))
})

self.addEventListener('activate', (event) => {
  const old = (name) => name.startsWith('yardstick-shell-') && name !== CACHE
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  )
})

// The page says when it may be replaced: nobody is in the middle of a sentence.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method !== 'GET' || origin !== self.location.origin) return
  const wanted = mode === 'navigate' && (pathname === '/m' || pathname.startsWith('/m/')) ? '/m/index.html' : pathname
  if (SHELL.includes(wanted)) event.respondWith(caches.match(wanted, { cacheName: CACHE }).then((found) => found ?? fetch(event.request)))
})
