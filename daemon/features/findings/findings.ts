/** The findings of this moment, judged when something changed and at most once a minute otherwise. */
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Clock } from '../../core/clock.ts'
import { createPace } from '../../core/pace.ts'
import type { Snapshot } from '../../core/snapshot.ts'
import type { Document } from '../../core/store.ts'
import { answeredBy } from './answered.ts'
import { goneFrom } from './gone.ts'
import { judge, judgePaced, type Judged } from './judge.ts'
import { forgetGone, remember, type FindingsMemory, type Mark } from './memory.ts'
import { memoryRevision } from './memory-revision.ts'
import { afterTelling, newsOf, toldOver, type News, type Told } from './news.ts'
import type { FixOf } from './actions.ts'
import { standingOf } from './standing.ts'
import type { JudgedThing } from './things.ts'
import { aloneOf, overviewOf } from './overview.ts'
import { statusOf } from './status.ts'
import { view, type Surroundings, type View, type Words } from './view.ts'
import type { Badge, Overview, Status } from '#shared/status.ts'
import { MINUTE, type IsoTime } from '#shared/time.ts'

export interface FindingsDeps {
  readonly checks: Parameters<typeof judge>[0]
  /** The snapshot and a number that changes whenever it does. */
  readonly snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  readonly memory: Document<FindingsMemory>
  readonly clock: Clock
  readonly fixOf: FixOf
  readonly words: () => Words
  readonly around: () => Omit<Surroundings, 'now'>
}

/** For the badge, the status, and an overview of each organisation of a large agency. */
const MOST_ANSWERS = 100

export type Findings = ReturnType<typeof createFindings>

export function createFindings(deps: FindingsDeps) {
  let judgedNow:
    { readonly key: string; readonly now: IsoTime; readonly judged: readonly Judged[] } | undefined
  let cached: { readonly key: string; readonly view: View; readonly now: IsoTime } | undefined
  const answers = new Map<string, { readonly body: string; readonly etag: string }>()

  /** What is to be judged now; the same `moment` as long as nothing new can come of it. */
  function toJudge() {
    const { snapshot, revision } = deps.snapshot()
    const now = deps.clock.now()
    const minute = Math.floor(Date.parse(now) / MINUTE)
    return { snapshot, now, moment: `${revision}/${String(minute)}` }
  }

  let judging: Promise<void> | null = null
  async function judgeInTurns(): Promise<void> {
    const { snapshot, now, moment } = toJudge()
    judgedNow = { key: moment, now, judged: await judgePaced(deps.checks, snapshot, now, createPace()) }
  }

  function current(): { view: View; now: IsoTime; around: Surroundings } {
    const { snapshot, now: judgedAt, moment } = toJudge()
    const around = deps.around()
    if (judgedNow?.key !== moment)
      judgedNow = { key: moment, now: judgedAt, judged: judge(deps.checks, snapshot, judgedAt) }
    const key = `${moment}/${JSON.stringify(around)}/${String(memoryRevision(deps.memory.value))}`
    if (cached?.key !== key) {
      // the moment of judging: ages and days are counted from one time alone
      const { now } = judgedNow
      const made = view(judgedNow.judged, deps.memory.value, deps.fixOf, deps.words(), { ...around, now })
      cached = { key, now, view: made }
      answers.clear()
    }
    return { view: cached.view, now: cached.now, around: { ...around, now: cached.now } }
  }

  /** An answer's text and its ETag, made once per view. */
  function answer(name: string, make: () => object): { readonly body: string; readonly etag: string } {
    const known = answers.get(name)
    if (known) return known
    // names come with requests: they must not fill the memory
    if (answers.size >= MOST_ANSWERS) answers.clear()
    const made = make()
    const body = JSON.stringify(made)
    const etag = `"${createHash('sha256')
      .update(JSON.stringify({ ...made, now: null }))
      .digest('base64url')
      .slice(0, 22)}"`
    answers.set(name, { body, etag })
    return { body, etag }
  }

  let gone: { readonly of: Snapshot; readonly isGone: (thing: string) => boolean } | undefined
  /** Made once for a snapshot: there may be as many names in it as things to ask about. */
  function goneNow(): (thing: string) => boolean {
    const { snapshot } = deps.snapshot()
    if (gone?.of !== snapshot) gone = { of: snapshot, isGone: goneFrom(snapshot) }
    return gone.isGone
  }

  const findings = {
    /**
     * Resolves when this moment is judged, with rests in between: ten thousand records must not hold up others. Who
     * asks without waiting for it gets the same, and holds up others.
     */
    async judged(): Promise<void> {
      while (judgedNow?.key !== toJudge().moment)
        await (judging ??= judgeInTurns().finally(() => {
          judging = null
        }))
    },
    badge: (): Badge => current().view.badge,
    badgeAnswer() {
      const { view } = current()
      return answer('badge', () => view.badge)
    },
    /** Of it all, without a sentence on each finding. */
    summary: (): Pick<View, 'badge' | 'score'> => current().view,
    status(): Status {
      const { view, around } = current()
      return statusOf(view, deps.snapshot().snapshot, deps.fixOf, deps.words(), around)
    },
    statusAnswer() {
      current()
      return answer('status', () => findings.status())
    },
    overview(only: string | null): Overview {
      const { view, around } = current()
      return overviewOf(view, deps.memory.value, deps.snapshot().snapshot, deps.words(), around, only)
    },
    overviewAnswer(only: string | null) {
      current()
      return answer(`overview/${only ?? ''}`, () => findings.overview(only))
    },
    /** One organisation alone, without what is the person's own; `null` where no login sees it. */
    organisation(id: string) {
      const { view, around } = current()
      return aloneOf(view, deps.snapshot().snapshot, deps.words(), around, id)
    },
    told: (): Told => toldOver(current().view.things, deps.memory.value.open),
    /** Whether a thing belongs to a login that is no longer connected, or to a browser that is no longer paired. */
    isGone: (key: string): boolean => goneNow()(key),
    /** Forgets logins that are no longer connected, in the backup of the memory as well. */
    async forgetGone(): Promise<void> {
      const isGone = goneNow()
      for (let copies = 2; copies > 0; copies -= 1)
        await deps.memory.change((memory) => forgetGone(memory, isGone))
    },
    thing: (key: string): JudgedThing | undefined => current().view.things.find((thing) => thing.key === key),

    /**
     * Remembers this moment durably and tells what is new or worse and has not been announced yet. What is told is
     * told again at the next look, a restart in between or not, until `announced` says that it is in safe hands.
     */
    async look(): Promise<readonly News[]> {
      await findings.judged()
      // of thousands of things, a turn for the view, one to see what is new, one to keep it
      current()
      await setImmediate()
      await findings.judged()
      const { view } = current()
      const answered = answeredBy(view.judged)
      const now = deps.clock.now()
      const isGone = goneNow()
      const next = (memory: FindingsMemory) =>
        remember(forgetGone(memory, isGone), view.things, answered, now)
      let after = next(deps.memory.value)
      // made anew from what is there by then: the person may have marked a thing in between
      if (JSON.stringify(after) !== JSON.stringify(deps.memory.value)) {
        await setImmediate()
        await deps.memory.change((memory) => (after = next(memory)))
      }
      return newsOf(view.things, after.open)
    },
    async announced(news: readonly News[]): Promise<void> {
      if (news.length === 0) return
      await deps.memory.change((memory) => ({ ...memory, open: afterTelling(memory.open, news) }))
    },

    /** @returns whether there is such a thing to put away; the unknown cannot be. */
    async mark(key: string, as: Mark['as'], until: IsoTime, because: string): Promise<boolean> {
      const thing = findings.thing(key)
      if (!thing || thing.status === 'unknown') return false
      const mark: Mark = { as, at: deps.clock.now(), until, because, ...standingOf(thing) }
      await deps.memory.change((memory) => ({ ...memory, marks: { ...memory.marks, [key]: mark } }))
      return true
    },
    async unmark(key: string): Promise<boolean> {
      if (!Object.hasOwn(deps.memory.value.marks, key)) return false
      await deps.memory.change((memory) => {
        const marks = Object.entries(memory.marks).filter(([other]) => other !== key)
        return { ...memory, marks: Object.fromEntries(marks) }
      })
      return true
    },
    /** The person opened the guided action: a note of when, nothing more; only a fact closes a thing. */
    async acted(key: string): Promise<boolean> {
      if (!findings.thing(key)) return false
      const at = deps.clock.now()
      await deps.memory.change((memory) => ({ ...memory, acted: { ...memory.acted, [key]: at } }))
      return true
    },
    async looked(): Promise<void> {
      const at = deps.clock.now()
      await deps.memory.change((memory) => ({ ...memory, lookedAt: at }))
    },
  }
  return findings
}
