/** Behind what a stranger's sign-in could hide although a source tells it: clocks, own sign-ins, other logins, answers, silence. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import type { Account } from '#shared/account.ts'
import type { ActivityEvent, ActivityFlag } from '#shared/activity.ts'
import { fact, known, unknown } from '#shared/fact.ts'
import { DAY, HOUR, iso, MINUTE, type IsoTime } from '#shared/time.ts'
import { aFailure, after, anEvent, aStranger, geneva, lagos, SINCE } from '../support/activity-data.ts'
import { openActivityRig, type ActivityRig } from '../support/activity-rig.ts'
import { aConnection, anAccount } from '../support/snapshot.ts'

let rig: ActivityRig
beforeEach(async () => {
  rig = await openActivityRig()
})
afterEach(() => rig.close())

const home = anEvent({ at: after(-DAY) })
const somewhere = { ...lagos, position: null }
const asks = () => rig.flags().filter(({ answer }) => answer === null)
const codes = (flags: readonly ActivityFlag[]) => flags.map(({ reasons }) => reasons.map(({ code }) => code))
const device = (id: string, lastSeenAt: IsoTime | null, name = `Device ${id}`) => ({
  id,
  name,
  lastSeenAt: known(lastSeenAt),
  address: known(null),
})
const login = (over: Partial<Account>, name = 'main', observedAt: IsoTime = rig.state.now) =>
  aConnection({ name, account: fact(known(anAccount(over)), { source: 'infomaniak', observedAt }, 6 * HOUR) })
const look = async (...logins: ConnectionSnapshot[]) => {
  rig.state.connections = logins
  await rig.activity.note()
}
const seenIn = (at: IsoTime, browser = 'Firefox') =>
  rig.activity.noteSignIn({ client: 'b0b0', browser, site: 'infomaniak.com', at })

describe('no clock hides it', () => {
  it('a clock that was ahead when the login began to be followed', async () => {
    rig.state.now = after(365 * DAY)
    await rig.activity.take([home])
    rig.state.now = after(HOUR)
    await rig.activity.take([anEvent({ at: after(HOUR) }), aStranger({ at: after(2 * HOUR) })])
    expect(codes(asks())).toEqual([['new-place', 'new-device', 'impossible-travel']])
  })

  it('a source that tells no time, or one of tomorrow', async () => {
    await rig.activity.take([home])
    await rig.activity.take([aStranger({ at: iso(0), place: somewhere })])
    expect(codes(asks())).toEqual([['new-place', 'new-device']])
    await rig.activity.take([aStranger({ at: after(400 * DAY), place: somewhere, device: 'Tablet' })])
    expect(asks()).toHaveLength(2)
    // and neither has become familiar
    await rig.activity.take([aStranger({ at: after(DAY), place: somewhere })])
    expect(
      asks()
        .map(({ count }) => count)
        .toSorted((one, other) => one - other),
    ).toEqual([1, 2])
  })

  it('a device that was not there in the first look, whenever it was last seen', async () => {
    await look(login({ devices: known([device('1', after(-DAY))]) }))
    rig.wait(HOUR)
    await look(login({ devices: known([device('1', after(-DAY)), device('2', after(-MINUTE))]) }))
    expect(asks().map(({ event }) => event.device)).toEqual(['Device 2'])
  })

  it('a first time that is told late', async () => {
    await look(login({ lastLoginAt: unknown('odd'), devices: known([]) }))
    rig.wait(2 * HOUR)
    await look(login({ lastLoginAt: known(after(HOUR)), devices: known([]) }))
    expect((await rig.all()).map(({ kind, at }) => [kind, at])).toEqual([['signed-in', after(HOUR)]])
  })

  it('a list that was last told in the future is not believed', async () => {
    rig.state.now = after(3 * HOUR)
    await rig.activity.listsKnown('main', [])
    const state = async () => (await rig.activity.page({}, undefined))?.lists[0]?.state
    expect(await state()).toEqual(known(0))
    rig.state.now = SINCE
    expect(await state()).toEqual(unknown('stale'))
  })
})

describe('no sign-in of one’s own hides it', () => {
  it('where that one was nearer to the other end of a travel', async () => {
    await rig.activity.take([home])
    await rig.activity.take([anEvent({ at: after(HOUR) }), aStranger({ at: after(HOUR + MINUTE) })])
    await seenIn(after(HOUR + 1_000))
    expect(asks()).toMatchObject([{ severity: 'critical', you: null, event: { place: { name: 'Lagos' } } }])
    // one's own, by a way around the world
    await seenIn(after(HOUR + MINUTE + 1_000), 'Chromium')
    expect(asks()).toMatchObject([{ severity: 'notice', you: { browser: 'Chromium' } }])
  })

  it('where that one was familiar', async () => {
    await rig.activity.take([home])
    await seenIn(after(HOUR + 1_000))
    const stranger = aStranger({ at: after(HOUR + MINUTE), place: somewhere })
    await rig.activity.take([stranger])
    expect(asks()).toMatchObject([{ severity: 'notice', you: { browser: 'Firefox' } }])
    // of which only the time is told, it may be the same one
    await rig.activity.take([anEvent({ at: after(HOUR), place: null, device: null })])
    expect(asks()).toMatchObject([{ severity: 'notice' }])
    await rig.activity.take([anEvent({ at: after(HOUR), place: geneva })])
    expect(asks()).toMatchObject([{ severity: 'critical', you: null }])
    await rig.restart()
    expect(asks()).toMatchObject([{ severity: 'critical', you: null }])
  })

  it('where it was refused on the phone', async () => {
    await rig.activity.take([home])
    await rig.activity.take([aFailure({ kind: 'sign-in-denied', at: after(HOUR) })])
    await seenIn(after(HOUR))
    expect(asks()).toMatchObject([{ severity: 'warning', you: null }])
  })
})

describe('no other login hides it', () => {
  it('one of the same account that is not heard any more', async () => {
    const devices = known([device('1', after(-DAY))])
    await look(login({ devices }), login({ devices }, 'other'))
    const silent = login({ devices })
    rig.wait(DAY)
    const more = known([device('1', after(-DAY)), device('2', null)])
    await look(silent, login({ devices: more }, 'other'))
    expect(asks().map(({ event }) => event.device)).toEqual(['Device 2'])
    rig.wait(DAY)
    await look(login({ devices: more }), login({ devices: more }, 'other'))
    expect((await rig.all()).map(({ kind }) => kind)).toEqual(['device-new'])
  })

  it.each(['is heard as well', 'is not heard any more'])(
    'one of the same account that was connected only now, where the one before %s',
    async (how) => {
      const devices = known([device('1', after(-DAY))])
      const silent = login({ devices })
      await look(silent)
      rig.wait(DAY)
      const more = known([device('1', after(-DAY)), device('2', null)])
      const before = how === 'is heard as well' ? login({ devices: more }) : silent
      await look(login({ devices: more }, 'added'), before)
      expect(asks().map(({ event }) => event.device)).toEqual(['Device 2'])
    },
  )

  it('a list that has stopped telling', async () => {
    const devices = known([device('1', after(-DAY))])
    await look(login({ devices }))
    await rig.activity.listsKnown('main', [])
    rig.wait(HOUR)
    const more = () => login({ devices: known([device('1', after(-DAY)), device('2', after(HOUR))]) })
    await look(more())
    expect(asks()).toEqual([])
    rig.wait(6 * HOUR)
    await look(more())
    expect(asks().map(({ event }) => event.device)).toEqual(['Device 2'])
  })
})

describe('no answer hides it', () => {
  const ofDevice = async (at: IsoTime) => {
    const devices = known([device('1', after(-DAY)), device('2', at)])
    await look(login({ devices }))
  }

  it('a device that comes back after the account was secured', async () => {
    await look(login({ devices: known([device('1', after(-DAY))]) }))
    rig.wait(HOUR)
    await ofDevice(after(HOUR))
    const [flag] = asks()
    await rig.activity.answer(flag?.id ?? '', 'not-me', 'cli')
    // it is known to be there until then
    rig.wait(HOUR)
    await ofDevice(after(2 * HOUR))
    expect(asks()).toEqual([])
    rig.state.plan = { openedAt: rig.state.now, closedAt: null, steps: ['done', 'done'] }
    await rig.activity.note()
    expect(rig.flags()[0]?.closedAt).not.toBeNull()
    rig.wait(HOUR)
    await ofDevice(after(3 * HOUR))
    expect(asks()).toMatchObject([
      { event: { kind: 'device-seen', device: 'Device 2' }, reasons: [{ seen: { was: 'refused' } }] },
    ])
  })

  it('that is taken back takes nothing from another', async () => {
    await rig.activity.take([home])
    const stranger = (over: Partial<ActivityEvent>) => aStranger({ place: somewhere, ...over })
    await rig.activity.take([stranger({}), stranger({ device: 'Tablet', at: after(2 * HOUR) })])
    const idOf = (name: string) => rig.flags().find(({ event }) => event.device === name)?.id ?? ''
    await rig.activity.answer(idOf('Tablet'), 'not-me', 'cli')
    await rig.activity.answer(idOf('Chrome on Android'), 'me', 'cli')
    await rig.activity.answer(idOf('Chrome on Android'), null, 'cli')
    // what is told of the past teaches nothing that was refused
    await rig.activity.take([stranger({ at: after(-DAY), device: null })])
    await rig.activity.take([anEvent({ place: somewhere, at: after(DAY) })])
    expect(codes(asks())).toContainEqual(['new-place'])
  })
})

describe('silence is no good news', () => {
  const heard = () => rig.activity.heard()

  it('of no login, of one that tells nothing that could be compared, of one that stopped', async () => {
    const real = await openActivityRig({ tellsLists: false })
    real.state.connections = []
    expect(real.activity.heard()).toEqual({ logins: 0, unheard: [] })
    const reasonOf = (one: ConnectionSnapshot) => {
      real.state.connections = [one]
      return real.activity.heard().unheard.map(({ reason }) => reason)
    }
    expect(reasonOf(login({ devices: known([]) }))).toEqual([])
    // when it last signed in says nothing of who it was
    expect(reasonOf(login({ devices: unknown('no-permission'), lastLoginAt: known(SINCE) }))).toEqual([
      'not-published',
    ])
    expect(reasonOf(login({ devices: known([]) }, 'main', after(-7 * HOUR)))).toEqual(['stale'])
    const refused = aConnection()
    expect(reasonOf({ ...refused, account: { ...refused.account, told: unknown('source-failed') } })).toEqual(
      ['source-failed'],
    )
    await real.close()
  })

  it('of one whose list was told once, days ago, though something waits', async () => {
    rig.state.connections = [login({ devices: unknown('not-published') })]
    await rig.activity.take([home])
    await rig.activity.listsKnown('main', [])
    await rig.activity.take([aStranger()])
    expect(heard().unheard).toEqual([])
    rig.wait(3 * DAY)
    rig.state.connections = [login({ devices: unknown('not-published') })]
    expect(heard().unheard).toMatchObject([{ login: 'main' }])
    expect(asks()).toHaveLength(1)
  })
})

describe('what a source tells otherwise', () => {
  it('a place by another name asks once, and is familiar by the answer', async () => {
    await rig.activity.take([home])
    const renamed = { ...geneva, name: 'Genève' }
    await rig.activity.take([anEvent({ place: renamed })])
    expect(codes(asks())).toEqual([['new-place']])
    await rig.activity.answer(asks()[0]?.id ?? '', 'me', 'cli')
    await rig.activity.take([anEvent({ place: renamed, at: after(DAY) })])
    expect(asks()).toEqual([])
  })

  it('what it corrects is another event, by an id of its own', async () => {
    await rig.activity.take([home])
    await rig.activity.take([anEvent({ id: 'own 1', place: null })])
    await rig.activity.take([aStranger({ id: 'own 1' })])
    expect(asks()).toEqual([])
    await rig.activity.take([aStranger({ id: 'own 1 corrected' })])
    expect(asks()).toHaveLength(1)
  })

  it('the same of many, told again and again, is one', async () => {
    const events = Array.from({ length: 5 }, (_, index) =>
      aStranger({ id: `own s${String(index)}`, place: somewhere }),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...events), { minLength: 1, maxLength: 60 }),
        async (told) => {
          const own = await openActivityRig()
          await own.activity.take([home])
          for (const one of told) await own.activity.take([one, one])
          expect(own.flags().map(({ count }) => count)).toEqual([new Set(told).size])
          await own.close()
        },
      ),
      { numRuns: 8 },
    )
  })
})
