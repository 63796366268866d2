import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { seal } from '#daemon/core/envelope.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import type { Document } from '#daemon/core/store.ts'
import { openFindingsMemory } from '#daemon/features/findings/kept-memory.ts'
import { noMemory, type FindingsMemory } from '#daemon/features/findings/memory.ts'
import { openOutbox } from '#daemon/features/notifications/kept.ts'
import { emptyOutbox, type Outbox } from '#daemon/features/notifications/record.ts'
import { fact, known, unknown, valueOrNull } from '#shared/fact.ts'
import { noticeWords } from '#shared/finding-words.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Notice } from '#shared/notices.ts'
import { defaultSettings, type Settings } from '#shared/settings.ts'
import { DAY, epoch, HOUR, iso, type IsoTime } from '#shared/time.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { noticesRig } from '../support/notices-rig.ts'
import { aConnectionStatus, aDomain, anAccount, anOrganisation, aSnapshot, at } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NAME = 'vully.com'
const KEY = `domain-lapsing//42/${NAME}`
const FIREFOX = 'firefox'

interface Stand {
  readonly end?: IsoTime | null
  readonly warranty?: boolean
  readonly statuses?: readonly string[]
  readonly thresholds?: readonly number[] | null
}

/** What the provider says of the one name at a moment: nothing else needs the person. */
function saying(now: IsoTime, stand: Stand | null): Snapshot {
  const by = { source: 'infomaniak', observedAt: now } as const
  const heard = <T>(value: T) => fact(known(value), by, 6 * HOUR)
  const { end = at(100 * DAY), warranty = false, statuses = [], thresholds = null } = stand ?? {}
  const domain = aDomain({
    name: NAME,
    expiresAt: stand === null || end === null ? unknown('source-failed') : known(end),
    renewalWarranty: known(warranty),
    statuses: stand === null ? unknown('source-failed') : known([...statuses]),
  })
  const whole = {
    ...domain,
    registrar: domain.registrar && { ...domain.registrar, by },
    notes: thresholds && { stated: null, payment: null, thresholds },
  }
  return aSnapshot({
    status: aConnectionStatus({ lastSyncAt: now, lastTryAt: now }),
    account: heard(anAccount()),
    incidents: heard([]),
    activity: heard([]),
    organisations: heard([
      anOrganisation({
        members: heard(valueOrNull(anOrganisation().members.told) ?? []),
        products: heard([]),
        invitations: heard([]),
        domains: heard([whole]),
      }),
    ]),
  })
}

/** Findings and notices as the daemon runs them, and a browser that shows what it gets. */
function rigOver(
  documents: { memory?: Document<FindingsMemory>; box?: Document<Outbox> } = {},
  settings: () => Settings = () => defaultSettings,
) {
  const memory = documents.memory ?? memoryDocument(noMemory)
  const box = documents.box ?? memoryDocument(emptyOutbox)
  const rig = findingsOver(memory, settings)
  const { notifications } = noticesRig({ box, clock: rig.clock, settingsOf: settings })
  const look = async (options: { readonly dies?: boolean } = {}) => {
    const news = await rig.findings.look()
    await notifications.say(news, rig.findings.told())
    if (options.dies !== true) await rig.findings.announced(news)
  }
  /** Notices of the name alone, as the browser shows them. */
  const take = async () => {
    const taken = await notifications.take(FIREFOX)
    await notifications.shown(
      FIREFOX,
      taken.map(({ id }) => id),
    )
    return taken.filter(({ check }) => check === 'domain-lapsing')
  }
  const textOf = (notice: Notice) => {
    const { title, message } = noticeWords(createTranslator('en', catalogues.en), notice)
    return `${title}: ${message.replace(' (Atelier Vully SA)', '')}`
  }
  return {
    ...rig,
    notifications,
    box,
    look,
    take,
    /** At this moment, as it stands then. @returns what is shown */
    async hear(now: IsoTime, stand: Stand | null = {}) {
      rig.setClock(now)
      rig.show(saying(now, stand))
      await look()
      return (await take()).map(textOf)
    },
  }
}

const END = at(100 * DAY)
/** So many whole days before the end, or after it. */
const left = (days: number) => iso(epoch(END) - days * DAY - HOUR)
const past = (days: number) => iso(epoch(END) + days * DAY + HOUR)

/** As generic extensions do: grace of 30 days, redemption of 30, deletion of 5. */
function standAt(now: IsoTime): Stand {
  const days = (epoch(now) - epoch(END)) / DAY
  if (days < 30) return {}
  if (days < 60) return { statuses: ['pending delete', 'redemption period'] }
  return { statuses: ['pending delete'] }
}

describe('a name that runs out', () => {
  it('is told of once at each threshold and at each change of phase, with what is left to do and until when', async () => {
    const rig = rigOver()
    const heard: (readonly string[])[] = []
    for (const days of [61, 60, 59, 31, 30, 29, 14, 13, 7, 6, 3, 2, 1, 0])
      heard.push([String(days), ...(await rig.hear(left(days)))])
    for (const days of [0, 1, 29, 30, 45, 60, 64])
      heard.push([`-${String(days)}`, ...(await rig.hear(past(days), standAt(past(days))))])
    expect(heard.filter(({ length }) => length > 1)).toEqual([
      ['60', `Renew ${NAME}: 60 days left to renew`],
      ['30', `Renew ${NAME}: 30 days left to renew`],
      ['14', `Renew ${NAME}: 14 days left to renew`],
      ['7', `Renew ${NAME}: 7 days left to renew`],
      ['3', `Renew ${NAME}: 3 days left to renew`],
      ['1', `Renew ${NAME}: 1 day left to renew`],
      ['-0', `${NAME} has expired: Expired today`],
      ['-30', `Restore ${NAME}: Can be restored`],
      ['-60', `${NAME} is about to be deleted: Too late to restore`],
    ])
  })

  it('is told of once where the clock jumps over several thresholds: how it is by then', async () => {
    const rig = rigOver()
    expect(await rig.hear(left(60))).toHaveLength(1)
    expect(await rig.hear(left(2))).toEqual([`Renew ${NAME}: 2 days left to renew`])
    // back, where each of them lies ahead again, and on
    for (const days of [40, 14, 7, 3]) expect(await rig.hear(left(days))).toEqual([])
    expect(await rig.hear(left(1))).toHaveLength(1)
  })

  it('is told of by its own thresholds where it has some, and not before the first of them', async () => {
    const rig = rigOver()
    const own: Stand = { thresholds: [90, 10] }
    const heard = new Map<number, readonly string[]>()
    for (const days of [95, 90, 60, 30, 14, 10, 7, 1]) heard.set(days, await rig.hear(left(days), own))
    // thirty days before the end another phase begins, which is told whatever the thresholds are; at seven only the severity changes
    expect([...heard].flatMap(([days, { length }]) => (length > 0 ? days : []))).toEqual([90, 30, 10])
    const late = rigOver()
    expect(await late.hear(left(20), { thresholds: [3] })).toEqual([])
    expect(late.findings.status().findings).toEqual([])
    expect(late.findings.badge()).toMatchObject({ state: 'ok' })
    expect(await late.hear(left(3), { thresholds: [3] })).toHaveLength(1)
  })

  it('is told of by the thresholds of the settings, and a new one is no reason to tell of an old step again', async () => {
    let settings: Settings = { ...defaultSettings, domainThresholds: [20] }
    const rig = rigOver({}, () => settings)
    expect(await rig.hear(left(25))).toEqual([])
    expect(await rig.hear(left(20))).toHaveLength(1)
    settings = { ...settings, domainThresholds: [90, 45, 20, 5] }
    expect(await rig.hear(left(19))).toEqual([])
    expect(await rig.hear(left(5))).toHaveLength(1)
  })

  it('is silent at once when it was renewed, also what nobody has seen; and is news again the next year', async () => {
    const rig = rigOver()
    await rig.hear(left(14))
    rig.setClock(left(7))
    rig.show(saying(left(7), {}))
    await rig.look()
    const renewed = { end: iso(epoch(END) + 365 * DAY) }
    expect(await rig.hear(left(6), renewed)).toEqual([])
    expect(rig.memory.value.closed.map(({ key }) => key)).toEqual([KEY])
    const nextYear = (days: number) => iso(epoch(renewed.end) - days * DAY - HOUR)
    for (const days of [60, 30, 14, 7])
      expect(await rig.hear(nextYear(days), renewed)).toEqual([
        `Renew ${NAME}: ${String(days)} days left to renew`,
      ])
  })

  it('is silent when it was renewed for so short a time that it stays open, and is told of from the start', async () => {
    const rig = rigOver()
    const month = { end: iso(epoch(END) + 30 * DAY) }
    await rig.hear(left(7))
    rig.setClock(left(3))
    rig.show(saying(left(3), {}))
    await rig.look()
    await rig.findings.mark(KEY, 'snoozed', at(400 * DAY), 'paid')
    // 33 days left: within the thresholds, but told of by nobody's wish
    expect(await rig.hear(left(3), month)).toEqual([])
    expect(rig.findings.thing(KEY)?.status).toBe('open')
    for (const days of [30, 14, 7]) {
      const now = iso(epoch(month.end) - days * DAY - HOUR)
      expect(await rig.hear(now, month)).toEqual([`Renew ${NAME}: ${String(days)} days left to renew`])
    }
  })

  it('of which nothing is known for a while is neither better nor closed, and not news again', async () => {
    const rig = rigOver()
    await rig.hear(left(7))
    for (const days of [6, 5]) expect(await rig.hear(left(days), null)).toEqual([])
    expect(rig.findings.badge()).toMatchObject({ state: 'unknown' })
    expect(rig.memory.value).toMatchObject({
      closed: [],
      open: { [KEY]: { said: { severity: 'critical' } } },
    })
    expect(await rig.hear(left(5))).toEqual([])
    // what came about meanwhile is told
    expect(await rig.hear(left(2), null)).toEqual([])
    expect(await rig.hear(left(2))).toEqual([`Renew ${NAME}: 2 days left to renew`])
  })

  it('is not news again because another source says a day more', async () => {
    const rig = rigOver()
    await rig.hear(left(7))
    const dayMore = { end: iso(epoch(END) + DAY + 5 * HOUR) }
    for (let turn = 0; turn < 3; turn += 1) {
      expect(await rig.hear(left(7), dayMore)).toEqual([])
      expect(await rig.hear(left(7))).toEqual([])
    }
  })
})

describe('the warranty', () => {
  it('softens what is told before the end, and hides neither that it begins nor a change of phase', async () => {
    const rig = rigOver()
    const heard: number[] = []
    for (const days of [60, 30, 14, 7, 3, 1])
      if ((await rig.hear(left(days), { warranty: true })).length > 0) heard.push(days)
    expect(heard).toEqual([30, 7, 3, 1])
    expect(await rig.hear(past(1), { warranty: true })).toEqual([`${NAME} has expired: Expired 1 day ago`])
    const redemption = { warranty: true, statuses: ['redemption period', 'pending delete'] }
    expect(await rig.hear(past(40), redemption)).toHaveLength(1)
  })

  it('hides no change of phase from who wants to hear of critical things alone, and every step from nobody else', async () => {
    const heardOf = async (least: Settings['notices']['least'], warranty: boolean) => {
      const settings = { ...defaultSettings, notices: { ...defaultSettings.notices, least } }
      const rig = rigOver({}, () => settings)
      const heard: number[] = []
      for (const days of [60, 30, 14, 7, 3, 1, -1]) {
        const now = days < 0 ? past(-days) : left(days)
        if ((await rig.hear(now, { warranty })).length > 0) heard.push(days)
      }
      return heard
    }
    expect(await heardOf('critical', true)).toEqual([30, -1])
    expect(await heardOf('critical', false)).toEqual([30, 7, 3, 1, -1])
    expect(await heardOf('notice', true)).toEqual([60, 30, 14, 7, 3, 1, -1])
  })
})

describe('a name that was snoozed', () => {
  it('stays so when it comes nearer to its end, and comes back at another severity or phase', async () => {
    const rig = rigOver()
    const until = at(400 * DAY)
    const snooze = () => rig.findings.mark(KEY, 'snoozed', until, 'later')
    await rig.hear(left(30))
    await snooze()
    expect(await rig.hear(left(14))).toEqual([])
    expect(rig.findings.badge()).toMatchObject({ state: 'ok' })
    expect(await rig.hear(left(7))).toHaveLength(1)
    await snooze()
    for (const days of [3, 1]) expect(await rig.hear(left(days))).toEqual([])
    expect(await rig.hear(past(0))).toEqual([`${NAME} has expired: Expired today`])
    await snooze()
    expect(await rig.hear(past(29))).toEqual([])
    expect(await rig.hear(past(31), standAt(past(31)))).toHaveLength(1)
  })

  it('is told of once when the snooze ends, as it is by then', async () => {
    const rig = rigOver()
    await rig.hear(left(30))
    await rig.findings.mark(KEY, 'snoozed', left(10), 'later')
    expect(await rig.hear(left(14))).toEqual([])
    expect(await rig.hear(left(10))).toEqual([`Renew ${NAME}: 10 days left to renew`])
  })
})

describe('notices that wait', () => {
  it('are one for each name, say how it is by now, and are new to who heard nothing', async () => {
    const rig = rigOver()
    for (const days of [60, 30, 14, 9]) {
      rig.setClock(left(days))
      rig.show(saying(left(days), {}))
      await rig.look()
    }
    const [notice, ...more] = await rig.take()
    expect(more).toEqual([])
    expect(notice).toMatchObject({ kind: 'new', seen: { days: 9 } })
  })

  it('stand on the screen no longer than they say something', async () => {
    const rig = rigOver()
    const over = (ids: readonly string[]) => rig.notifications.over(ids, rig.findings.told().isOver)
    const at14 = await shownAt(14)
    expect(over(at14)).toEqual([])
    const at7 = await shownAt(7)
    expect(over([...at14, ...at7])).toEqual(at14)
    await rig.hear(left(6), null)
    expect(over(at7)).toEqual([])
    await rig.hear(left(6), { end: iso(epoch(END) + 365 * DAY) })
    expect(over([...at7, 'of-another-daemon'])).toEqual([...at7, 'of-another-daemon'])

    async function shownAt(days: number) {
      rig.setClock(left(days))
      rig.show(saying(left(days), {}))
      await rig.look()
      return (await rig.take()).map(({ id }) => id)
    }
  })
})

describe('whatever happens', () => {
  const THRESHOLDS = defaultSettings.domainThresholds
  /** How far it has come, counted apart from the program; 0 where nothing is to be done. */
  function levelAt(now: IsoTime): number {
    const days = (epoch(END) - epoch(now)) / DAY
    if (days > 0) return THRESHOLDS.filter((one) => one >= Math.trunc(days)).length
    return days > -30 ? 10 : days > -60 ? 11 : 12
  }
  const step = fc.record({
    day: fc.integer({ min: -70, max: 70 }),
    isKnown: fc.boolean(),
    /** Killed between the notice and the note that it was given. */
    isKilled: fc.boolean(),
    restarts: fc.boolean(),
  })

  it('each step is told exactly once, over restarts, kills, silence and a clock that goes where it likes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        let rig = rigOver()
        let worst = 0
        for (const [turn, { day, isKnown, isKilled, restarts }] of steps.entries()) {
          // no moment comes twice
          const now = iso(epoch(END) - day * DAY - HOUR + turn)
          const restart = () => {
            const kept = <T>(value: T) => memoryDocument(structuredClone(value))
            rig = rigOver({ memory: kept(rig.memory.value), box: kept(rig.box.value) })
            rig.setClock(now)
            rig.show(saying(now, isKnown ? standAt(now) : null))
          }
          rig.setClock(now)
          rig.show(saying(now, isKnown ? standAt(now) : null))
          if (restarts) restart()
          const told: Notice[] = []
          if (isKilled) {
            await rig.look({ dies: true })
            if (day % 2 === 0) told.push(...(await rig.take()))
            restart()
          }
          await rig.look()
          told.push(...(await rig.take()))
          const level = isKnown ? levelAt(now) : worst
          expect(told).toHaveLength(level > worst ? 1 : 0)
          // it is over: what comes after is news again
          worst = isKnown && level === 0 ? 0 : Math.max(worst, level)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what an earlier version noted', () => {
  const findings = {
    open: {
      [KEY]: {
        id: 'domain-lapsing',
        subject: NAME,
        since: at(70 * DAY),
        severity: 'warning',
        count: 1,
        said: { severity: 'warning', count: 1 },
      },
      'account-recovery-email-missing/main//': {
        id: 'account-recovery-email-missing',
        subject: 'anna@vully.example',
        since: at(-9 * DAY),
        severity: 'warning',
        count: 1,
        said: null,
      },
    },
    marks: {
      [KEY]: {
        as: 'snoozed',
        at: at(-DAY),
        until: at(400 * DAY),
        because: 'paid',
        severity: 'warning',
        count: 1,
      },
    },
    acted: { [KEY]: at(-HOUR) },
    closed: [{ key: 'member-2fa-weak//42', id: 'member-2fa-weak', subject: 'm', at: at(75 * DAY) }],
    lookedAt: at(-2 * DAY),
  }
  const told: Notice = {
    id: 'before',
    kind: 'new',
    thing: KEY,
    check: 'domain-lapsing',
    severity: 'warning',
    organisation: null,
    subjects: [NAME],
    count: 1,
    seen: {},
    createdAt: at(70 * DAY),
  }
  const notices = { entries: [{ notice: told, state: 'shown', by: FIREFOX, at: at(70 * DAY) }] }

  /** A data folder with the two files as they were written before there were steps. */
  async function writtenBefore() {
    const folder = await temporaryFolder()
    for (const [name, body] of Object.entries({ findings, notices }))
      await writeFile(join(folder, `${name}.json`), seal({ schema: 1, seq: 1, body }), { mode: 0o600 })
    const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
    onTestFinished(() => store.close())
    return {
      memory: await openFindingsMemory(store),
      box: await openOutbox(store),
    }
  }

  const each = <T>(record: Record<string, T>, change: (one: T) => T) =>
    Object.fromEntries(Object.entries(record).map(([key, one]) => [key, change(one)]))

  it('is read whole', async () => {
    const { memory, box } = await writtenBefore()
    expect(memory.value).toMatchObject(findings)
    expect(box.value.entries).toMatchObject([
      { notice: told, deliveries: [{ channel: 'screen', state: 'sent', by: FIREFOX, at: at(70 * DAY) }] },
    ])
  })

  it('is told of no second time, stays snoozed for its severity, and goes on from there', async () => {
    const documents = await writtenBefore()
    const rig = rigOver(documents)
    expect(await rig.hear(left(20))).toEqual([])
    expect(rig.findings.thing(KEY)).toMatchObject({ status: 'snoozed', because: 'paid', actedAt: at(-HOUR) })
    expect(rig.memory.value.closed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['member-2fa-weak', 'account-recovery-email-missing']),
    )
    await rig.findings.unmark(KEY)
    expect(await rig.hear(left(20))).toEqual([])
    expect(await rig.hear(left(14))).toEqual([`Renew ${NAME}: 14 days left to renew`])
    expect(documents.box.value.entries.map(({ notice, end }) => [notice.id === 'before', end])).toEqual([
      [true, null],
      [false, END],
    ])
  })

  it('ends its snooze at the next phase, though it knew of none', async () => {
    const { memory } = await writtenBefore()
    await memory.change((value) => ({
      ...value,
      open: each(value.open, (one) => ({ ...one, said: one.said && { ...one.said, severity: 'critical' } })),
      marks: each(value.marks, (one) => ({ ...one, severity: 'critical' })),
    }))
    const rig = rigOver({ memory })
    expect(await rig.hear(left(2))).toEqual([])
    expect(await rig.hear(past(0))).toEqual([`${NAME} has expired: Expired today`])
  })
})
