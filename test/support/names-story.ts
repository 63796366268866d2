/** A daemon with a sandbox in which nothing but a few names needs the person, a browser that shows notices, and the person. */
import { join } from 'node:path'
import { createSaver } from '#daemon/sandbox/persistence.ts'
import { newDomain } from '#daemon/sandbox/seed.ts'
import { smallState } from '#daemon/sandbox/small.ts'
import { createWorld } from '#daemon/sandbox/world.ts'
import type { DomainRow } from '#shared/domains.ts'
import { findingSeen, noticeWords } from '#shared/finding-words.ts'
import type { Finding } from '#shared/findings.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Notice } from '#shared/notices.ts'
import type { Overview, Status } from '#shared/status.ts'
import { DAY, iso, type IsoTime } from '#shared/time.ts'
import { askAsExtension, pairExtension } from './extension-client.ts'
import { startLatchkey, temporaryFolder, type Latchkey } from './latchkey.ts'
import { createVisitor } from './sandbox-visitor.ts'

const OWNER = 'anna.vully@atelier-vully.example'
const ORGANISATION = ' (Atelier Vully SA)'
const words = createTranslator('en', catalogues.en)

type Name = readonly [name: string, days: number, flags?: string]

/** Without it the last name to go would empty the list, which is not believed at once. */
const evergreen: Name = ['evergreen.example', 3000, 'W']

/** The invented organisation without anything that needs somebody, and with these names. */
async function prepareSandbox(home: string, names: readonly Name[]) {
  const now = Date.now()
  const state = smallState(now)
  state.domains = [evergreen, ...names].map(([name, days, flags = '']) =>
    newDomain(name, now, days, flags, OWNER),
  )
  state.people = state.people.filter(({ otpSecret }) => otpSecret !== null)
  for (const one of state.memberships) if (one.role === 'admin') one.role = 'owner'
  for (const one of state.organisations) one.requires2fa = true
  state.products = []
  state.invitations = []
  const saver = createSaver(join(home, 'manager'), state)
  saver.save()
  await saver.settled()
  return state
}

const OWN_WORD = [
  ['backupCodesKept', true],
  ['loginHostedHere', false],
] as const

/** @param names each with the days for which it is paid, and its flags as the sandbox's seed has them */
export async function startNamesStory(...names: readonly Name[]) {
  const home = await temporaryFolder()
  const state = await prepareSandbox(home, names)
  const start = state.settledAt
  let latchkey: Latchkey = await startLatchkey({ home })
  const visitor = createVisitor(
    {
      get url() {
        return `http://manager.localhost:${String(latchkey.sandboxPort)}`
      },
      world: createWorld({ size: 'small', state }),
    },
    'Firefox/140.0',
  )
  await visitor.signIn(OWNER)

  const client = await pairExtension(latchkey, { name: 'Chrome' })
  let { session } = client

  /** As the extension asks. */
  async function ask(target: string, body: object | null, bearer: string) {
    const asked = { method: body === null ? 'GET' : 'POST', target, body: body ?? undefined, bearer }
    const answer = await askAsExtension(latchkey.port, asked)
    if (answer.status !== 200) throw new Error(`${target}: ${String(answer.status)} ${answer.body}`)
    return JSON.parse(answer.body) as unknown
  }

  /** Of the names alone is the story: the rest is put away as it turns up, and what no source says is said. */
  async function putAwayTheRest() {
    for (const [key, value] of OWN_WORD)
      await ask('/v1/statements', { scope: 'account', subject: 'sandbox', key, value }, session)
    const { things, now } = await story.overview()
    const until = iso(Date.parse(now) + 3650 * DAY)
    for (const { key, id, status } of things)
      if (status === 'open' && !id.startsWith('domain-'))
        await ask('/v1/marks', { key, as: 'dismissed', until, reason: 'another story' }, session)
  }

  const closings = new Set<string>()
  /** Ids of what stands on the browser's screen. */
  const screen = new Map<string, string>()
  const story = {
    visitor,
    /** So many days after the beginning. */
    day: (days: number): IsoTime => iso(start + days * DAY),
    overview: async () => (await ask('/v1/overview', null, session)) as Overview,
    status: () => latchkey.json<Status>('status'),
    names: async () =>
      new Map((await latchkey.json<DomainRow[]>('domains', 'list')).map((row) => [row.name, row])),
    sync: () => latchkey.json('sync'),
    /** The sandbox's clock is moved to so many days after the beginning. */
    async goTo(days: number) {
      const { now } = await latchkey.json<{ now: IsoTime }>('sandbox', 'clock', story.day(days))
      await putAwayTheRest()
      return now
    },
    /** The browser asks once more. @returns what it shows now, by name, in words */
    async look(): Promise<Record<string, string>> {
      const taken = (await ask('/v1/notices/take', {}, session)) as Notice[]
      if (taken.length > 0) await ask('/v1/notices/shown', { ids: taken.map(({ id }) => id) }, session)
      for (const { id, subjects } of taken) screen.set(id, subjects.join())
      const over = (await ask('/v1/notices/over', { ids: [...screen.keys()] }, session)) as string[]
      for (const id of over) screen.delete(id)
      for (const { id, subject } of (await story.overview()).closed) closings.add(`${id} ${subject}`)
      return Object.fromEntries(
        taken.map((notice) => {
          const { title, message } = noticeWords(words, notice)
          return [notice.subjects.join(), `${title}. ${message.replace(ORGANISATION, '')}`]
        }),
      )
    },
    /** Names of which a notice stands on the browser's screen. */
    standing: () => [...screen.values()].toSorted(),
    /** What was told as closed at any look. */
    closings: () => [...closings].toSorted(),
    /** Kills the daemon where it stands and starts it again. */
    async kill() {
      await latchkey.stop('SIGKILL')
      latchkey = await startLatchkey({ home })
      session = await client.openSession(latchkey.port)
    },
    stop: () => latchkey.stop(),
  }
  await putAwayTheRest()
  return story
}

/** `critical: Renew a.example. 7 days left to renew`. */
export const told = (finding: Finding | undefined, now: IsoTime): string => {
  if (finding === undefined) return ''
  const { severity, title, status, id, subject, organisation, seen, reason } = finding
  if (status === 'unknown') return `unknown: ${String(reason)}`
  const sentence = findingSeen(words, { id, status, subject, organisation, count: 1, of: 1, seen }, now)
  return `${status === 'open' ? severity : status}: ${title}. ${sentence}`
}

/** A day as it stands in a sentence. */
export const dayText = (at: IsoTime, now: IsoTime): string => words.date(at, now)

/** `phase, paid until +0, expiry +365, renew by +30, restore by +60`: days from a moment; what is not known is left out. */
export function lifeOf(row: DomainRow | undefined, from: IsoTime): string {
  if (row === undefined) return 'not listed'
  const { phase, restorable, paidUntil, expiry, renewBy, restoreBy } = row
  const dates = Object.entries({ paidUntil, expiry, renewBy, restoreBy }).flatMap(([name, at]) =>
    at === null ? [] : `${name} ${String(Math.round((Date.parse(at) - Date.parse(from)) / DAY))}`,
  )
  return [restorable === true ? `${phase}, restorable` : phase, ...dates].join(', ')
}
