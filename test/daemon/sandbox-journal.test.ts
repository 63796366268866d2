/** The sandbox's journal for a program, and what can be tried to have something in it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { countOf, eventsIn, newerThan, recentActivity } from '#daemon/sandbox/history.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createWorld } from '#daemon/sandbox/world.ts'
import { at, sandboxForEach } from '../support/sandbox-for-each.ts'

const ANNA = at('anna.vully')
const ACTIVITY = '/v3/ng/profile/user/activities'
const PATH = '/sandbox/activities'

interface Row {
  readonly id: string
  readonly kind: string
  readonly person: string
  readonly ip: string
  readonly device: string | null
  readonly place: { readonly name: string; readonly country: string } | null
}
interface Answer {
  readonly data: readonly Row[]
  readonly newest: string | null
  readonly oldest: string | null
  readonly more: boolean
  readonly world: string
}

async function ask(sandbox: Sandbox, query: string, token: string | null = sandboxToken) {
  const response = await fetch(`${sandbox.apiUrl}${PATH}${query}`, {
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  })
  return { status: response.status, body: (await response.json()) as Answer }
}

describe('over HTTP', () => {
  const manager = sandboxForEach()
  const tokenOf = (email: string) => {
    const [first] = manager.sandbox.world.state.tokens
    if (first === undefined) throw new Error('nobody has a token')
    manager.sandbox.world.state.tokens.push({ ...first, personId: manager.person(email).id, token: email })
    return email
  }
  const page = async (query: string) => (await ask(manager.sandbox, query)).body

  test('tells a person of themselves, and of the organisations that they administer alone', async () => {
    const own = await page('?limit=1000')
    expect(new Set(own.data.map(({ person }) => person))).toEqual(new Set(['Anna Vully']))
    const all = await page('?organisation=48210&limit=1000')
    expect(new Set(all.data.map(({ person }) => person)).size).toBeGreaterThan(5)
    const david = tokenOf(at('david.moret'))
    expect((await ask(manager.sandbox, '?organisation=48210', david)).status).toBe(404)
    expect((await ask(manager.sandbox, '/lists', david)).body.data).toMatchObject({ organisations: [] })
    expect((await ask(manager.sandbox, '', null)).status).toBe(401)
    expect((await ask(manager.sandbox, '/lists', 'no-token')).status).toBe(401)
  })

  test('is not among the calls of the provider', async () => {
    for (const path of ['/1/activities', '/2/activities', '/1/accounts/48210/activities']) {
      const { status } = await fetch(manager.sandbox.apiUrl + path, {
        headers: { authorization: `Bearer ${sandboxToken}` },
      })
      expect(status).toBe(404)
    }
  })

  test('refuses what is no page of a list', async () => {
    for (const query of [
      '?limit=0',
      '?limit=1001',
      '?before=x',
      '?since=1.5',
      '?before=1&since=1',
      '?limit=ten',
    ])
      expect((await ask(manager.sandbox, query)).status).toBe(422)
  })

  test('what is new comes after the event that was known, in pages', async () => {
    const before = await page('?limit=1')
    const anna = manager.person(ANNA)
    for (let time = 0; time < 5; time++)
      manager.sandbox.world.journal(anna, 'profile-changed', `change ${String(time)}`)
    manager.sandbox.world.touch()
    const first = await page(`?since=${before.newest}&limit=3`)
    expect([first.data.length, first.more]).toEqual([3, true])
    const second = await page(`?since=${first.newest}&limit=3`)
    expect([second.data.length, second.more]).toEqual([2, false])
    expect((await page(`?since=${second.newest}`)).data).toEqual([])
  })

  test('everybody comes from a place of their own, and this computer lies in Geneva', async () => {
    await manager.visit(at('elodie.favre'))
    const [latest, ...rest] = (await page('?organisation=48210&limit=1000')).data
    expect(latest).toMatchObject({
      kind: 'signed-in',
      ip: '127.0.0.1',
      place: { name: 'Geneva', country: 'CH' },
    })
    const places = Map.groupBy(rest, ({ person }) => person)
    for (const rows of places.values()) expect(new Set(rows.map(({ place }) => place?.name)).size).toBe(1)
    expect(new Set(rest.map(({ place }) => place?.name))).toEqual(new Set(['Geneva', 'Lausanne', 'Bern']))
    // the one whose account is connected has come with the usual browsers before
    expect(new Set(places.get('Anna Vully')?.map(({ device }) => device))).toEqual(
      new Set(['Laptop of the atelier', 'Firefox', 'Chrome']),
    )
    for (const { ip } of rest) expect(ip).toMatch(/^198\.51\.100\.\d+$/)
  })
})

describe('its pages', () => {
  const world = createWorld({ size: 'large', now: () => Date.UTC(2026, 10, 22) })
  const [organisation] = world.state.organisations
  const [anna] = world.state.people
  if (organisation === undefined || anna === undefined) throw new Error('the sandbox has nobody')
  for (let time = 0; time < 300; time++) world.journal(anna, 'signed-in', '')
  world.touch()
  const events = eventsIn(world, organisation)

  test('hold a hundred thousand events, each once, from whatever event one goes back', () => {
    expect(countOf(events)).toBe(100_300)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_299 }), (place) => {
        const [event] = recentActivity(world.state, events, place, 1)
        if (event === undefined) throw new Error('no event')
        expect(newerThan(events, event.id)).toBe(place)
        expect(newerThan(events, event.id - 1)).toBe(place + 1)
      }),
    )
  })
})

describe('what was kept before events had a number', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  test('is read, in its order, and its events have no place', async () => {
    const { state } = createWorld({ size: 'small' })
    const old = {
      at: Date.now(),
      personId: state.people[0]?.id,
      organisationId: null,
      detail: '',
      ip: '127.0.0.1',
    }
    const activity = [
      { ...old, kind: 'signed-in' },
      { ...old, kind: 'signed-out' },
    ]
    writeFileSync(join(folder, 'sandbox-small.json'), JSON.stringify({ ...state, activity }))
    const sandbox = await startSandbox({ port: 0, size: 'small', dataDir: folder })
    try {
      const { data } = (await ask(sandbox, '?limit=3')).body
      expect(data.map(({ kind, place }) => [kind, place?.name])).toEqual([
        ['signed-out', undefined],
        ['signed-in', undefined],
        [expect.any(String), 'Geneva'],
      ])
      expect(new Set(data.map(({ id }) => id)).size).toBe(3)
    } finally {
      await sandbox.close()
    }
  })
})

describe('trying it', () => {
  const manager = sandboxForEach()
  const tryIt = async (kind: string, place = 'Lagos') => {
    const anna = await manager.visit(ANNA)
    return anna.submit(await anna.open(ACTIVITY), `${ACTIVITY}/try`, { place, kind })
  }
  const mails = (kind: string) => manager.sent(kind).filter(({ to }) => to === ANNA)
  const fresh = () => manager.sandbox.world.state.activity.filter(({ place }) => place?.name === 'Lagos')

  test('a sign-in stands in the activity with its place, is mailed, and holds a session until it is ended', async () => {
    const page = await tryIt('sign-in')
    expect(page.text).toContain(
      'Signed in: from a new location Lagos, Nigeria Chrome on Android, 203.0.113.9',
    )
    expect(mails('new-location').at(-1)?.body).toContain(
      'Location: Lagos, Nigeria\nDevice: Chrome on Android\nIP address: 203.0.113.9',
    )
    const anna = await manager.visit(ANNA)
    expect((await anna.open('/v3/ng/profile/user/secure')).text).toMatch(
      /[1-9] other sessions? (?:is|are) open/,
    )
  })

  test('wrong passwords are mailed as the settings ask for, and stop at the limit', async () => {
    await tryIt('wrong-passwords')
    expect(fresh().filter(({ kind }) => kind === 'wrong-password')).toHaveLength(12)
    expect(mails('wrong-password')).toHaveLength(12)
    Object.assign(manager.person(ANNA), {
      alertOnFailure: false,
      limitFailures: true,
      failureLimit: 3,
      failedInRow: 0,
    })
    await tryIt('wrong-passwords')
    expect(mails('wrong-password')).toHaveLength(12)
    expect(fresh().filter(({ kind }) => kind === 'wrong-password')).toHaveLength(15)
    expect(fresh().at(-1)?.kind).toBe('sign-in-paused')
  })

  test('a denied question is in the activity alone', async () => {
    const before = manager.sandbox.world.state.outbox.length
    const page = await tryIt('push-denied')
    expect(page.text).toContain('Denied on the phone: signing in with Chrome on Android')
    expect(manager.sandbox.world.state.outbox.length - before).toBe(mails('new-location').length)
  })

  test('nothing else can be chosen, and nobody else’s account', async () => {
    expect((await tryIt('sign-in', 'Atlantis')).status).toBe(403)
    expect((await tryIt('support-block')).status).toBe(403)
    expect(fresh()).toEqual([])
  })
})
