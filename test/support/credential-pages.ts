/** Scripts of pages that keep and send credentials, each marked by the run of the browser in which the site gave it out. */

/** Long enough for whoever judges by length what may be a credential. */
export const markOf = (run: number, kind: string): string =>
  `credential.${String(run)}.${kind}.0123456789abcdef`

const prelude = (run: number) => `
const mark = (kind) => 'credential.${String(run)}.' + kind + '.0123456789abcdef'
const call = (token) => fetch('/call?' + location.pathname, { method: 'POST', headers: { authorization: 'Bearer ' + token } })
`

/** Each place where a page can keep a token: how it is read and written. */
const stores = `
const database = () => new Promise((resolve, reject) => {
  const opening = indexedDB.open('kept', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore('tokens')
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = () => reject(opening.error)
})
const inDatabase = async (mode, act) => {
  const open = await database()
  const asked = act(open.transaction('tokens', mode, { durability: 'strict' }).objectStore('tokens'))
  await new Promise((resolve) => { asked.transaction.oncomplete = resolve })
  open.close()
  return asked.result
}
const file = async () => (await navigator.storage.getDirectory()).getFileHandle('token', { create: true })
const stores = {
  'local-storage': {
    read: () => localStorage.token,
    write: (token) => { localStorage.token = token },
  },
  'session-storage': {
    read: () => sessionStorage.token,
    write: (token) => { sessionStorage.token = token },
  },
  'indexed-db': {
    read: () => inDatabase('readonly', (tokens) => tokens.get('token')),
    write: (token) => inDatabase('readwrite', (tokens) => tokens.put(token, 'token')),
  },
  'cache-storage': {
    read: async () => (await (await caches.open('kept')).match('/kept'))?.text(),
    write: async (token) => (await caches.open('kept')).put('/kept', new Response(token)),
  },
  'file-system': {
    read: async () => (await (await file()).getFile()).text(),
    write: async (token) => {
      const writing = await (await file()).createWritable()
      await writing.write(token)
      await writing.close()
    },
  },
  'window-name': {
    read: () => window.name,
    write: (token) => { window.name = token },
  },
  'history-state': {
    read: () => history.state?.token,
    write: (token) => history.replaceState({ token }, ''),
  },
  'http-cache': {
    read: () => fetch('/cached', { cache: 'only-if-cached', mode: 'same-origin' }).then(
      (cached) => (cached.ok ? cached.text() : undefined),
      () => undefined,
    ),
    write: () => fetch('/cached', { cache: 'reload' }).then((answer) => answer.text()),
  },
}`

/** Sends what an earlier visit kept, keeps what is given now, and says so. */
export const keepingPage = (run: number): string => `<!doctype html><title>keeps</title><script type="module">
${prelude(run)}
${stores}
if (localStorage.socket) {
  const socket = new WebSocket('wss://' + location.host + '/live', localStorage.socket)
  await new Promise((resolve) => { socket.onopen = socket.onclose = resolve })
}
const failed = []
const noting = (kind, act) => Promise.resolve().then(act).catch((error) => { failed.push(kind + ': ' + error) })
for (const [kind, { read }] of Object.entries(stores))
  await noting(kind, async () => {
    const token = await read()
    if (token) await call(token)
  })
localStorage.socket = mark('web-socket')
document.cookie = 'script-cookie=' + mark('script-cookie') + '; secure; samesite=none; max-age=86400'
for (const [kind, { write }] of Object.entries(stores)) await noting(kind, () => write(mark(kind)))
await fetch('/done?' + location.pathname, { method: 'POST', body: failed.join('\\n') })
</script>`

/** Is drawn by its service worker from then on, which calls home itself with what it keeps. */
export const workerPage = (run: number): string => `<!doctype html><title>worker</title><script type="module">
${prelude(run)}
await call(mark('cached-page'))
await navigator.serviceWorker.register('/worker.js')
await navigator.serviceWorker.ready
if (!navigator.serviceWorker.controller)
  await new Promise((resolve) => { navigator.serviceWorker.oncontrollerchange = resolve })
await fetch('/through-worker')
await fetch('/done?' + location.pathname, { method: 'POST' })
</script>`

export const workerScript = (run: number): string => `
${prelude(run)}
addEventListener('install', (event) => event.waitUntil((async () => {
  const cache = await caches.open('pages')
  await cache.addAll(['/worker'])
  await cache.put('/token', new Response(mark('service-worker')))
  await skipWaiting()
})()))
addEventListener('activate', (event) => event.waitUntil(clients.claim()))
addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate')
    event.respondWith(caches.match('/worker').then((page) => page ?? fetch(event.request)))
  if (new URL(event.request.url).pathname === '/through-worker')
    event.respondWith((async () => {
      const token = await (await caches.match('/token')).text()
      return call(token)
    })())
})`

/** Knows a token that it keeps nowhere, and calls with it for as long as it lives. */
export const rememberingPage = (
  run: number,
): string => `<!doctype html><title>remembers</title><script type="module">
const headers = { authorization: 'Bearer ${markOf(run, 'memory')}' }
for (;;) await fetch('/paced', { method: 'POST', headers }).catch(() => undefined)
</script>`

/** Sets cookies for as long as it lives. */
export const settingPage = (run: number): string => `<!doctype html><title>sets</title><script type="module">
for (let n = 0; ; n = (n + 1) % 20) {
  document.cookie = 'set' + n + '=${markOf(run, 'loop-cookie')}; secure; samesite=none; max-age=86400'
  await fetch('/beat').catch(() => undefined)
}
</script>`

/** Asks for something that is answered late: for itself, or (`?keepalive`) so that the answer comes when the page has gone, too. */
export const slowPage = `<!doctype html><title>slow</title><script>
fetch('/slow' + location.search, { keepalive: location.search !== '' })
</script>`
