/**
 * What other programs may read of the names: as files, and at an address, each only where the person switched it on.
 * Both are made from what is known at the moment; what is kept is the switches, and when each day last changed.
 */
import * as v from 'valibot'
import type { Clock } from '#daemon/core/clock.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Collection, Document, Store } from '#daemon/core/store.ts'
import { createTurns } from '#daemon/core/turns.ts'
import { createAddress } from './address.ts'
import { openFeedFolder, removeFeeds, writeFeed } from './files.ts'
import { bytesOf, revised } from './making.ts'
import { revision, type Revision } from './revisions.ts'
import { isSecret, newSecret } from './secret.ts'
import type { FeedTold, Reach } from './told.ts'
import {
  FEED_PORT,
  feedFormats,
  type FeedFormat,
  type FeedsChanged,
  type FeedsPatch,
  type FeedsState,
} from '#shared/feeds.ts'
import type { Translator } from '#shared/i18n.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { MINUTE } from '#shared/time.ts'

export const feedsKept = v.strictObject({
  files: v.boolean(),
  served: v.boolean(),
  port: v.number(),
  /** Of the secret in the address, SHA-256 in hex; it has 256 bits, so a slow hash would add nothing. */
  hash: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
})
export type FeedsKept = v.InferOutput<typeof feedsKept>
export const noFeeds: FeedsKept = { files: false, served: false, port: FEED_PORT, hash: null }

export interface FeedsDeps {
  readonly store: Pick<Store, 'collection' | 'drop'>
  readonly document: Document<FeedsKept>
  /** Where the files go; made when it is needed. */
  readonly folder: string
  readonly clock: Clock
  readonly tell: () => Promise<FeedTold>
  /** Changes whenever what is told has changed, but for what time alone brings about. */
  readonly revision: () => Promise<string>
  /** Whether the sources have said what they have to say: while they are asked, what they say is waited for. */
  readonly settled: () => boolean
  readonly words: () => Pick<Translator, 't' | 'language'>
  readonly random: (bytes: number) => Uint8Array
  readonly monotonic: () => number
  readonly journal: (act: Act) => void
  readonly report: (error: unknown, what: string) => void
}

export type Feeds = ReturnType<typeof createFeeds>

const forgetful: Pick<Collection<Revision>, 'get' | 'values'> = { get: () => undefined, values: () => [] }
/** How often it is looked whether time alone has changed anything, and whether a port that was taken is free. */
const LOOK_EVERY = MINUTE

export function createFeeds(deps: FeedsDeps) {
  const { store, document, folder, clock, report } = deps
  let calendar: Collection<Revision> | null = null
  /** Of what was written last, and the language in which the calendar of now was. */
  let writtenAs = ''
  let calendarAs = ''

  /** What is written and what is switched off must not meet. */
  const { inTurn, idle } = createTurns()

  const failed = (error: unknown) => {
    report(error, 'could not write the feeds')
  }
  async function lookOnce(): Promise<void> {
    const { files, served } = document.value
    if (!files && !served) return
    const words = deps.words()
    const as = JSON.stringify([await deps.revision(), words.language, clock.now().slice(0, 13), files])
    if (as === writtenAs) return
    calendar ??= await store.collection('calendar', revision, ({ event }) => event.uid)
    const told = await deps.tell()
    const { put, remove } = await revised(told, calendar, words.language)
    if (put.length + remove.length > 0) {
      calendarAs = ''
      await calendar.change({ put, remove })
    }
    if (files) {
      await openFeedFolder(folder)
      // of ten thousand days that are as they were, none is written anew
      const formats = feedFormats.filter((format) => format !== 'ics' || calendarAs !== words.language)
      for (const format of formats) {
        const bytes = await bytesOf(format, { told, kept: calendar, words, reach: 'whole' })
        await writeFeed(folder, format, bytes)
      }
      calendarAs = words.language
    }
    writtenAs = as
  }
  let looking: Promise<void> | null = null
  const look = () =>
    (looking ??= lookOnce().finally(() => {
      looking = null
    }))

  let waiting = false
  /** What is asked for while one waits for its turn is that one. */
  function lookSoon(): void {
    if (waiting || !deps.settled()) return
    waiting = true
    inTurn(() => {
      waiting = false
      return look()
    }).catch(failed)
  }

  const made = async (format: FeedFormat, reach: Reach) =>
    bytesOf(format, { told: await deps.tell(), kept: calendar ?? forgetful, words: deps.words(), reach })

  const address = createAddress({
    isSecret: (secret) => isSecret(secret, document.value.hash),
    make: (format) => made(format, 'names-and-dates'),
    async moment() {
      // what it finds to have changed is told with the time at which that was kept
      await looking?.catch(() => undefined)
      return `${await deps.revision()} ${deps.words().language} ${clock.now().slice(0, 16)}`
    },
    monotonic: deps.monotonic,
    report,
  })

  const state = (): FeedsState => {
    const { files, served, port } = document.value
    return { files, folder, served, port, door: address.state }
  }
  async function renewed(by: string): Promise<FeedsChanged> {
    const { secret, hash } = newSecret(deps.random)
    await document.change((kept) => ({ ...kept, hash }))
    deps.journal({ event: 'feeds.address-made', by, data: { port: document.value.port } })
    return { ...state(), address: `http://127.0.0.1:${String(document.value.port)}/feed/${secret}` }
  }

  async function change(patch: FeedsPatch, by: string): Promise<FeedsChanged> {
    const before = document.value
    const { files = before.files, served = before.served, port = before.port } = patch
    const isSame = served && port === before.port
    await document.change(({ hash }) => ({ files, served, port, hash: isSame ? hash : null }))
    if (files !== before.files) deps.journal({ event: `feeds.files-${files ? 'on' : 'off'}`, by })
    if (served !== before.served)
      deps.journal({ event: `feeds.address-${served ? 'on' : 'off'}`, by, data: { port } })
    if (!isSame) await address.close()
    await openWhereServed()
    writtenAs = ''
    calendarAs = ''
    if (!files) await removeFeeds(folder)
    if (!files && !served && (before.files || before.served)) {
      calendar = null
      await store.drop('calendar')
    }
    await look().catch(failed)
    return served && document.value.hash === null ? renewed(by) : { ...state(), address: null }
  }

  async function openWhereServed(): Promise<void> {
    const { served, port } = document.value
    if (served && address.state !== 'open') await address.open(port)
  }
  let timer: NodeJS.Timeout | undefined

  return {
    state,
    /** Opens the address where it is switched on; call it when the daemon has its own ports. */
    async start(): Promise<void> {
      await openWhereServed()
      lookSoon()
      timer = setInterval(() => {
        lookSoon()
        inTurn(openWhereServed).catch((error: unknown) => {
          report(error, 'could not open the port of the feeds')
        })
      }, LOOK_EVERY)
    },
    /** Something may have changed: what is written follows soon. */
    lookSoon,
    /** Switches; an address is told where one is made. @param by a client's id, or `cli` */
    change: (patch: FeedsPatch, by: string) => inTurn(() => change(patch, by)),
    /** A new address: the old one leads nowhere from then on. */
    renew: (by: string): Promise<Result<FeedsChanged, 'conflict'>> =>
      inTurn(async () => (document.value.served ? ok(await renewed(by)) : err('conflict'))),
    /** Everything that is told, whatever is switched on. */
    whole: (format: FeedFormat) => made(format, 'whole'),
    async stop(): Promise<void> {
      clearInterval(timer)
      await idle()
      await address.close()
    },
  }
}
