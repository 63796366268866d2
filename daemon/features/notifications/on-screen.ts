/** Shows on this computer what is to be shown: to browsers that ask, and on the desktop what waited for one in vain. */
import { DESKTOP, type Entry, type Outbox } from './record.ts'
import { claim, isOverdue, isPatient, release, shown } from './screen.ts'
import type { Quiet } from './quiet.ts'
import type { Clock } from '../../core/clock.ts'
import type { Notice } from '#shared/notices.ts'
import type { Settings } from '#shared/settings.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

export interface OnScreenDeps {
  readonly change: (act: (box: Outbox) => Outbox) => Promise<void>
  readonly clock: Clock
  readonly quiet: Quiet
  readonly settings: () => Settings
  readonly words: (notice: Notice) => { readonly title: string; readonly text: string }
  /** @param id stable: shown once more, it takes the place of what is there */
  readonly desktop: (id: string, title: string, text: string, urgent: boolean) => Promise<boolean>
  /** Of a paired browser. */
  readonly nameOf: (client: string) => string
}

/** How long a desktop that took nothing is left alone: each try is two writes. */
const DESKTOP_PAUSE = 5 * MINUTE
/** How many a browser gets at a time. */
const MOST_AT_ONCE = 50
/** A browser that runs asks every 30 s. */
const RUNS = 2 * MINUTE

export function createOnScreen({ change, clock, quiet, settings, words, desktop, nameOf }: OnScreenDeps) {
  let delivering: Promise<void> | null = null
  let ended = false
  let refusedAt: IsoTime | null = null
  let quietAt: IsoTime | null = null
  let askedAt: IsoTime | null = null
  /** Shown by this process, though the disk may have been too full to note it. */
  const shownHere = new Set<string>()
  const isWithin = (at: IsoTime | null, ms: number) =>
    at !== null && Math.abs(Date.parse(clock.now()) - Date.parse(at)) < ms

  /** What may be shown now. */
  async function mayShow(): Promise<(entry: Entry) => boolean> {
    const isQuiet = await quiet.now()
    if (isQuiet(false)) quietAt = clock.now()
    return ({ notice }) => !isQuiet(notice.severity === 'critical')
  }

  async function showAll(): Promise<void> {
    for (;;) {
      const may = await mayShow()
      // where no browser is to show it, none is waited for
      const { browser, quiet: hours } = settings().notices
      const wasHeld = ({ notice }: Entry) => notice.severity !== 'critical' || hours?.criticalAnyway !== true
      // after quiet hours a browser that runs is given its time first
      const isOurs = (one: Entry) =>
        !browser || (isOverdue(one, clock.now()) && !(wasHeld(one) && isPatient(quietAt, clock.now())))
      const wants = (one: Entry) => may(one) && isOurs(one)
      let mine: readonly Notice[] = []
      // chosen anew each time: a browser may have taken the next one meanwhile
      await change((box) => {
        if (ended || !box.entries.some(wants)) return box
        const claimed = claim(box, { by: DESKTOP, name: '', now: clock.now(), wants, most: 1 })
        mine = claimed.taken
        return claimed.box
      })
      const [notice] = mine
      if (notice === undefined) return
      const { id, severity } = notice
      const { title, text } = words(notice)
      const took = shownHere.has(id) || (await desktop(id, title, text, severity === 'critical'))
      if (took) shownHere.add(id)
      await change((box) =>
        took ? shown(box, new Set([id]), DESKTOP, clock.now()) : release(box, id, DESKTOP),
      )
      shownHere.delete(id)
      if (took) continue
      // a desktop that takes none will not take the next one either
      refusedAt = clock.now()
      return
    }
  }

  return {
    /** For a browser: what it should show now. Nobody else gets these until it has said so or two minutes have passed. */
    async take(client: string): Promise<readonly Notice[]> {
      if (!settings().notices.browser) return []
      const wants = await mayShow()
      const now = (askedAt = clock.now())
      let taken: readonly Notice[] = []
      await change((box) => {
        const claimed = claim(box, { by: client, name: nameOf(client), now, wants, most: MOST_AT_ONCE })
        taken = claimed.taken
        return claimed.box
      })
      return taken
    },
    async shown(client: string, ids: readonly string[]) {
      await change((box) => shown(box, new Set(ids), client, clock.now()))
    },
    /** Whether a browser has asked lately. */
    hasBrowser: () => isWithin(askedAt, RUNS),
    async deliver(): Promise<void> {
      if (!settings().notices.desktop || isWithin(refusedAt, DESKTOP_PAUSE)) return
      delivering ??= showAll().finally(() => {
        delivering = null
      })
      await delivering
    },
    /** Waits until the notice that is being shown is noted as shown. */
    async stop(): Promise<void> {
      ended = true
      await delivering?.catch(() => undefined)
    },
  }
}
