/** Events on real files: each once, read in pages, judged once, answered durably, and forgotten with their login. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asks, mayFit } from '#daemon/features/activity/page.ts'
import { activityRoutes } from '#daemon/features/activity/routes.ts'
import { checksFor } from '#daemon/checks.ts'
import type { Caller } from '#daemon/core/caller.ts'
import type { JournalEntry } from '#daemon/core/journal.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { judge } from '#daemon/features/findings/judge.ts'
import type { Account } from '#shared/account.ts'
import type { ActivityAnswer, ActivityEvent } from '#shared/activity.ts'
import { fact, isKnown, known, unknown } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { DAY, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import { aFailure, after, anEvent, aStranger, geneva, SINCE } from '../support/activity-data.ts'
import { openActivityRig, type ActivityRig } from '../support/activity-rig.ts'
import { behindOpenGate } from '../support/behind-open-gate.ts'
import { aConnection, anAccount, anOrganisation } from '../support/snapshot.ts'

let rig: ActivityRig
beforeEach(async () => {
  rig = await openActivityRig()
})
afterEach(() => rig.close())

/** Follows the login, so that what comes next is new. */
const follow = (...past: ActivityEvent[]) => rig.activity.take([anEvent({ at: after(-DAY) }), ...past])
const ids = (events: readonly ActivityEvent[]) => events.map(({ id }) => id)
const verdicts = (connection: ConnectionSnapshot) => {
  const activity = rig.activity.word(connection, [connection.name])
  const snapshot = { connections: [{ ...connection, activity }], byHand: [], browsers: [] }
  return judge(
    checksFor(() => defaultSettings),
    snapshot,
    rig.state.now,
  ).filter(({ check }) => check.scope === 'flag')
}

describe('what is kept', () => {
  it('is each event once, in its own day, over restarts', async () => {
    const late = anEvent({ at: after(-40 * DAY) })
    const events = [late, anEvent(), aFailure()]
    await rig.activity.take(events)
    await rig.activity.take(events)
    await rig.restart()
    await rig.activity.take([...events, anEvent({ at: after(2 * HOUR) })])
    expect((await rig.all()).length).toBe(4)
    expect((await rig.all()).at(-1)?.id).toBe(late.id)
    expect(rig.activity.days({})).toEqual([
      { day: late.at.slice(0, 10), count: 1, failed: 0 },
      { day: SINCE.slice(0, 10), count: 3, failed: 1 },
    ])
    expect(rig.activity.days({ from: SINCE })).toHaveLength(1)
    // those of others, in the list of their organisation, failed as well
    await rig.activity.take([
      aFailure({ list: 'organisation', login: null, organisation: '48210', at: after(3 * HOUR) }),
    ])
    expect(rig.activity.days({ organisation: '48210' })).toMatchObject([{ count: 1, failed: 1 }])
    expect(rig.troubles).toEqual([])
  })

  it('is one sign-in, whoever tells it: the one that says most', async () => {
    await follow()
    const worked = anEvent({ source: 'account', id: 'a', place: null, at: after(HOUR) })
    const listed = anEvent({ at: after(HOUR + 400) })
    await rig.activity.take([worked])
    await rig.activity.take([listed])
    await rig.activity.take([worked, { ...worked, id: 'b' }])
    expect(ids((await rig.all()).filter(({ at }) => at >= SINCE))).toEqual([listed.id])
    expect(rig.activity.days({ from: SINCE })).toMatchObject([{ count: 1 }])
  })

  it('is counted anew after a crash that left counts behind', async () => {
    await follow()
    await rig.activity.take([anEvent()])
    // as a crash between the log and its counts would leave them
    const text = `1 ${JSON.stringify(anEvent({ id: 'uncounted' }))}`
    const line = `${crc32(text).toString(16).padStart(8, '0')} ${text}\n`
    await appendFile(join(rig.folder, 'activity', `${SINCE.slice(0, 10)}.ndjson`), line)
    await rig.restart()
    expect(rig.activity.days({ from: SINCE })).toMatchObject([{ count: 2 }])
  })
})

describe('a page', () => {
  const page = async (asking: Parameters<ActivityRig['activity']['page']>[0], before?: string) => {
    const answer = await rig.activity.page(asking, before)
    if (!answer) throw new Error('no cursor')
    return answer
  }

  it('is a hundred, newest first, and the next goes on where it ended', async () => {
    const events = Array.from({ length: 250 }, (_, index) => anEvent({ at: after(-index * HOUR) }))
    // some at one moment
    events.push(...Array.from({ length: 150 }, () => anEvent({ at: after(-50 * HOUR) })))
    await rig.activity.take(events)
    const seen: ActivityEvent[] = []
    for (let next: string | null | undefined; next !== null;) {
      const answer: ActivityAnswer = await page({}, next)
      expect(answer.events.length).toBeLessThanOrEqual(100)
      seen.push(...answer.events)
      ;({ next } = answer)
    }
    expect(new Set(ids(seen)).size).toBe(400)
    expect(seen.map(({ at }) => at)).toEqual(
      seen
        .map(({ at }) => at)
        .sort()
        .toReversed(),
    )
    expect(await rig.activity.page({}, 'tomorrow')).toBeNull()
  })

  it('holds what is asked for', async () => {
    await rig.activity.take([
      anEvent({ id: 'home' }),
      aFailure({ id: 'failed', at: after(DAY) }),
      aStranger({ id: 'lagos', login: 'second' }),
      anEvent({
        id: 'shared',
        list: 'organisation',
        login: null,
        organisation: '42',
        kind: 'people',
        detail: 'Noah joined',
      }),
    ])
    const asked = async (asking: Parameters<typeof page>[0]) => ids((await page(asking)).events).sort()
    expect(await asked({ kinds: ['sign-in-failed', 'people'] })).toEqual(['failed', 'shared'])
    expect(await asked({ login: 'second' })).toEqual(['lagos'])
    expect(await asked({ organisation: '42' })).toEqual(['shared'])
    expect(await asked({ list: 'organisation' })).toEqual(['shared'])
    expect(await asked({ login: 'main', list: 'user' })).toEqual(['failed', 'home'])
    expect(await asked({ text: 'LAGOS' })).toEqual(['lagos'])
    expect(await asked({ text: '203.0.113' })).toEqual(['failed', 'lagos'])
    expect(await asked({ from: after(DAY), to: after(DAY + 1) })).toEqual(['failed'])
    expect(await asked({ to: after(DAY), text: 'noah' })).toEqual(['shared'])
    expect(await asked({ source: 'latchkey' })).toEqual([])
  })

  it('leaves nothing unread that is searched for, however it is written', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('"', '\\', 'É', 'İ', 'ß', 'ΑΣ', '\u2028'))
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.nat(), fc.nat(), (parts, from, size) => {
        const event = anEvent({ device: parts.join('').slice(0, 200) })
        const asking = { text: event.device?.slice(from % 8, (from % 8) + (size % 6)) ?? '' }
        const json = JSON.stringify(event)
        if (asks(asking)(event)) expect(mayFit(asking)?.(json) ?? true).toBe(true)
      }),
      { numRuns: 500 },
    )
    expect(mayFit({ text: 'nowhere at all' })?.(JSON.stringify(anEvent()))).toBe(false)
  })

  it('goes on where a look through many ended, though it found nothing there', async () => {
    const many = (day: number) =>
      Array.from({ length: 5_100 }, (_, index) => anEvent({ at: after(-day * DAY - index * 1_000) }))
    await rig.activity.take([anEvent({ id: 'old', at: after(-9 * DAY), detail: 'needle' })])
    for (const day of [1, 2]) await rig.activity.take(many(day))
    const first = await page({ text: 'needle' })
    expect(first.events).toEqual([])
    expect(first.next).not.toBeNull()
    const found: string[] = []
    for (let next = first.next; next !== null;) {
      const answer = await page({ text: 'needle' }, next)
      found.push(...ids(answer.events))
      ;({ next } = answer)
    }
    expect(found).toEqual(['old'])
  }, 30_000)

  it('says which lists are known, and that one which none tells is not empty', async () => {
    const lists = async () =>
      (await page({})).lists.map(({ list, login, organisation, state }) => [
        list,
        login ?? organisation?.id ?? '',
        state,
      ])
    expect(await lists()).toEqual([
      ['user', 'main', unknown('never-asked')],
      ['organisation', 'main', unknown('never-asked')],
      ['computer', '', known(0)],
    ])
    await rig.activity.take([anEvent(), anEvent({ list: 'organisation', login: null, organisation: '42' })])
    await rig.activity.listsKnown('main', [{ id: '42' }])
    expect(await lists()).toEqual([
      ['user', 'main', known(1)],
      ['organisation', 'main', known(1)],
      ['computer', '', known(0)],
    ])
    rig.wait(7 * HOUR)
    expect((await lists())[0]).toEqual(['user', 'main', unknown('stale')])
    const real = await openActivityRig({ tellsLists: false })
    const answer = await real.activity.page({}, undefined)
    expect(answer?.lists[0]?.state).toEqual(unknown('not-published'))
    await real.close()
  })
})

describe('what a look finds', () => {
  const device = (id: string, at: IsoTime | null, name = `Device ${id}`) => ({
    id,
    name,
    lastSeenAt: known(at),
    address: known('198.51.100.9'),
  })
  const login = (over: Parameters<typeof anAccount>[0], name = 'main') =>
    aConnection({
      name,
      account: fact(known(anAccount(over)), { source: 'infomaniak', observedAt: rig.state.now }, 6 * HOUR),
    })
  const look = async (...logins: ConnectionSnapshot[]) => {
    rig.state.connections = logins
    await rig.activity.note()
  }
  const found = async () =>
    (await rig.all())
      .filter(({ source }) => source === 'account')
      .map(({ kind, at, device: name }) => [kind, at, name])

  it('is what has changed with an account since the last, and nothing of the first', async () => {
    await look(login({ lastLoginAt: known(after(-DAY)), devices: known([device('1', after(-DAY))]) }))
    expect(await found()).toEqual([])
    rig.wait(HOUR)
    const both = known([device('1', after(MINUTE)), device('2', after(2 * MINUTE))])
    const changed = () => login({ lastLoginAt: known(after(MINUTE)), devices: both })
    await look(changed())
    // again, by another login of the same account, and after a restart
    await look(changed(), { ...changed(), name: 'other' })
    await rig.restart()
    await look(changed())
    expect(await found()).toEqual([
      ['device-new', after(2 * MINUTE), 'Device 2'],
      ['signed-in', after(MINUTE), 'Device 1'],
    ])
    expect(rig.flags()).toMatchObject([{ event: { device: 'Device 2', address: '198.51.100.9' } }])
    // one that was not heard for a while is not new
    rig.wait(MINUTE)
    await look(login({ lastLoginAt: unknown('stale'), devices: unknown('stale') }))
    await look(login({ lastLoginAt: known(after(MINUTE)), devices: known([device('2', after(3 * MINUTE))]) }))
    await look(login({ lastLoginAt: known(after(MINUTE)), devices: both }))
    expect((await found()).map(([kind]) => kind)).toEqual(['device-seen', 'device-new', 'signed-in'])
  })

  it('is told once by two logins of one account, whenever each has looked', async () => {
    const both = (devices: Account['devices']) => [login({ devices }), login({ devices }, 'other')]
    await look(...both(known([])))
    const [main] = both(known([device('1', null)]))
    rig.wait(DAY)
    const [, other] = both(known([device('1', null)]))
    await look(...[main, other].filter((one) => one !== undefined))
    rig.wait(DAY)
    await look(...both(known([device('1', null)])))
    expect((await found()).map(([kind]) => kind)).toEqual(['device-new'])
  })

  it('adds nothing where the list itself is told', async () => {
    await look(login({ devices: known([]) }))
    await rig.activity.listsKnown('main', [])
    await look(login({ lastLoginAt: known(after(MINUTE)), devices: known([device('1', SINCE)]) }))
    expect(await found()).toEqual([])
    rig.wait(7 * HOUR)
    await look(login({ lastLoginAt: known(after(HOUR)), devices: known([device('1', after(HOUR))]) }))
    expect(await found()).toEqual([['signed-in', after(HOUR), 'Device 1']])
  })

  it('begins anew where the name leads to another account', async () => {
    await look(login({ devices: known([device('1', SINCE)]) }))
    await look(login({ id: '2', devices: known([device('1', SINCE), device('9', SINCE)]) }))
    expect(await found()).toEqual([])
  })

  it('is what was done here, by whom and to what, and no more', async () => {
    const entry = (seq: number, event: string, over: Partial<JournalEntry> = {}): JournalEntry => ({
      seq,
      at: after(seq * MINUTE),
      event,
      by: 'cli',
      prev: '',
      hash: String(seq).repeat(64).slice(0, 64),
      ...over,
    })
    rig.state.journal = [
      entry(1, 'connection.added', { subject: 'main' }),
      entry(2, 'journal.shortened', { by: 'daemon' }),
      entry(3, 'tool.purpose-stated', { by: 'b0b0', subject: 'b0b0', data: { text: 'private' } }),
    ]
    await rig.activity.note()
    await rig.restart()
    rig.state.journal.push(entry(4, 'pairing.revoked'))
    await rig.activity.note()
    expect(
      (await rig.all()).map(({ word, person, login: of, detail }) => [word, person, of, detail]),
    ).toEqual([
      ['pairing.revoked', 'cli', null, null],
      ['tool.purpose-stated', 'Firefox', null, 'Firefox'],
      ['connection.added', 'cli', 'main', 'main'],
    ])
    expect(JSON.stringify(await rig.all())).not.toContain('private')
  })

  it('closes what was not the person with the plan, and opens it again', async () => {
    await follow()
    await rig.activity.take([aStranger()])
    rig.wait(2 * HOUR)
    const [flag] = rig.flags()
    await rig.activity.answer(flag?.id ?? '', 'not-me', 'cli')
    expect(rig.state.plan.openedAt).toBe(after(2 * HOUR))
    const closedAfter = async (steps: typeof rig.state.plan.steps) => {
      rig.state.plan = { ...rig.state.plan, steps }
      await rig.activity.note()
      return rig.flags()[0]?.closedAt ?? null
    }
    expect(await closedAfter(['done', 'open'])).toBeNull()
    expect(await closedAfter(['done', 'stated'])).toBe(after(2 * HOUR))
    expect(verdicts(aConnection())).toEqual([])
    expect(await closedAfter(['open', 'stated'])).toBeNull()
    expect(verdicts(aConnection()).map(({ check }) => check.id)).toEqual(['activity-not-me'])
  })
})

describe('what browsers and mails say', () => {
  const seen = { client: 'b0b0', browser: 'Firefox', site: 'infomaniak.com', at: after(HOUR) }
  it('makes a sign-in probably yours, in whichever order it comes, and over a restart', async () => {
    await follow()
    await rig.activity.noteSignIn(seen)
    await rig.activity.noteSignIn(seen)
    await rig.activity.take([aStranger({ at: after(HOUR + MINUTE) }), aFailure({ at: after(3 * HOUR) })])
    await rig.activity.noteSignIn({ ...seen, at: after(3 * HOUR + MINUTE) })
    await rig.restart()
    expect(rig.flags().map(({ you }) => you)).toEqual([
      { at: after(3 * HOUR + MINUTE), browser: 'Firefox' },
      { at: after(HOUR), browser: 'Firefox' },
    ])
    expect(verdicts(aConnection()).map(({ verdict }) => 'severity' in verdict && verdict.severity)).toEqual([
      'notice',
      'notice',
    ])
    expect((await rig.all()).filter(({ source }) => source === 'browser')).toHaveLength(2)
  })

  it('says nothing of the logins where it was another site', async () => {
    await follow()
    await rig.activity.noteSignIn({ ...seen, site: 'example.com' })
    await rig.activity.take([aStranger()])
    expect(rig.flags()[0]?.you).toBeNull()
  })

  it('is told to who checks a claim, and whether the list is known', async () => {
    await follow()
    await rig.activity.take([anEvent({ id: 'now' })])
    const asked = () => rig.activity.recent('main', after(0), after(2 * HOUR))
    expect((await asked()).told).toEqual(unknown('never-asked'))
    expect(ids((await asked()).events)).toEqual(['now'])
    await rig.activity.listsKnown('main', [])
    expect(isKnown((await asked()).told)).toBe(true)
  })
})

describe('the checks', () => {
  it('weigh what asks, and answer unknown where nothing tells of sign-ins', async () => {
    const heard = aConnection()
    const silent = aConnection({ account: { ...heard.account, told: unknown('no-permission') } })
    const states = (connection: ConnectionSnapshot) =>
      verdicts(connection).map(({ verdict }) => verdict.state)
    expect(states(silent)).toEqual(['unknown', 'unknown', 'unknown'])
    expect(states(heard)).toEqual([])
    await follow()
    await rig.activity.take([
      aStranger(),
      anEvent({ device: 'Tablet', at: after(2 * DAY) }),
      aFailure(),
      aFailure({ kind: 'sign-in-denied' }),
    ])
    const found = verdicts(silent).map(
      ({ check, verdict }) => `${check.id} ${'severity' in verdict ? verdict.severity : '-'}`,
    )
    // what asks goes on asking, whatever is heard of the account
    expect(found.sort()).toEqual([
      'activity-failed-passwords warning',
      'activity-failed-passwords warning',
      'activity-unfamiliar critical',
      'activity-unfamiliar warning',
    ])
  })
})

describe('a login that goes', () => {
  it('takes its events, its flags and what is familiar with it, from the disk too', async () => {
    rig.state.connections = [aConnection(), aConnection({ name: 'second', organisations: unknownList() })]
    await follow()
    await rig.activity.take([
      aStranger({ detail: 'of main' }),
      anEvent({ login: 'second', detail: 'of second' }),
      anEvent({ list: 'organisation', login: null, organisation: '42', detail: 'of an organisation' }),
    ])
    await rig.activity.listsKnown('main', [{ id: '42' }])
    await rig.activity.forget()
    expect((await rig.all()).length).toBe(4)
    rig.state.connections = [
      aConnection({
        name: 'second',
        organisations: {
          ...aConnection().organisations,
          told: known([anOrganisation({ organisation: { id: '7' } })]),
        },
      }),
    ]
    await rig.activity.forget()
    expect((await rig.all()).map(({ detail }) => detail)).toEqual(['of second'])
    expect(rig.flags().map(({ event }) => event.login)).toEqual(['second'])
    expect(rig.activity.days({})).toHaveLength(1)
    const text = await rig.written()
    expect(text).toContain('of second')
    for (const gone of ['of main', 'of an organisation', 'Lagos']) expect(text).not.toContain(gone)
    await rig.restart()
    expect((await rig.all()).length).toBe(1)
  })

  it('takes what was done to it here, however late that is heard, and leaves not even its name', async () => {
    await follow()
    const act = (seq: number, event: string): JournalEntry => {
      const hash = String(seq).repeat(64)
      return { seq, at: after(seq * MINUTE), event, by: 'cli', subject: 'main', prev: '', hash }
    }
    rig.state.journal = [act(1, 'connection.added')]
    await rig.activity.note()
    expect(await rig.written()).toContain('main')
    rig.state.connections = []
    rig.state.journal.push(act(2, 'account.stated'))
    await rig.activity.forget()
    rig.state.journal.push(act(3, 'connection.disconnected'))
    await rig.activity.note()
    expect((await rig.all()).map(({ word, detail }) => [word, detail])).toEqual([
      ['connection.disconnected', null],
    ])
    expect(await rig.written()).not.toContain('main')
  })
  const unknownList = () => ({ ...aConnection().organisations, told: unknown('never-asked') })
})

it('removes what is too old, but not what waits for the person', async () => {
  await follow()
  const answered = aStranger({ device: 'Old', at: after(HOUR) })
  await rig.activity.take([aStranger(), answered, anEvent({ at: after(200 * DAY) })])
  const flag = rig.flags().find(({ event }) => event.device === 'Old')
  rig.wait(DAY)
  await rig.activity.answer(flag?.id ?? '', 'me', 'cli')
  expect(await rig.activity.shorten(after(100 * DAY))).toBe(3)
  expect((await rig.all()).length).toBe(1)
  expect(rig.flags().map(({ answer }) => answer)).toEqual([null])
  expect(rig.activity.days({})).toHaveLength(1)
})

describe('over HTTP', () => {
  const app = (caller?: Caller) => {
    const lookAnew = () => undefined
    const clock = { now: () => rig.state.now }
    const routes = behindOpenGate(activityRoutes({ activity: rig.activity, clock, lookAnew }), caller)
    return async (path: string, body?: object) => {
      const answer = await routes.request(path, body && { method: 'POST', body: JSON.stringify(body) })
      return { status: answer.status, text: await answer.text() }
    }
  }
  it('is for the person, not for scripts', async () => {
    const script = app({ kind: 'script', id: 's' })
    for (const path of ['', '/days', '/flags', '/export'])
      expect((await script(`/v1/activity${path}`)).status).toBe(403)
    expect((await script('/v1/activity/flags/x/answer', { was: 'me' })).status).toBe(403)
  })

  it('is answered once, by whom it was, and noted without where it happened', async () => {
    await follow()
    await rig.activity.take([aStranger()])
    const ask = app({ kind: 'browser', id: 'b0b0', origin: 'x', session: 's' })
    const { flags } = JSON.parse((await ask('/v1/activity/flags')).text)
    const path = `/v1/activity/flags/${String(flags[0].id)}/answer`
    const answered = JSON.parse((await ask(path, { was: 'me' })).text)
    expect(answered.answer).toEqual({ was: 'me', at: rig.state.now, by: 'b0b0' })
    await ask(path, { was: 'me' })
    await rig.restart()
    expect(rig.flags()).toMatchObject([{ answer: { was: 'me' } }])
    expect((await app()(path, { was: null })).status).toBe(200)
    expect((await app()('/v1/activity/flags/none/answer', { was: 'me' })).status).toBe(404)
    expect(rig.acts.map(({ event }) => event)).toEqual(['activity.answered-me', 'activity.answer-taken-back'])
    expect(JSON.stringify(rig.acts)).not.toMatch(/Lagos|203\.0/)
  })

  it('refuses a cursor that is none, and hands out a file that no spreadsheet obeys', async () => {
    await rig.activity.take([
      anEvent({ device: '=HYPERLINK("x")', place: geneva }),
      aFailure({ at: after(DAY) }),
    ])
    expect((await app()('/v1/activity?before=x')).status).toBe(400)
    const csv = (await app()('/v1/activity/export')).text.split('\r\n')
    expect(csv).toHaveLength(4)
    expect(csv[0]).toMatch(/^at,kind,/)
    expect(csv[1]).toContain('sign-in-failed')
    expect(csv[2]).toContain(`"'=HYPERLINK(""x"")"`)
    const json = JSON.parse((await app()('/v1/activity/export?format=json&kinds=sign-in-failed')).text)
    expect(json).toMatchObject([{ kind: 'sign-in-failed' }])
    expect(JSON.parse((await app()('/v1/activity/export?format=json&login=nobody')).text)).toEqual([])
  })

  it('counts nothing of an organisation whose name is that of something else', async () => {
    await rig.activity.take([aFailure()])
    for (const name of ['__proto__', 'constructor', 'toString'])
      expect((await app()(`/v1/activity/days?organisation=${name}`)).text).toBe('[]')
  })
})
