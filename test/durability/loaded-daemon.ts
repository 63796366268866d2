/** Writes to a running daemon over its socket, as fast as it acknowledges, and remembers what it has acknowledged. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createDaemonClient, type DaemonClient } from '#daemon/cli/client.ts'
import type { Settings } from '#shared/settings.ts'
import type { StatementRow } from '#shared/statements.ts'

/** The environment of a daemon that asks no registry: there is none to ask. */
export async function alone(folder: string): Promise<NodeJS.ProcessEnv> {
  const bootstrap = join(folder, 'no-registries.json')
  await writeFile(
    bootstrap,
    JSON.stringify({ publication: '2026-11-22T00:00:00Z', services: [], version: '1.0' }),
  )
  return { LATCHKEY_DEV: '1', LATCHKEY_RDAP_BOOTSTRAP: bootstrap, LATCHKEY_WHOIS_HOST: '127.0.0.1:9' }
}

export interface Acknowledged {
  passwordDays: number[]
  /** When the sandbox's login was stated to keep its backup codes. */
  statedAt: string[]
  readonly names: Set<string>
  readonly clients: Set<string>
  readonly revoked: Set<string>
  count: number
}

export const nothingYet = (): Acknowledged => ({
  passwordDays: [],
  statedAt: [],
  names: new Set(),
  clients: new Set(),
  revoked: new Set(),
  count: 0,
})

const clientOf = (home: string): DaemonClient => createDaemonClient(join(home, 'cli.sock'))
const isIn = <T>(list: readonly T[], value: T) => list.length === 0 || list.includes(value)

async function asked<T>(daemon: DaemonClient, path: string): Promise<T> {
  const answer = await daemon.call('GET', path)
  if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.error)}`)
  return answer.value as T
}

let numbers = 0

/**
 * Begins to write; ends when nobody answers any more.
 * @param isSandbox whether there is a login of which something can be stated
 */
export function load(
  home: string,
  isSandbox: boolean,
  done: Acknowledged,
): { first: Promise<void>; ended: Promise<void> } {
  const daemon = clientOf(home)
  const first = Promise.withResolvers<void>()
  const write = async (method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object) => {
    const answer = await daemon.call(method, path, body).catch(() => null)
    if (answer === null || (!answer.ok && answer.error.type === 'not-running')) return null
    if (!answer.ok) throw new Error(`${path}: ${JSON.stringify(answer.error)}`)
    done.count += 1
    first.resolve()
    return answer.value
  }
  const lanes: (() => Promise<boolean>)[] = [
    async () => {
      const passwordDays = 30 + ((numbers += 1) % 3000)
      // in flight it may be either
      done.passwordDays = [...done.passwordDays.slice(-1), passwordDays]
      const saved = await write('PATCH', '/v1/settings', { passwordDays })
      if (saved !== null) done.passwordDays = [passwordDays]
      return saved !== null
    },
    async () => {
      const name = `kept-${String((numbers += 1))}.ch`
      const added = await write('POST', '/v1/domains', { text: name, kind: null, dates: null, dryRun: false })
      if (added !== null) done.names.add(name)
      return added !== null
    },
    async () => {
      const made = (await write('POST', '/v1/tokens', { name: 'script' })) as { token: string } | null
      if (made === null) return false
      const [id = ''] = made.token.split('.')
      done.clients.add(id)
      if (done.clients.size % 3 !== 0) return true
      // in flight it may be either
      done.clients.delete(id)
      const revoked = await write('DELETE', `/v1/clients/${id}`)
      if (revoked !== null) done.revoked.add(id)
      return revoked !== null
    },
  ]
  if (isSandbox)
    lanes.push(async () => {
      const at = new Date(Date.UTC(2026, 0, 1) + (numbers += 1) * 1000).toISOString()
      done.statedAt = [...done.statedAt.slice(-1), at]
      const which = { scope: 'account', subject: 'sandbox', key: 'backupCodesKept' }
      const stated = await write('POST', '/v1/statements', { ...which, value: true, at })
      if (stated !== null) done.statedAt = [at]
      return stated !== null
    })
  const ended = Promise.all(
    lanes.map(async (lane) => {
      while (await lane());
    }),
  ).then(() => undefined)
  return { first: Promise.race([first.promise, ended]), ended }
}

/** What was acknowledged and is not there, in words. */
export async function missing(home: string, data: string, done: Acknowledged): Promise<string[]> {
  const daemon = clientOf(home)
  const lost: string[] = []
  const { passwordDays } = await asked<Settings>(daemon, '/v1/settings')
  if (!isIn(done.passwordDays, passwordDays))
    lost.push(`settings: ${String(passwordDays)}, not ${done.passwordDays.join()}`)
  const { statements } = await asked<{ statements: StatementRow[] }>(daemon, '/v1/statements')
  const stated = statements.find(({ key }) => key === 'backupCodesKept')?.at
  if (!isIn<string | undefined>(done.statedAt, stated))
    lost.push(`statement: ${String(stated)}, not ${done.statedAt.join()}`)
  const clients = new Set((await asked<{ id: string }[]>(daemon, '/v1/clients')).map(({ id }) => id))
  for (const id of done.clients) if (!clients.has(id)) lost.push(`client ${id}`)
  for (const id of done.revoked) if (clients.has(id)) lost.push(`revocation of ${id}`)
  for (const name of done.names) {
    const found = await daemon.call('GET', `/v1/domains/${name}`)
    if (!found.ok) lost.push(`name ${name}`)
  }
  const folder = join(home, data, 'journal')
  const files = (await readdir(folder)).filter((name) => name.startsWith('journal-'))
  const journal = (await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')))).join('')
  const noted = (event: string) =>
    new Set(
      [...journal.matchAll(new RegExp(`"event":"${event}".*?"subject":"(\\w+)"`, 'g'))].map(([, id]) => id),
    )
  const [added, taken] = [noted('pairing.script-added'), noted('pairing.revoked')]
  for (const id of done.clients) if (!added.has(id)) lost.push(`journal: client ${id}`)
  for (const id of done.revoked) if (!taken.has(id)) lost.push(`journal: revocation of ${id}`)
  return lost
}
