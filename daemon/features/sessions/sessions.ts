/** What the paired browsers report of their sessions: kept, and told as a view and as facts. */
import { isDeepStrictEqual } from 'node:util'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { BrowserSnapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import type { PairedClient } from '#shared/pairing.ts'
import { err, ok, type Result } from '#shared/result.ts'
import type { BrowserReport, SessionsView, SignInSeen } from '#shared/sessions.ts'
import { DAY, epoch, MINUTE, type IsoTime } from '#shared/time.ts'
import { browserFacts } from './facts.ts'
import { browsersFile, byDaemonClock, isSeenLongAgo, keep, noBrowsers, type KeptBrowser } from './kept.ts'
import type { Overstays } from './overdue.ts'
import { bySite, keptReceipt, keyOf, surplus, taken, type KeptReceipt } from './receipts.ts'
import { viewOf } from './view.ts'

export interface SessionsDeps {
  readonly store: Pick<Store, 'document' | 'collection'>
  readonly clock: Clock
  /** Of this moment, scripts as well. */
  readonly clients: () => readonly PairedClient[]
  readonly journal: (act: Act) => void
  /** Something was told that was not known before. */
  readonly changed: () => void
  /** A browser of this computer saw its person sign in; `at` by the daemon's clock. */
  readonly signedIn: (seen: {
    readonly client: string
    readonly browser: string
    readonly site: string
    readonly at: IsoTime
  }) => Promise<unknown>
}

/** A browser that told nothing for longer tells nothing that still matters. */
const TOLD_WITHIN = 30 * DAY
/** By so much its clock may have gone ahead since its last report (ms). */
const CLOCKS_APART = 2 * MINUTE

export type Sessions = Awaited<ReturnType<typeof openSessions>>

export async function openSessions({ store, clock, clients, journal, changed, signedIn }: SessionsDeps) {
  const browsers = await store.document('sessions/browsers', browsersFile, noBrowsers)
  const receipts = await store.collection('sessions/receipts', keptReceipt, keyOf)
  const overstays = new Map<string, Overstays>()
  /** To the moment; on disk it is to the hour. */
  const heardAt = new Map<string, KeptBrowser['lastSeenAt']>()
  let next = Math.max(0, ...Array.from(receipts.values(), ({ seq }) => seq + 1))
  let made: { readonly of: readonly unknown[]; readonly facts: readonly BrowserSnapshot[] } | undefined
  let grouped: { readonly revision: number; readonly of: ReturnType<typeof bySite> } | undefined

  const paired = () => clients().filter(({ kind }) => kind === 'browser')
  const keptOf = (id: string): KeptBrowser | null =>
    (Object.hasOwn(browsers.value, id) ? browsers.value[id] : null) ?? null
  const receiptsBySite = () => {
    const { revision } = receipts
    if (grouped?.revision !== revision) grouped = { revision, of: bySite(receipts.values()) }
    return grouped.of
  }

  /** What a report changes is told by what the one before it left. */
  const { inTurn } = createTurns()

  async function take(
    id: string,
    report: BrowserReport,
  ): Promise<Result<{ taken: string[] }, 'unauthorized'>> {
    // revoked while the report waited for its turn
    if (!paired().some((client) => client.id === id)) return err('unauthorized')
    const now = clock.now()
    const before = keptOf(id)
    const fresh = report.receipts.filter((one) => !receipts.get(keyOf({ browser: id, id: one.id })))
    const receiptsOf = (site: string) => [
      ...receiptsBySite()({ browser: id, site }),
      ...fresh.filter((one) => one.site === site),
    ]
    const known = { overstays: overstays.get(id) ?? new Map<string, number>(), receiptsOf }
    const { kept, overstays: stay } = keep(before, report, known, now)
    overstays.set(id, stay)

    const put = taken(fresh, { browser: id, ahead: kept.ahead, next, now })
    if (put.length > 0) {
      next += put.length
      await receipts.change({ put, remove: surplus([...receipts.values(), ...put], now) })
      noteOpened(put)
    }

    const isNews = before === null || !isDeepStrictEqual({ ...kept, lastSeenAt: before.lastSeenAt }, before)
    if (isNews || isSeenLongAgo(before, now)) await write(id, kept)
    heardAt.set(id, now)
    if (before !== null) noteDropped(id, before, kept)
    if (isNews || put.length > 0) changed()
    return ok({ taken: [...new Set(report.receipts.map((one) => one.id))] })
  }

  /** Without whoever is no longer paired. */
  const write = (id: string, kept: KeptBrowser | null) => {
    const ids = new Set(paired().map((client) => client.id))
    return browsers.change((file) => ({
      ...Object.fromEntries(Object.entries(file).filter(([other]) => other !== id && ids.has(other))),
      ...(kept && { [id]: kept }),
    }))
  }

  // acts of a person by which sessions are less well kept
  function noteDropped(by: string, before: KeptBrowser, { rules }: KeptBrowser) {
    for (const { site: subject } of before.rules)
      if (!rules.some(({ site }) => site === subject)) journal({ event: 'session.rule-dropped', by, subject })
  }
  function noteOpened(put: readonly KeptReceipt[]) {
    for (const { browser: by, site: subject, outcome, when: at, left } of put)
      if (outcome === 'by-hand')
        journal({ event: 'session.opened-by-hand', by, subject, data: { at, left: left.length } })
  }

  return {
    /**
     * Keeps what a browser reports; a receipt that it gave before is kept once.
     * @param id of the client that calls, as the gate found out
     * @throws StoreWriteError when the disk is full: nothing was taken, and the browser keeps its receipts
     */
    report: (id: string, report: BrowserReport) => inTurn(() => take(id, report)),

    /**
     * Hands on a sign-in that a browser saw, by the daemon's clock.
     * @returns false where it says so of a site for which it has reported no rule, or of a time that cannot be
     */
    signedIn: (id: string, { site, at: told }: SignInSeen): Promise<boolean> =>
      inTurn(async () => {
        const client = paired().find((one) => one.id === id)
        const kept = keptOf(id)
        if (client === undefined || !kept?.rules.some((rule) => rule.site === site)) return false
        const [at, now] = [byDaemonClock(told, kept.ahead), clock.now()]
        const ago = epoch(now) - epoch(at)
        if (ago < -CLOCKS_APART || ago > TOLD_WITHIN) return false
        await signedIn({ client: id, browser: client.name, site, at: ago < 0 ? now : at })
        return true
      }),

    /** Of a client that was revoked. Its receipts stay their time: they prove what was done, and are not undone with it. */
    forget: (id: string): Promise<void> =>
      inTurn(async () => {
        overstays.delete(id)
        heardAt.delete(id)
        // it is not shown any more, whether or not the disk lets go of it
        changed()
        if (keptOf(id)) await write(id, null)
      }),

    view(): SessionsView {
      const present = paired().flatMap(({ id, name }) => {
        const kept = keptOf(id)
        return kept ? { id, name, kept: { ...kept, lastSeenAt: heardAt.get(id) ?? kept.lastSeenAt } } : []
      })
      return viewOf(present, [...receipts.values()], receiptsBySite(), clock.now())
    },

    /** The same list as long as nothing in it has changed. */
    facts(): readonly BrowserSnapshot[] {
      const who = paired()
      const of = [
        browsers.value,
        receipts.revision,
        ...who.flatMap(({ id, name, createdAt }) => [id, name, createdAt]),
      ]
      if (made?.of.length !== of.length || !made.of.every((part, at) => part === of[at]))
        made = { of, facts: who.map((client) => browserFacts(client, keptOf(client.id), receiptsBySite())) }
      return made.facts
    },
  }
}
