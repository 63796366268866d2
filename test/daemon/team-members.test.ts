import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openAlerts } from '#daemon/features/team/alerts.ts'
import { memberList, type MemberQuery } from '#daemon/features/team/members.ts'
import { createPeopleNow } from '#daemon/features/team/people.ts'
import { peopleOf } from '#daemon/features/team/rows.ts'
import { known, unknown } from '#shared/fact.ts'
import { memberFilters, memberOrders, roles, type Member } from '#shared/team.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { at, NOW } from '../support/snapshot.ts'
import { aTeam, someone } from '../support/team-sights.ts'

const ORGANISATION = '42'
const whole: MemberQuery = {
  filter: 'all',
  order: 'worst',
  reversed: 'false',
  search: '',
  offset: 0,
  limit: 500,
}
const listOf = (members: readonly Member[], lastAlert: Parameters<typeof peopleOf>[2] = () => null) => {
  const people = peopleOf(aTeam(NOW, members), ORGANISATION, lastAlert, NOW)
  if (people === null) throw new Error('the people are known')
  return memberList(people)
}
const idsOf = (members: readonly Member[], query: Partial<MemberQuery>) =>
  listOf(members)
    .page({ ...whole, ...query })
    .rows.map(({ id }) => id)
    .join(' ')

const house: readonly Member[] = [
  someone('u1', 'on', { name: 'Zoé', role: known('collaborator'), lastSeenAt: known(at(-DAY)) }),
  someone('u2', null, { name: 'Yann', role: unknown('absent'), lastSeenAt: unknown('absent') }),
  someone('u3', 'off', { name: 'Xenia', role: known('collaborator'), lastSeenAt: known(null) }),
  someone('u4', 'weak', {
    name: 'Walter',
    role: known('legal-representative'),
    lastSeenAt: known(at(-HOUR)),
  }),
  someone('u5', 'off', { name: 'élise', role: known('administrator') }),
  someone('u6', null, { name: 'Urs', kind: 'sso' }),
  someone('i7', null, { name: 'Tina', kind: 'invited' }),
  someone('u8', 'some', { name: 'Sina', kind: 'external', role: known('external') }),
]

describe('the people of an organisation', () => {
  it.each<[Partial<MemberQuery>, string]>([
    [{}, 'u5 u3 u2 u4 u8 u1 i7 u6'],
    [{ reversed: 'true' }, 'u6 i7 u1 u8 u4 u2 u3 u5'],
    [{ order: 'name' }, 'u5 u8 i7 u6 u4 u3 u2 u1'],
    [{ order: 'role' }, 'u4 u5 i7 u6 u3 u1 u8 u2'],
    [{ order: 'two-factor' }, 'u5 u3 u2 u4 u8 u1 i7 u6'],
    [{ filter: 'without-2fa' }, 'u5 u3 u2'],
    [{ filter: 'weak' }, 'u4'],
    [{ filter: 'sso' }, 'u6'],
    [{ filter: 'invited' }, 'i7'],
    [{ filter: 'external' }, 'u8'],
    [{ filter: 'administrators', order: 'name' }, 'u5 u4'],
    [{ search: ' ELISE ' }, 'u5'],
    [{ search: 'u3@vully' }, 'u3'],
    [{ order: 'name', offset: 2, limit: 3 }, 'i7 u6 u4'],
  ])('%o', (query, expected) => {
    expect(idsOf(house, query)).toBe(expected)
  })

  it('were seen last: the newest first, never and not known at the end', () => {
    const order = idsOf(house, { order: 'last-seen' }).split(' ')
    expect([order[0], order.slice(-2)]).toEqual(['u4', ['u3', 'u2']])
  })

  it('are counted by every filter as they are listed', () => {
    const list = listOf(house)
    const { counts } = list.page(whole)
    for (const filter of memberFilters)
      expect([filter, counts[filter]]).toEqual([filter, list.page({ ...whole, filter }).total])
  })

  it('never have a second factor of which nobody knows', () => {
    const arbMember = fc.record({
      kind: fc.constantFrom('member', 'external', 'invited', 'sso'),
      state: fc.constantFrom('on', 'weak', 'some', 'off', null),
      role: fc.option(fc.constantFrom(...roles)),
    })
    fc.assert(
      fc.property(
        fc.array(arbMember),
        fc.constantFrom(...memberOrders),
        fc.constantFrom(...memberFilters),
        (all, order, filter) => {
          const members = all.map(({ kind, state, role }, place) =>
            someone(`u${String(place)}`, state, {
              kind,
              role: role === null ? unknown('absent') : known(role),
            }),
          )
          const list = listOf(members)
          const shown = list.page({ ...whole, order, filter }).rows
          for (const row of shown) {
            const member = members.find(({ id }) => id === row.id)
            if (member && 'unknown' in member.twoFactor) expect(row.twoFactor).toBeNull()
          }
          const back = list.page({ ...whole, order, filter, reversed: 'true' }).rows
          expect(back.toReversed()).toEqual(shown)
          const lacking = new Set(list.page({ ...whole, filter: 'without-2fa' }).rows.map(({ id }) => id))
          for (const { id, kind, twoFactor } of members)
            if ((kind === 'member' || kind === 'external') && 'unknown' in twoFactor)
              expect(lacking.has(id)).toBe(true)
        },
      ),
    )
  })

  it('are not known where their list is too old', () => {
    const old = aTeam(at(-7 * HOUR), house)
    expect(peopleOf(old, ORGANISATION, () => null, NOW)).toBeNull()
    expect(peopleOf(aTeam(NOW, house), '43', () => null, NOW)).toBeNull()
  })
})

describe('who was told', () => {
  it('shows in the list at once, and the list is made once for as long as nothing changes', async () => {
    const store = createMemoryStore()
    let now = NOW
    const clock = { now: () => now }
    const alerts = await openAlerts({ store, clock })
    const snapshot = aTeam(NOW, house)
    const people = createPeopleNow({ snapshot: () => ({ snapshot, revision: '1' }), alerts, clock })
    const told = () =>
      people
        .list(ORGANISATION)
        ?.page({ ...whole, order: 'last-alert' })
        .rows.flatMap(({ id, lastAlertAt }) => (lastAlertAt === null ? [] : id))
    const before = people.list(ORGANISATION)
    expect([told(), people.list(ORGANISATION)]).toEqual([[], before])
    expect(people.list(ORGANISATION)).toBe(before)

    const first = { organisation: ORGANISATION, members: ['u3', 'u5', 'u3', 'u99'], way: 'mail' as const }
    const { added, missing } = await alerts.add(first, house)
    expect([added.map(({ name }) => name), missing]).toEqual([['Xenia', 'élise'], 1])
    now = iso(Date.parse(now) + 60_000)
    await alerts.add({ organisation: ORGANISATION, members: ['u5'], way: 'manager' }, house)
    expect(told()).toEqual(['u5', 'u3'])

    // what is taken back leaves the one before
    const [newest] = alerts.page({ organisation: ORGANISATION, member: 'u5', offset: 0, limit: 10 }).rows
    expect(newest?.way).toBe('manager')
    expect(await alerts.remove([newest?.id ?? '', 'none'])).toBe(1)
    expect(alerts.last(ORGANISATION, 'u5')).toBe(NOW)
    expect(alerts.last('43', 'u5')).toBeNull()
    const again = await openAlerts({ store, clock })
    expect(again.page({ organisation: ORGANISATION, offset: 1, limit: 1 })).toMatchObject({
      total: 2,
      rows: [{ member: 'u5', at: NOW }],
    })
    await again.forget((organisation) => organisation === ORGANISATION)
    expect(store.dump()).not.toContain('Xenia')
  })

  it('is kept of each the last twenty times', async () => {
    let now = NOW
    const alerts = await openAlerts({ store: createMemoryStore(), clock: { now: () => now } })
    for (let turn = 0; turn < 25; turn += 1) {
      now = iso(Date.parse(now) + 60_000)
      await alerts.add({ organisation: ORGANISATION, members: ['u3'], way: 'mail' }, house)
    }
    const { total, rows } = alerts.page({ organisation: ORGANISATION, offset: 0, limit: 100 })
    expect([total, rows[0]?.at]).toEqual([20, now])
  })
})
