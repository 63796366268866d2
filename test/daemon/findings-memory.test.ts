import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Snapshot } from '#daemon/core/snapshot.ts'
import { openFindingsMemory } from '#daemon/features/findings/kept-memory.ts'
import { noMemory } from '#daemon/features/findings/memory.ts'
import type { News } from '#daemon/features/findings/news.ts'
import { fact, known, unknown, unknownReasons, type Fact, type UnknownReason } from '#shared/fact.ts'
import type { TwoFactorState } from '#shared/team.ts'
import { DAY, HOUR, MINUTE } from '#shared/time.ts'
import { findingsOver } from '../support/findings-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import {
  aBrowser,
  aConnection,
  aDomain,
  aMember,
  anAccount,
  anOrganisation,
  aSite,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const KEY = 'member-without-2fa//42'

type Members = readonly (TwoFactorState | 'absent')[]
const unless = <T>(reason: UnknownReason | undefined, value: T): Fact<T> =>
  reason === undefined ? fresh(value) : fact<T>(unknown(reason), justNow, HOUR)

/** One login whose members have these states, with an account and a name that need something; lists may be unknown. */
function team(
  members: Members,
  without: Partial<Record<'account' | 'organisations' | 'members' | 'domains', UnknownReason>> = {},
): Snapshot {
  const list = [
    ...members.map((state, index) =>
      aMember({
        id: `u${String(index)}`,
        email: `m${String(index)}@x.example`,
        twoFactor: state === 'absent' ? unknown(state) : known(state),
      }),
    ),
    aMember({ id: 'r1', role: known('legal-representative') }),
    aMember({ id: 'r2', role: known('legal-representative') }),
  ]
  const lapsing = aDomain({ name: 'a.example', expiresAt: known(at(5 * DAY)) })
  const organisation = anOrganisation({
    members: unless(without.members, list),
    domains: unless(without.domains, [lapsing]),
  })
  return {
    byHand: [],
    browsers: [],
    connections: [
      aConnection({
        account: unless(without.account, anAccount({ backupCodesLeft: known(1) })),
        organisations: unless(without.organisations, [organisation]),
      }),
    ],
  }
}

describe('a thing that was open', () => {
  it('is closed by an answer, and told as closed until the person has looked', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show(team(['off', 'on']))
    await rig.hear()
    rig.wait(MINUTE)
    rig.show(team(['on', 'on']))
    await rig.hear()
    const closed = () => rig.findings.overview(null).closed.map(({ key, subject }) => `${key} ${subject}`)
    expect(closed()).toEqual([`${KEY} m0@x.example`])
    expect(rig.findings.overview('7').closed).toEqual([])
    rig.wait(MINUTE)
    await rig.findings.looked()
    expect(closed()).toEqual([])
  })

  it('is never closed by not knowing: no list that becomes unknown, and no fact that grows old', async () => {
    const reason = fc.constantFrom(...unknownReasons)
    const lists = { account: reason, organisations: reason, members: reason, domains: reason }
    const step = fc.oneof(
      fc.record({
        states: fc.constantFrom<Members>(
          ['off', 'off', 'on'],
          ['off', 'absent', 'on'],
          ['absent', 'absent', 'absent'],
        ),
        without: fc.record(lists, { requiredKeys: [] }),
      }),
      fc.integer({ min: MINUTE, max: 3 * DAY }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const rig = findingsOver(memoryDocument(noMemory))
        rig.show(team(['off', 'off', 'on']))
        expect(await rig.hear()).toHaveLength(3)
        const open = Object.keys(rig.memory.value.open).toSorted()
        for (const one of steps) {
          if (typeof one === 'number') rig.wait(one)
          else rig.show(team(one.states, one.without))
          expect(await rig.hear()).toEqual([])
          expect(rig.memory.value.closed).toEqual([])
          expect(Object.keys(rig.memory.value.open).toSorted()).toEqual(open)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is closed where it is answered though the rest of the account is unknown', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show(team(['off']))
    await rig.hear()
    rig.show(team(['on'], { account: 'source-failed', domains: 'source-failed' }))
    await rig.hear()
    expect(rig.memory.value.closed.map(({ key }) => key)).toEqual([KEY])
  })

  it('leaves without being told as closed when its login is disconnected, and its subjects with it', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show(team(['off']))
    await rig.hear()
    await rig.findings.mark(KEY, 'snoozed', at(DAY), 'later')
    const elsewhere = fresh([anOrganisation({ organisation: { id: '43' } })])
    rig.show({
      connections: [aConnection({ name: 'other', organisations: elsewhere })],
      byHand: [],
      browsers: [],
    })
    await rig.hear()
    expect(rig.memory.value).toMatchObject({ open: {}, marks: {}, closed: [] })
    expect(JSON.stringify(rig.memory.value)).not.toContain('@x.example')
  })

  it('stays as it was put away when another login that sees it is all that is left', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    const [main] = team(['off']).connections
    if (!main) throw new Error('there is one')
    const second = { ...main, name: 'second' }
    rig.show({ connections: [main], byHand: [], browsers: [] })
    await rig.hear()
    await rig.findings.mark(KEY, 'snoozed', at(DAY), 'later')
    const before = rig.findings.thing(KEY)
    rig.show({ connections: [main, second], byHand: [], browsers: [] })
    expect(await rig.hear()).toEqual([])
    rig.show({ connections: [second], byHand: [], browsers: [] })
    // what is the login's own is another login's now
    expect((await rig.hear()).filter((news) => news.includes('//42'))).toEqual([])
    expect(rig.findings.thing(KEY)).toMatchObject({ status: 'snoozed', since: before?.since })
  })

  it('is not closed while a login that may be the one that saw it does not say which organisations there are', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    const [main] = team(['off']).connections
    if (!main) throw new Error('there is one')
    const other = aConnection({
      name: 'other',
      account: fresh(anAccount({ id: '2' })),
      organisations: fresh([anOrganisation({ organisation: { id: '43' } })]),
    })
    rig.show({ connections: [main, other], byHand: [], browsers: [] })
    await rig.hear()
    const stale = {
      ...main,
      organisations: { ...main.organisations, by: { ...justNow, observedAt: at(-7 * HOUR) } },
    }
    rig.show({ connections: [stale, other], byHand: [], browsers: [] })
    await rig.hear()
    expect(rig.memory.value.open).toHaveProperty([KEY])
    expect(rig.memory.value.closed.map(({ key }) => key)).not.toContain(KEY)
  })
})

describe('a session that outlived its browser', () => {
  const breach = { kind: 'before-start', at: at(-DAY), left: 0 } as const
  const site = 'session-breach/b0b0b0b0b0b0b0b0//infomaniak.com'
  const open = ({ memory }: ReturnType<typeof findingsOver>) => Object.keys(memory.value.open)
  const closed = ({ memory }: ReturnType<typeof findingsOver>) => memory.value.closed.map(({ key }) => key)

  it('is closed by the start that ends it, and not by the silence of its browser', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show({ connections: [], byHand: [], browsers: [aBrowser({ sites: [aSite({ breach })] })] })
    expect(await rig.hear()).toEqual([`new ${site} 1`])
    rig.wait(100 * DAY)
    expect(await rig.hear()).toEqual(['new session-browser-unseen/b0b0b0b0b0b0b0b0// 1'])
    expect(open(rig)).toContain(site)
    rig.show({ connections: [], byHand: [], browsers: [aBrowser({ seenAt: rig.now() })] })
    expect(await rig.hear()).toEqual([])
    expect(open(rig)).toEqual([])
    expect(closed(rig)).toContain(site)
  })

  it('leaves with the browser when it is revoked, without being told as closed', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show({ connections: [], byHand: [], browsers: [aBrowser({ sites: [aSite({ breach })] })] })
    await rig.hear()
    rig.show({ connections: [], byHand: [], browsers: [] })
    await rig.hear()
    expect([open(rig), closed(rig)]).toEqual([[], []])
  })
})

const told = (news: readonly News[]) =>
  news.map(({ kind, thing }) => `${kind} ${thing.key} ${String(thing.count)}`).toSorted()

/** On disk, in a folder that outlives it. */
async function opened(folder: string) {
  const store = await openStore(folder, { onTrouble: ({ message }) => expect.unreachable(message) })
  const rig = findingsOver(await openFindingsMemory(store))
  rig.show(team(['off', 'off', 'on']))
  return { ...rig, [Symbol.asyncDispose]: () => store.close() }
}

describe('news', () => {
  const all = [`new ${KEY} 2`, 'new account-backup-codes-few/main// 1', 'new domain-lapsing//42/a.example 1']

  it('is told at every look until it is announced, over restarts, and never again after that', async () => {
    const folder = await temporaryFolder()
    let since: readonly string[] = []
    {
      await using first = await opened(folder)
      const news = await first.findings.look()
      expect(told(news)).toEqual(all.toSorted())
      since = news.map((one) => one.since)
      expect(told(await first.findings.look())).toEqual(all.toSorted())
    }
    {
      await using second = await opened(folder)
      second.wait(HOUR)
      const news = await second.findings.look()
      expect(told(news)).toEqual(all.toSorted())
      expect(news.map((one) => one.since)).toEqual(since)
      await second.findings.announced(news)
      expect(await second.findings.look()).toEqual([])
    }
    await using third = await opened(folder)
    expect(await third.hear()).toEqual([])
  })

  it('comes again when a thing gets worse, and when it gets worse again after it got better', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    const next = async (members: Members) => {
      rig.wait(MINUTE)
      rig.show(team(members))
      return (await rig.hear()).filter((one) => one.includes(KEY))
    }
    expect(await next(['off', 'off', 'on'])).toEqual([`new ${KEY} 2`])
    expect(await next(['off', 'off', 'off'])).toEqual([`worse ${KEY} 3`])
    expect(await next(['off', 'off', 'off'])).toEqual([])
    expect(await next(['off', 'on', 'on'])).toEqual([])
    expect(await next(['off', 'off', 'on'])).toEqual([`worse ${KEY} 2`])
    expect(await next(['on', 'on', 'on'])).toEqual([])
    expect(await next(['off', 'on', 'on'])).toEqual([`new ${KEY} 1`])
  })

  it('does not come again for what was merely unknown in between, wholly or in part', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    const three = team(['off', 'off', 'off'])
    rig.show(three)
    await rig.hear()
    rig.show(team(['off'], { members: 'source-failed' }))
    expect(await rig.hear()).toEqual([])
    rig.show(team(['absent', 'off', 'off']))
    expect(await rig.hear()).toEqual([])
    expect(rig.findings.thing(KEY)?.count).toBe(2)
    rig.show(three)
    expect(await rig.hear()).toEqual([])
  })

  it('of a thing that is put away waits until it is no longer', async () => {
    const rig = findingsOver(memoryDocument(noMemory))
    rig.show(team(['off']))
    await rig.findings.look()
    await rig.findings.mark(KEY, 'snoozed', at(2 * HOUR), 'later')
    expect((await rig.hear()).filter((one) => one.includes(KEY))).toEqual([])
    rig.wait(2 * HOUR)
    expect((await rig.hear()).filter((one) => one.includes(KEY))).toEqual([`new ${KEY} 1`])
  })
})

it('loses no mark that the person makes while the daemon looks', async () => {
  const store = await openStore(await temporaryFolder(), {
    onTrouble: ({ message }) => expect.unreachable(message),
  })
  await using rig = {
    ...findingsOver(await openFindingsMemory(store)),
    [Symbol.asyncDispose]: () => store.close(),
  }
  rig.show(team(['off']))
  await rig.hear()
  for (const members of [
    ['off', 'off'],
    ['off', 'off', 'off'],
  ] as const) {
    rig.show(team(members))
    const { count, severity } = rig.findings.thing(KEY) ?? { count: 0, severity: 'notice' }
    const [marked] = await Promise.all([
      rig.findings.mark(KEY, 'dismissed', at(DAY), 'a reason'),
      rig.findings.look(),
      rig.findings.acted(KEY),
    ])
    expect(marked).toBe(true)
    expect(rig.memory.value.marks[KEY]).toMatchObject({ as: 'dismissed', count, severity })
    expect(rig.memory.value.acted[KEY]).toBe(NOW)
    expect(rig.memory.value.open[KEY]?.count).toBe(count)
    await rig.findings.unmark(KEY)
  }
  expect(await rig.findings.unmark('toString')).toBe(false)
})
