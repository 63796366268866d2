/** A site that gives out credentials of every kind and knows them again, with the run of the browser that got them. */
import {
  keepingPage,
  markOf,
  rememberingPage,
  settingPage,
  slowPage,
  workerPage,
  workerScript,
} from './credential-pages.ts'
import type { Family } from './airlocked-browser.ts'
import { eventually } from './latchkey.ts'
import { watchedSite, type Answers, type WatchedSite } from './watched-site.ts'

type Asked = WatchedSite['requests'][number]

export interface Credential {
  readonly run: number
  /** `local-storage`, `host-cookie`, … */
  readonly kind: string
  /** Host and path that received it. */
  readonly to: string
}

export interface CredentialSite extends WatchedSite {
  /** From now on the site gives out credentials of the next run of the browser. Returns its number. */
  nextRun(): number
  run(): number
  /** Answers what `/slow` was asked, with a cookie of the run in which it was asked. */
  answerSlow(): void
  /** The credentials of earlier runs that hosts of a domain have received since a mark. */
  stale(domain: string, mark: number): readonly Credential[]
  /** Resolves when each of these has come as often as it stands here: `app.site.test/done?/`. */
  arrived(mark: number, addresses: readonly string[]): Promise<void>
  /** The credentials of this run that hosts of a domain have received since a mark. */
  fresh(domain: string, mark: number): readonly Credential[]
}

/** What a page keeps over a restart of the browser that restores its tab. */
export const kindsThatStay = [
  'cache-storage',
  'cached-page',
  'domain-cookie',
  'file-system',
  'history-state',
  'host-cookie',
  'http-cache',
  'indexed-db',
  'local-storage',
  'partitioned-cookie',
  'script-cookie',
  'service-worker',
  'session-cookie',
  'session-storage',
  'web-socket',
]

/** What the sweep does not reach: the browser clears it for all sites or, for an extension, not at all. */
export const unreached: Record<Family, readonly string[]> = {
  Chromium: [],
  Firefox: ['cache-storage', 'file-system'],
}

/**
 * On every host: `/` keeps and sends, `/worker` is drawn by its service worker, `/remembers` knows a token by heart, `/sets` goes on
 * setting cookies, `/slowly` has asked `/slow`, `/embeds?HOST/PATH` shows a page of another host in a frame, `/plain` does nothing.
 *
 * @param more answers of the test's own
 */
export async function credentialSite(more: Answers = {}): Promise<CredentialSite> {
  let run = 1
  const held: (() => void)[] = []
  const kept = (asked: Asked) => ({
    headers: { 'set-cookie': cookiesFor(asked.host, run) },
    body: keepingPage(run),
  })
  const site = await watchedSite({
    '*/': kept,
    '*/framed': kept,
    '*/embeds': ({ path }) => ({
      body: `<!doctype html><title>embeds</title><iframe src="https://${path.split('?')[1] ?? ''}"></iframe>`,
    }),
    '*/worker': () => ({ body: workerPage(run) }),
    '*/worker.js': () => ({ headers: { 'content-type': 'text/javascript' }, body: workerScript(run) }),
    // may be kept whole, to be shown again when somebody goes back
    '*/remembers': () => ({ headers: { 'cache-control': 'no-cache' }, body: rememberingPage(run) }),
    '*/sets': () => ({ body: settingPage(run) }),
    '*/plain': { body: '<!doctype html><title>plain</title>' },
    '*/slowly': { body: slowPage },
    '*/slow': async () => {
      const cookie = cookieOf('late-cookie', run, 'Path=/; Max-Age=86400')
      await new Promise<void>((resolve) => held.push(resolve))
      return { headers: { 'set-cookie': cookie } }
    },
    '*/cached': () => ({ headers: { 'cache-control': 'max-age=86400' }, body: markOf(run, 'http-cache') }),
    '*/call': {},
    '*/done': {},
    '*/beat': {},
    // timers of a page in the background would be slowed down: it is the answer that is
    '*/paced': async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return {}
    },
    ...more,
  })
  const received = (domain: string, mark: number) =>
    site
      .since(mark)
      .filter(({ host }) => host === domain || host.endsWith(`.${domain}`))
      .flatMap(credentialsOf)
  return {
    ...site,
    get requests() {
      return site.requests
    },
    nextRun: () => (run += 1),
    run: () => run,
    answerSlow() {
      for (const answer of held.splice(0)) answer()
    },
    async arrived(mark, addresses) {
      const missing = () =>
        lacking(
          addresses,
          site.since(mark).map(({ host, path }) => host + path),
        )
      await eventually(missing, (left) => left.length === 0, 60_000)
    },
    stale: (domain, mark) => received(domain, mark).filter((one) => one.run < run),
    fresh: (domain, mark) => received(domain, mark).filter((one) => one.run === run),
  }
}

/** Each one found takes away one of those wanted. */
const lacking = (wanted: readonly string[], found: readonly string[]): string[] =>
  found.reduce((left, one) => (left.includes(one) ? left.toSpliced(left.indexOf(one), 1) : left), [...wanted])

/** Every way to set a cookie; the host's last two labels are its domain. */
function cookiesFor(host: string, run: number): string[] {
  const domain = host.split('.').slice(-2).join('.')
  return [
    cookieOf('session-cookie', run, 'Path=/'),
    cookieOf('host-cookie', run, 'Path=/; Max-Age=86400'),
    cookieOf('domain-cookie', run, `Path=/; Domain=${domain}; Max-Age=86400`),
    cookieOf('partitioned-cookie', run, 'Path=/; Partitioned; Max-Age=86400'),
  ]
}

const cookieOf = (kind: string, run: number, more: string) =>
  `${kind}=${markOf(run, kind)}; Secure; HttpOnly; SameSite=None; ${more}`

function credentialsOf({
  host,
  path,
  cookie,
  authorization,
  upgradeToken,
  referer,
  body,
}: Asked): Credential[] {
  const text = [path, cookie, authorization, upgradeToken, referer, body].join('\n')
  return [...text.matchAll(/credential\.(\d+)\.([a-z-]+)\./g)].map(([, run, kind = '']) => ({
    run: Number(run),
    kind,
    to: host + path,
  }))
}

/** Each kind once, in the order of the alphabet. */
export const kindsOf = (
  credentials: readonly Credential[],
  { without = [] }: { without?: readonly string[] } = {},
): readonly string[] =>
  [...new Set(credentials.map(({ kind }) => kind))].filter((kind) => !without.includes(kind)).sort()
