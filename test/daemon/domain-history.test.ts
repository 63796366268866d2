import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import type { DomainSnapshot, Snapshot } from '#daemon/core/snapshot.ts'
import type { Store } from '#daemon/core/store.ts'
import { openHistories } from '#daemon/features/domains/histories.ts'
import { seenOf, withNews } from '#daemon/features/domains/history.ts'
import { life } from '#daemon/features/domains/life.ts'
import { domainDetail, type NameEvent } from '#shared/domain-detail.ts'
import { registryRecord, type RegistryRecord } from '#shared/domains.ts'
import { fact, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import { DAY, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { startLatchkey, temporaryFolder as homeFolder } from '../support/latchkey.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { aDomain, anOrganisation, aSnapshot, fresh, NOW } from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const later = (ms: number): IsoTime => iso(Date.parse(NOW) + ms)
const END = later(20 * DAY)

type Registry = Partial<Pick<RegistryRecord, 'expiry' | 'statuses' | 'notFoundSince' | 'outcome'>>
/** Said at `at` by a registry that is asked every day. */
const registry = (over: Registry = {}, at: IsoTime = NOW): Fact<RegistryRecord> =>
  fact(
    known(
      v.parse(registryRecord, {
        name: 'vully.example',
        outcome: 'found',
        expiry: known(END),
        statuses: known(['active']),
        observedAt: at,
        askedAt: at,
        notFoundSince: null,
        deletedAt: null,
        ...over,
      }),
    ),
    { source: 'registry', observedAt: at },
    3 * DAY,
  )
/** As the provider lists it at `at`. */
const registrar = (expiresAt: Told<IsoTime | null>, at: IsoTime = NOW, statuses: string[] = []) => {
  const { told } = aDomain({ expiresAt, statuses: known(statuses) }).registrar as NonNullable<
    DomainSnapshot['registrar']
  >
  return fact(told, { source: 'infomaniak', observedAt: at }, DAY)
}
const named = (over: Partial<DomainSnapshot>): DomainSnapshot => ({
  name: 'vully.example',
  registrar: null,
  registry: null,
  notes: null,
  ...over,
})

/** What is kept after each of these was seen, one after the other. */
function seen(...moments: (readonly [at: IsoTime, domain: DomainSnapshot])[]): readonly NameEvent[] {
  let events: readonly NameEvent[] = []
  for (const [at, domain] of moments) events = withNews(events, seenOf(domain, life(domain, at), at), at)
  return events
}
const phases = (events: readonly NameEvent[]) => events.map(({ phase }) => phase)

describe('what happened to a name', () => {
  it('begins with what was first seen', () => {
    const domain = named({ registrar: registrar(known(END)), registry: registry() })
    expect(seen([NOW, domain])).toEqual([
      { at: NOW, phase: 'expiring', paidUntil: END, expiry: END, statuses: ['active'] },
    ])
  })

  it('has one event for each change, newest first, and none where nothing changed', () => {
    const at = (days: number, expiresAt: IsoTime, more: Registry = {}) => {
      const now = later(days * DAY)
      const domain = named({ registrar: registrar(known(expiresAt), now), registry: registry(more, now) })
      return [now, domain] as const
    }
    const renewed = later(385 * DAY)
    const events = seen(
      at(0, END),
      at(1, END),
      at(2, END, { statuses: known(['client hold', 'active']) }),
      at(3, END, { statuses: known(['active', 'client hold']) }),
      at(21, END),
      at(30, END, { statuses: known(['redemption period', 'pending delete']) }),
      at(31, renewed, { expiry: known(renewed) }),
    )
    expect(events.map(({ at: when, phase }) => [when, phase])).toEqual([
      [later(31 * DAY), 'active'],
      [later(30 * DAY), 'redemption'],
      [later(21 * DAY), 'expired'],
      [later(2 * DAY), 'expiring'],
      [NOW, 'expiring'],
    ])
    expect(events[0]).toMatchObject({ paidUntil: renewed, expiry: renewed, statuses: ['active'] })
    expect(events[3]).toMatchObject({ statuses: ['active', 'client hold'] })
  })

  it('has one for what time alone brings about', () => {
    const domain = named({
      registrar: fact(registrar(known(END)).told, { source: 'infomaniak', observedAt: NOW }, 99 * DAY),
    })
    expect(phases(seen([NOW, domain], [later(19 * DAY), domain], [later(21 * DAY), domain]))).toEqual([
      'expired',
      'expiring',
    ])
  })

  it('has none for a date that another protocol prints hours apart', () => {
    const hoursLater = iso(Date.parse(END) + DAY - 1)
    const dayLater = iso(Date.parse(END) + DAY)
    expect(
      seen(
        [NOW, named({ registry: registry() })],
        [NOW, named({ registry: registry({ expiry: known(hoursLater) }) })],
      ),
    ).toHaveLength(1)
    expect(
      seen(
        [NOW, named({ registry: registry() })],
        [NOW, named({ registry: registry({ expiry: known(dayLater) }) })],
      ),
    ).toHaveLength(2)
  })

  it('keeps the newest sixty', () => {
    const moments = Array.from({ length: 100 }, (_, index) => {
      const statuses = known([index % 2 ? 'client hold' : 'active'])
      return [later(index), named({ registry: registry({ statuses }) })] as const
    })
    const events = seen(...moments)
    expect(events).toHaveLength(60)
    expect(events[0]?.at).toBe(later(99))
  })

  it('ends with nothing to date a name that is free', () => {
    const gone = later(100 * DAY)
    const free = registry(
      {
        outcome: 'not-found',
        expiry: unknown('absent'),
        statuses: unknown('absent'),
        notFoundSince: later(99 * DAY),
      },
      gone,
    )
    expect(seen([NOW, named({ registry: registry() })], [gone, named({ registry: free })])[0]).toEqual({
      at: gone,
      phase: 'available',
      paidUntil: null,
      expiry: null,
      statuses: [],
    })
  })

  it('begins when everybody was asked, and with nothing where nobody knows a thing', () => {
    const not = (reason: 'never-asked' | 'source-failed' | 'not-published') =>
      fact<RegistryRecord>(unknown(reason), { source: 'registry', observedAt: null }, DAY)
    const listed = { registrar: registrar(known(END)) }
    expect(seen([NOW, named({ ...listed, registry: not('never-asked') })])).toEqual([])
    expect(seen([NOW, named({ ...listed, registry: not('source-failed') })])).toHaveLength(1)
    expect(seen([NOW, named({ ...listed, registry: not('not-published') })])).toHaveLength(1)
    expect(seen([NOW, named({ ...listed, registry: null })])).toHaveLength(1)
    expect(seen([NOW, named({ registry: not('source-failed') })])).toEqual([])
    expect(seen([NOW, named({ registrar: registrar(unknown('no-permission')) })])).toEqual([])
  })
})

describe('a source that falls silent', () => {
  const redemption = known(['redemption period', 'pending delete'])
  const deleted = named({
    registrar: registrar(known(later(-40 * DAY))),
    registry: registry({ statuses: redemption }),
  })
  const after = later(DAY)
  const silent = fact<RegistryRecord>(unknown('source-failed'), { source: 'registry', observedAt: null }, DAY)
  const future = known(later(300 * DAY))

  it.each<[string, DomainSnapshot]>([
    ['the registry no longer answers', named({ registrar: registrar(future, after), registry: silent })],
    [
      'its answer has grown too old',
      named({
        registrar: registrar(future, after),
        registry: registry({ statuses: redemption }, later(-9 * DAY)),
      }),
    ],
    [
      'it prints a date and no status any more',
      named({
        registrar: registrar(future, after),
        registry: registry({ statuses: unknown('absent'), expiry: future }, after),
      }),
    ],
  ])('makes no better phase of a deleted name: %s', (_, domain) => {
    const events = seen([NOW, deleted], [after, domain])
    // the date that the registrar told is news, and proves nothing of a deletion
    expect(phases(events)).toEqual(['unknown', 'redemption'])
    const back = named({ registrar: registrar(future, after), registry: registry({ expiry: future }, after) })
    expect(phases(seen([NOW, deleted], [after, domain], [after, back]))).toEqual([
      'active',
      'unknown',
      'redemption',
    ])
  })

  it.each<[string, DomainSnapshot]>([
    ['the registry', named({ registrar: registrar(known(END), after), registry: silent })],
    ['the registrar', named({ registrar: registrar(unknown('odd'), after), registry: registry({}, after) })],
    ['both', named({ registrar: registrar(unknown('odd'), after), registry: silent })],
  ])('makes no event: %s', (_, domain) => {
    const before = named({ registrar: registrar(known(END)), registry: registry() })
    expect(seen([NOW, before], [after, domain])).toHaveLength(1)
  })

  it('does not make a paid name expired, nor an unpaid one paid, when it is the registrar', () => {
    const ended = later(30 * DAY)
    const paid = named({ registrar: registrar(known(later(400 * DAY))), registry: registry() })
    const unpaid = named({
      registrar: registrar(known(END)),
      registry: registry({ expiry: known(later(385 * DAY)) }),
    })
    const mute = (expiry: IsoTime) =>
      named({
        registrar: registrar(unknown('odd'), ended),
        registry: registry({ expiry: known(expiry) }, ended),
      })
    expect(phases(seen([NOW, paid], [ended, mute(END)]))).toEqual(['active'])
    expect(phases(seen([NOW, unpaid], [ended, mute(later(385 * DAY))]))).toEqual(['expiring'])
  })

  it('hides no deletion that another one says', () => {
    const before = named({ registrar: registrar(known(END)), registry: registry() })
    const worse = named({
      registrar: registrar(unknown('odd'), after),
      registry: registry({ statuses: redemption }, after),
    })
    expect(phases(seen([NOW, before], [after, worse]))).toEqual(['redemption', 'expiring'])
  })

  it('leaves a name no better off, whatever another one says of it', () => {
    const late = named({
      registrar: registrar(known(later(-40 * DAY))),
      registry: registry({ statuses: known(['pending delete']) }),
    })
    const listed = named({
      registrar: registrar(known(later(-40 * DAY)), after, ['redemption period']),
      registry: silent,
    })
    expect(phases(seen([NOW, late], [after, listed]))).toEqual(['pending-delete'])
  })

  it('hides no deletion from a name whose state was not known for a while', () => {
    const before = named({ registrar: registrar(known(END)), registry: registry() })
    const odd = (statuses: string[]) =>
      named({
        registrar: registrar(unknown('odd'), after),
        registry: registry({ statuses: known(statuses) }, after),
      })
    expect(
      phases(seen([NOW, before], [after, odd(['client hold'])], [after, odd(['redemption period'])])),
    ).toEqual(['redemption', 'unknown', 'expiring'])
  })

  it('may be the person, whose word has grown old', () => {
    const stated = fact(known(later(500 * DAY)), { source: 'person', observedAt: NOW } as const, 365 * DAY)
    const domain = named({ notes: { stated, payment: null, thresholds: null } })
    expect(seen([NOW, domain], [later(366 * DAY), domain])).toMatchObject([
      { phase: 'active', paidUntil: later(500 * DAY) },
    ])
    expect(seen([NOW, domain], [after, named({})])).toMatchObject([{ paidUntil: null }, { phase: 'active' }])
  })

  it('is no reason to doubt a renewal that the registrar tells', () => {
    const before = named({ registrar: registrar(known(END)), registry: registry() })
    const renewed = named({ registrar: registrar(future, after), registry: silent })
    expect(phases(seen([NOW, before], [after, renewed]))).toEqual(['active', 'expiring'])
  })

  it('leaves a word of the registry’s that is not repeated as it was', () => {
    const renewed = later(385 * DAY)
    const unproven = named({
      registry: registry({ statuses: known(['auto renew period']), expiry: known(renewed) }),
    })
    const wordless = named({
      registry: registry({ statuses: unknown('not-published'), expiry: known(renewed) }, after),
    })
    expect(phases(seen([NOW, unproven], [after, wordless]))).toEqual(['expired'])
  })

  it('is not one that never says in what state a name is', () => {
    const dated = (at: IsoTime) => named({ registry: registry({ statuses: unknown('not-published') }, at) })
    const ended = later(21 * DAY)
    expect(phases(seen([NOW, dated(NOW)], [ended, dated(ended)]))).toEqual(['expired', 'expiring'])
  })

  it('is not one that still says in what state a name is, and no date', () => {
    const before = named({
      registrar: registrar(known(later(-40 * DAY))),
      registry: registry({ statuses: redemption }),
    })
    const back = named({
      registrar: registrar(future, after),
      registry: registry({ expiry: unknown('absent') }, after),
    })
    expect(phases(seen([NOW, before], [after, back]))).toEqual(['active', 'redemption'])
    // where the date was all that it said, it is
    const event = registry({ statuses: known([]) })
    const gone = {
      ...event,
      told: known({
        ...(event.told as { known: RegistryRecord }).known,
        deletedAt: { at: later(-DAY), exact: true },
      }),
    }
    const silentNow = named({ registrar: registrar(future, after), registry: silent })
    expect(
      phases(seen([NOW, named({ registrar: registrar(known(END)), registry: gone })], [after, silentNow])),
    ).toEqual(['unknown', 'pending-delete'])
  })

  it('is another thing than one that has nothing to say any more', () => {
    const before = named({ registrar: registrar(known(END)), registry: registry() })
    const moved = named({ registry: registry({ expiry: known(END) }, after) })
    expect(seen([NOW, before], [after, moved])[0]).toMatchObject({ paidUntil: null, phase: 'expiring' })
  })
})

/** A snapshot that counts how often somebody walks through it. */
async function aBook(names: readonly DomainSnapshot[], store: Store = createMemoryStore()) {
  let now = Date.parse(NOW)
  let walks = 0
  let current: Snapshot = aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(names) })]) })
  let revision = 1
  const histories = await openHistories({
    store,
    clock: { now: () => iso(now) },
    snapshot: () => ({
      get snapshot() {
        walks += 1
        return current
      },
      revision: String(revision),
    }),
  })
  return {
    histories,
    walks: () => walks,
    later: (ms: number) => (now += ms),
    become: (next: Snapshot) => {
      current = next
      revision += 1
    },
  }
}
const many = Array.from({ length: 10_000 }, (_, at) => aDomain({ name: `n${String(at)}.example` }))

describe('the book of histories', () => {
  it('looks through ten thousand names when something changed, and at most once a minute otherwise', async () => {
    const store = createMemoryStore()
    const asked: number[] = []
    const { histories, walks, later, become } = await aBook(many, {
      ...store,
      async shelf(path, schema, idOf) {
        const kept = await store.shelf(path, schema, idOf)
        return {
          ...kept,
          change(ids, next) {
            const wanted = [...ids]
            asked.push(wanted.length)
            return kept.change(wanted, next)
          },
        }
      },
    })
    await histories.note()
    await Promise.all([histories.note(), histories.note()])
    expect([walks(), asked, store.writes()]).toEqual([1, [10_000], ['name-history']])
    later(MINUTE)
    await Promise.all([histories.note(), histories.note()])
    expect([walks(), asked.at(-1), store.writes()]).toEqual([2, 0, []])
    const [first = aDomain(), ...rest] = many
    const renewed = aDomain({ name: first.name, expiresAt: known(iso(Date.parse(NOW) + 665 * DAY)) })
    become(aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh([renewed, ...rest]) })]) }))
    await histories.note()
    expect([walks(), asked.at(-1), store.writes()]).toEqual([3, 1, ['name-history']])
    expect(await histories.of('n0.example')).toHaveLength(2)
    expect(await histories.of('n1.example')).toHaveLength(1)
  })

  it('writes nothing to the disk in a pass in which nothing changed', async () => {
    const folder = await temporaryFolder()
    const store = await openStore(folder, { onTrouble: () => undefined })
    const { histories, later, become } = await aBook(many.slice(0, 50), store)
    await histories.note()
    const before = await everyFile(folder)
    expect(before.size).toBeGreaterThan(30)
    later(MINUTE)
    become(aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(many.slice(0, 50)) })]) }))
    await histories.note()
    expect(await everyFile(folder)).toEqual(before)
    await store.close()
    // one that has just started knows nothing but what is kept
    const again = await openStore(folder, { onTrouble: () => undefined })
    onTestFinished(() => again.close())
    const restarted = await aBook(many.slice(0, 50), again)
    await restarted.histories.note()
    expect(await everyFile(folder)).toEqual(before)
  })

  it('does not lose what it could not save', async () => {
    const store = createMemoryStore()
    let full = true
    const { histories } = await aBook([aDomain()], {
      ...store,
      async shelf(path, schema, idOf) {
        const kept = await store.shelf(path, schema, idOf)
        return {
          ...kept,
          change: (ids, next) =>
            full ? Promise.reject(new Error('the disk is full')) : kept.change(ids, next),
        }
      },
    })
    await expect(histories.note()).rejects.toThrow('the disk is full')
    full = false
    await histories.note()
    expect(await histories.of('vully.example')).toHaveLength(1)
  })

  it('keeps one line of a name that two logins see differently', async () => {
    const one = anOrganisation({ domains: fresh([aDomain()]) })
    const other = anOrganisation({ domains: fresh([aDomain({ expiresAt: known(END) })]) })
    const { histories, later: wait, become } = await aBook([])
    become(aSnapshot({ organisations: fresh([one, other]) }))
    for (let times = 0; times < 3; times += 1) {
      await histories.note()
      wait(MINUTE)
    }
    expect(await histories.of('vully.example')).toHaveLength(1)
  })

  it('forgets names that nobody looks after any more, and no other', async () => {
    const { histories, become } = await aBook(many)
    // still being noted when they go
    const noting = histories.note()
    const [first = aDomain()] = many
    // an old list still says which names there are
    const old = fact(known([first]), { source: 'infomaniak', observedAt: later(-9 * DAY) }, DAY)
    const gone = aSnapshot({ organisations: fresh([anOrganisation({ domains: old })]) })
    become({ ...gone, byHand: [named({ name: 'c.example', registry: registry() })] })
    await histories.forget()
    await noting
    const kept = ['n0.example', 'n1.example', 'n9999.example', 'c.example']
    const lengths = kept.map(async (name) => (await histories.of(name)).length)
    expect(await Promise.all(lengths)).toEqual([1, 0, 0, 1])
    become(aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh(many.slice(0, 2)) })]) }))
    await histories.note()
    expect(await histories.of('n1.example')).toHaveLength(1)
  })
})

async function everyFile(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name)
      files.set(
        path,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      )
    }
  return files
}

describe('the running daemon', () => {
  it('tells a name’s life as it saw it, also after it was killed', { timeout: 60_000 }, async () => {
    const home = await homeFolder()
    let latchkey = await startLatchkey({ home })
    onTestFinished(() => latchkey.stop())
    const historyOf = async (name: string) => {
      const answer = await createDaemonClient(join(home, 'cli.sock')).call('GET', `/v1/domains/${name}`)
      if (!answer.ok) throw new Error(JSON.stringify(answer.error))
      return v.parse(domainDetail, answer.value).history
    }
    await latchkey.json('sync')
    expect(phases(await historyOf('vully-editions.example'))).toEqual(['expiring'])
    for (const days of ['+5d', '+30d', '+30d']) await latchkey.json('sandbox', 'clock', days)
    const before = await historyOf('vully-editions.example')
    expect(phases(before)).toEqual(['pending-delete', 'redemption', 'expired', 'expiring'])
    await latchkey.stop('SIGKILL')
    latchkey = await startLatchkey({ home })
    const after = await historyOf('vully-editions.example')
    expect(after.slice(-before.length)).toEqual(before)
  })
})
