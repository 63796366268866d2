/**
 * A site that is hard on an airlock. It keeps a lasting cookie and a token; one of its hosts is drawn by a service worker from its
 * cache, and that worker calls home with the token by itself. Every credential tells in which run of the browser it was given.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { watchedSite } from '../support/watched-site.ts'

export const SITE = 'site.test'
/** A page that asks its server, and one that a service worker draws. */
export const pages = { plain: `app.${SITE}`, worker: `worker.${SITE}` } as const
export type PageKind = keyof typeof pages
/** No rule covers it: it hears of every page that is drawn, by whomever. */
const WITNESS = 'witness.test'

/** What restored pages did in one run of the browser. */
export interface Seen {
  readonly requests: number
  /** Of these, the ones that carried something of an earlier run. */
  readonly cookies: number
  readonly tokens: number
  /** Pages drawn with what an earlier run had kept: its token, or its whole page from a cache. */
  readonly drawn: number
}

/** ms without a request, after which nothing more is expected. */
const QUIET = 1500

export async function openHardSite() {
  let run = 1
  let mark = 0
  const credential = (kind: 'cookie' | 'token') => `${kind}-${String(run)}-${randomUUID()}`

  const site = await watchedSite({
    [`${pages.plain}/`]: () => ({ body: pageOf(run, '') }),
    [`${pages.worker}/`]: () => ({ body: pageOf(run, withWorker) }),
    [`${pages.worker}/worker.js`]: { headers: { 'content-type': 'text/javascript' }, body: worker },
    '*/sign-in': () => ({
      headers: { 'set-cookie': `sid=${credential('cookie')}; Path=/; Max-Age=86400; Secure; HttpOnly` },
      body: credential('token'),
    }),
    '*/api': { status: 204 },
    '*/done': { status: 204 },
    [`${WITNESS}/drawn`]: { status: 204 },
  })

  return {
    hosts: ['*.test'],
    port: site.port,
    authority: site.authority,
    /** Credentials given until now are from then on those of an earlier run. */
    nextRun() {
      run += 1
      mark = site.requests.length
    },
    /** Resolves when both pages have been drawn and signed in, and nothing more comes. */
    async settled(): Promise<void> {
      for (const host of Object.values(pages))
        await site.next((asked) => asked.host === host && asked.path === '/done', mark)
      for (let count = -1; count !== site.requests.length; await setTimeout(QUIET))
        count = site.requests.length
    },
    /** Of this run. */
    seen(kind: PageKind): Seen {
      const asked = site.since(mark)
      const requests = asked.filter(({ host, path }) => host === pages[kind] && path !== '/favicon.ico')
      const carrying = (what: 'cookie' | 'token') =>
        requests.filter(({ path, cookie, authorization, body }) =>
          Array.from(
            `${path} ${String(cookie)} ${String(authorization)} ${body}`.matchAll(/(cookie|token)-(\d+)-/g),
          ).some(([, of, given]) => of === what && Number(given) < run),
        ).length
      const drawn = asked
        .filter(({ host }) => host === WITNESS)
        .map(({ path }) => new URL(path, 'https://any').searchParams)
        .filter((told) => told.get('host') === pages[kind] && Number(told.get('run')) < run).length
      return { requests: requests.length, cookies: carrying('cookie'), tokens: carrying('token'), drawn }
    },
    close: () => site.close(),
  }
}

/** Tells that it was drawn, calls home with the token of before, then signs in anew as its person would. */
const pageOf = (run: number, between: string) => `<!doctype html><title>site</title><script>
  const kept = localStorage.token ?? ''
  const runs = [${String(run)}, ...(kept ? [Number(kept.split('-')[1])] : [])]
  const told = new URLSearchParams({ host: location.host, run: Math.min(...runs) })
  fetch('https://${WITNESS}/drawn?' + told, { mode: 'no-cors' })
  let keep = async () => undefined
  async function signIn() {
    localStorage.token = await (await fetch('/sign-in', { method: 'POST' })).text()
    await keep(localStorage.token)
  }
  const begin = async () => {
    if (kept) await fetch('/api', { headers: { authorization: 'Bearer ' + kept } })
    ${between}
    await signIn()
    await fetch('/done')
  }
  begin()
</script>`

/** The page keeps itself and the token for its worker. */
const withWorker = `
    await navigator.serviceWorker.register('/worker.js')
    await navigator.serviceWorker.ready
    keep = async (token) => (await caches.open('kept')).put('/token', new Response(token))`

const worker = `
  addEventListener('install', (event) => {
    event.waitUntil(caches.open('kept').then((cache) => cache.add('/')))
  })
  const callHome = async () => {
    const token = await (await caches.match('/token'))?.text()
    if (token) await fetch('/api', { headers: { authorization: 'Bearer ' + token } })
  }
  addEventListener('fetch', (event) => {
    if (event.request.mode !== 'navigate') return
    event.respondWith(caches.match('/').then((kept) => kept ?? fetch(event.request)))
    event.waitUntil(callHome())
  })`
