import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openStore } from '#daemon/core/disk-store.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { invitationDetail, translateInvitation } from '#daemon/sources/infomaniak/translate-invitation.ts'
import type { Outcome, Page } from '#daemon/sources/infomaniak/envelope.ts'
import type { Pass } from '#daemon/sources/infomaniak/pass.ts'
import { readIncidents } from '#daemon/sources/infomaniak/read-platform.ts'
import { translateIncident, translateReference } from '#daemon/sources/infomaniak/translate-platform.ts'
import { isKnown, known, read, unknown, type Fact } from '#shared/fact.ts'
import { incident, type Incident } from '#shared/incidents.ts'
import { reference } from '#shared/references.ts'
import { ok } from '#shared/result.ts'
import { DAY, HOUR, iso, MINUTE } from '#shared/time.ts'
import { movableClock, never, rigSource, type MovableClock, type Rig } from '../support/infomaniak-rig.ts'
import { memoryDocument } from '../support/memory-document.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'

const INVITATION = '/1/accounts/{account}/invitations/{invitation}'

let sandbox: Sandbox
let store: MemoryStore
let clock: MovableClock
let rig: Rig

beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  store = createMemoryStore()
  clock = movableClock(new Date().toISOString())
  rig = await open(store)
})
afterEach(async () => {
  await rig.close()
  await sandbox.close()
})

const open = (store: Parameters<typeof rigSource>[0]['store']) =>
  rigSource({ url: sandbox.apiUrl, store, clock, token: () => Promise.resolve(ok(sandboxToken)) })
const sync = () => rig.source.sync(never)
const must = <T>(fact: Fact<T>): T => {
  if (!isKnown(fact.told)) throw new Error(fact.told.unknown)
  return fact.told.known
}
const invitations = () => {
  const [first] = must(rig.source.snapshot().organisations)
  if (first === undefined) throw new Error('no organisation')
  return first.invitations
}
const pending = () => {
  const [first] = sandbox.world.state.invitations
  if (first === undefined) throw new Error('nobody is invited')
  return first
}
/** As many more people, invited like the one who is. */
const invite = (count: number) => {
  for (let more = 0; more < count; more += 1)
    sandbox.world.state.invitations.push({
      ...pending(),
      id: 9000 + more,
      email: `guest-${String(more)}@poste.example`,
    })
  sandbox.world.touch()
}

describe('incidents', () => {
  test('are never asked for before the first pass, and read with each', async () => {
    expect(rig.source.snapshot().incidents.told).toEqual(unknown('never-asked'))
    await sync()
    const { incidents } = rig.source.snapshot()
    expect(must(incidents)).toHaveLength(3)
    expect(must(incidents)).toContainEqual(
      expect.objectContaining({
        title: 'Storage upgrade',
        status: known('planned'),
        services: ['hosting'],
        endedAt: known(null),
        translations: expect.arrayContaining([{ language: 'de', title: 'Ausbau des Speichers' }]) as unknown,
      }),
    )
    clock.pass(MINUTE)
    await sync()
    expect(rig.source.snapshot().incidents.by.observedAt).toBe(clock.now())
  })

  test('are told apart from attacks: asked once for each, and again when it has come to another state', async () => {
    const asked: string[] = []
    const kept = memoryDocument<Incident[]>([])
    const event = (id: number, status: string) => ({ id, status, ended_at: null, started_at: 1_700_000_000 })
    let events = [event(1, 'terminated'), event(2, 'inprogress')]
    let attacks: Outcome<Page> = { type: 'refused', code: 'all_scopes' }
    const pass = {
      ask: (id: string) => {
        asked.push(id)
        return Promise.resolve(id === 'attacks' ? attacks : pageOf(events))
      },
      kept: { incidents: kept },
      note: () => undefined,
      count: () => undefined,
    } as unknown as Pass
    const told = async () => {
      await readIncidents(pass, clock.now())
      return kept.value.map(({ cyberattack }) => cyberattack)
    }
    const pageOf = (data: unknown[]) => ({ type: 'ok', value: { data } }) as Outcome<Page>
    const denied = unknown('no-permission')
    expect(await told()).toEqual([denied, denied])
    attacks = pageOf([event(2, 'inprogress')])
    expect(await told()).toEqual([known(false), known(true)])
    attacks = { type: 'failed', because: 'aborted' }
    expect(await told()).toEqual([known(false), known(true)])
    expect(asked.filter((one) => one === 'attacks')).toHaveLength(2)
    events = [event(1, 'reviewed'), event(2, 'inprogress')]
    expect(await told()).toEqual([unknown('source-failed'), known(true)])
  })

  test('that ended more than a month ago are not kept', async () => {
    clock.pass(40 * DAY)
    await sync()
    expect(must(rig.source.snapshot().incidents).map(({ title }) => title)).toEqual(['Storage upgrade'])
  })

  test.each([
    ['denied', 'no-permission'],
    ['broken', 'source-failed'],
    ['notImplemented', 'not-published'],
    ['asynchronous', 'odd'],
  ] as const)(
    'that are %s are unknown as %s, and the login fares as well as before',
    async (fault, reason) => {
      sandbox.world.faults[fault] = ['/2/events', '/1/countries', '/1/languages', '/1/timezones']
      expect(await sync()).toMatchObject({ state: 'ok' })
      const { incidents, references } = rig.source.snapshot()
      expect(incidents.told).toEqual(unknown(reason))
      expect(references.countries.told).toEqual(unknown(reason))
    },
  )

  test('that are not heard of again are not believed for long', async () => {
    await sync()
    sandbox.world.faults.broken = ['/2/events']
    clock.pass(HOUR)
    await sync()
    expect(isKnown(read(rig.source.snapshot().incidents, clock.now()))).toBe(true)
    clock.pass(HOUR + MINUTE)
    await sync()
    expect(read(rig.source.snapshot().incidents, clock.now())).toEqual(unknown('stale'))
  })
})

describe('reference lists', () => {
  test('are read whole', async () => {
    await sync()
    const { countries, languages, timeZones } = rig.source.snapshot().references
    expect(must(countries)).toContainEqual({
      id: '203',
      name: 'SWITZERLAND',
      code: 'CH',
      enabled: known(true),
    })
    expect(must(languages)).toContainEqual({
      id: '2',
      name: 'English',
      code: 'en_GB',
      enabled: known(true),
    })
    expect(must(timeZones)).toContainEqual({
      id: '414',
      name: 'Europe/Zurich',
      code: '01:00',
      enabled: known(true),
    })
  })

  test('cost three calls in a week, however often there is a pass', async () => {
    // the profile and its lists, the organisations, its three lists, the incidents
    const usual = 4 + 1 + 3 + 1
    expect((await sync()).calls).toBe(usual + 3 + 2) // the invitation, and which incidents are attacks
    clock.pass(5 * MINUTE)
    expect((await sync()).calls).toBe(usual)
    clock.pass(7 * DAY - 10 * MINUTE)
    expect((await sync()).calls).toBe(usual + 1) // the invitation, which is due again
    clock.pass(10 * MINUTE)
    expect((await sync()).calls).toBe(usual + 3)
    expect(rig.source.snapshot().references.countries.by.observedAt).toBe(clock.now())
  })

  test('wait for the second pass after a probe, which has spent half of a minute’s calls', async () => {
    await rig.source.connected([{ call: 'GET /2/profile', state: 'allowed' }])
    await sync()
    expect(rig.source.snapshot().references.countries.told).toEqual(unknown('never-asked'))
    await sync()
    expect(isKnown(rig.source.snapshot().references.countries.told)).toBe(true)
  })

  test('that were missed are asked for again the next day, those that were heard are not', async () => {
    sandbox.world.faults.broken = ['/1/languages']
    await sync()
    expect(rig.source.snapshot().references.languages.told).toEqual(unknown('source-failed'))
    sandbox.world.faults.broken = []
    clock.pass(HOUR)
    expect((await sync()).calls).toBe(9)
    clock.pass(DAY - HOUR)
    // the language list and the invitation
    expect((await sync()).calls).toBe(11)
    expect(isKnown(rig.source.snapshot().references.languages.told)).toBe(true)
  })
})

describe('invitations', () => {
  test('are told with their end, one for each who is invited', async () => {
    await sync()
    const [only, ...rest] = must(invitations())
    expect(rest).toEqual([])
    expect(only).toEqual({
      id: `i${String(pending().id)}`,
      email: 'noah.weber@poste.example',
      name: 'Noah Weber',
      role: known('collaborator'),
      status: known('pending'),
      sentAt: known(iso(Math.floor(pending().sentAt / 1000) * 1000)),
      expiresAt: known(iso(Math.floor(pending().expiresAt / 1000) * 1000)),
      language: known('de'),
      contact: known({ billing: false, products: false }),
      products: known([]),
    })
  })

  test('are asked for a few at a time, and the others are not known until then', async () => {
    invite(4)
    await sync()
    const ends = () => must(invitations()).map(({ expiresAt }) => expiresAt)
    expect(ends().filter(isKnown)).toHaveLength(3)
    expect(ends()).toContainEqual(unknown('never-asked'))
    clock.pass(MINUTE)
    expect((await sync()).calls).toBe(9 + 2)
    expect(ends().filter(isKnown)).toHaveLength(5)
    clock.pass(MINUTE)
    expect((await sync()).calls).toBe(9)
  })

  test('that ran out are asked for again soon, in case they were sent anew', async () => {
    pending().expiresAt = Date.now() - HOUR
    await sync()
    const before = must(invitations())[0]?.expiresAt
    pending().expiresAt = Date.now() + 30 * DAY
    clock.pass(MINUTE)
    await sync()
    expect(must(invitations())[0]?.expiresAt).toEqual(before)
    clock.pass(15 * MINUTE)
    await sync()
    expect(must(invitations())[0]?.expiresAt).not.toEqual(before)
  })

  test('that are no longer open are gone with who was invited', async () => {
    await sync()
    pending().status = 'cancelled'
    sandbox.world.touch()
    await sync()
    expect(must(invitations())).toEqual([])
    expect(store.dump()).not.toContain('noah.weber')
  })

  test.each([
    ['denied', 'no-permission'],
    ['broken', 'source-failed'],
    ['asynchronous', 'odd'],
  ] as const)('that are %s are unknown as %s, and who is invited is known', async (fault, reason) => {
    sandbox.world.faults[fault] = [INVITATION]
    await sync()
    expect(must(invitations())[0]).toMatchObject({
      name: 'Noah Weber',
      status: unknown(reason),
      expiresAt: unknown(reason),
    })
    clock.pass(MINUTE)
    expect((await sync()).calls).toBe(9)
  })

  test('keep what was known while nobody answers, as old as it is', async () => {
    await sync()
    const heardAt = clock.now()
    sandbox.world.faults.broken = [INVITATION]
    clock.pass(25 * HOUR)
    await sync()
    expect(isKnown(read(invitations(), clock.now()))).toBe(true)
    expect(invitations().by.observedAt).toBe(heardAt)
    clock.pass(24 * HOUR)
    await sync()
    expect(must(invitations())[0]?.expiresAt).toEqual(unknown('source-failed'))
  })

  test('that had no turn because there were too many calls are asked for in the next pass', async () => {
    sandbox.world.faults.rateLimit = 8
    sandbox.world.faults.retryAfter = '600'
    await sync()
    expect(must(invitations())[0]?.expiresAt).toEqual(unknown('never-asked'))
    expect(rig.source.snapshot().references.countries.told).toEqual(unknown('never-asked'))
    await rig.close()
    sandbox.world.faults.rateLimit = null
    rig = await open(store)
    await sync()
    expect(isKnown(must(invitations())[0]?.expiresAt ?? unknown('absent'))).toBe(true)
    expect(isKnown(rig.source.snapshot().references.countries.told)).toBe(true)
  })

  test('are not known where the people are not', async () => {
    sandbox.world.faults.denied = ['/2/accounts/{account}/users']
    await sync()
    expect(invitations().told).toEqual(unknown('no-permission'))
  })

  test('leave their link and its picture nowhere: not on disk, not in what is shown or logged', async () => {
    const account = String(pending().organisationId)
    const path = INVITATION.replace('{account}', account).replace('{invitation}', String(pending().id))
    const raw = await fetch(sandbox.apiUrl + path, { headers: { authorization: `Bearer ${sandboxToken}` } })
    const secrets = ['url_accept', 'qr_code', 'welcome.invalid', 'svg+xml']
    const answer = await raw.text()
    for (const secret of secrets) expect(answer).toContain(secret)

    const folder = await mkdtemp(join(tmpdir(), 'latchkey-invitations-'))
    const disk = await openStore(join(folder, 'data'), { onTrouble: () => undefined })
    const real = await open(disk)
    try {
      await real.source.sync(never)
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      const files = entries.filter((entry) => entry.isFile())
      const texts = await Promise.all(
        files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')),
      )
      expect(texts.some((text) => text.includes('heardAt'))).toBe(true)
      for (const text of [...texts, real.logged(), JSON.stringify(real.source.snapshot())])
        for (const secret of secrets) expect(text).not.toContain(secret)
    } finally {
      await real.close()
      await disk.close()
      await rm(folder, { recursive: true })
    }
  })
})

test('nothing of it is left of a connection that was forgotten', async () => {
  await sync()
  for (const name of ['incidents', 'references', 'invitations']) expect(store.dump()).toContain(`/${name}"`)
  await rig.source.forget()
  for (const name of ['incidents', 'references', 'invitations'])
    expect(store.dump()).not.toContain(`/${name}"`)
})

describe('what is translated', () => {
  const asked = { account: '42', invitation: '7' }
  const fields =
    'id account_id status title name type description services started_at ended_at sent_at expired_at is_enabled gmt'.split(
      ' ',
    )

  test('whatever comes, is one of the shared records or nothing', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom(...fields),
          fc.oneof(fc.jsonValue(), fc.constantFrom(7, '7', 'pending', 'planned', 1_760_000_000)),
        ),
        (record) => {
          const fits = (schema: v.GenericSchema, value: unknown) => value === null || v.is(schema, value)
          expect(fits(incident, translateIncident(record))).toBe(true)
          expect(fits(reference, translateReference(record))).toBe(true)
          expect(fits(invitationDetail, translateInvitation(record, asked))).toBe(true)
        },
      ),
    )
  })

  test('of an invitation is only what was asked for', () => {
    const item = { id: 7, account_id: 42, status: 'pending', sent_at: null, expired_at: 1_760_000_000 }
    expect(translateInvitation(item, asked)).toEqual({
      status: known('pending'),
      sentAt: known(null),
      expiresAt: known(iso(1_760_000_000_000)),
      language: unknown('absent'),
      contact: unknown('absent'),
      products: unknown('absent'),
    })
    const chosen = { ...item, locale: 'fr_FR', has_billing_mailing: true, has_mailing: 0 }
    expect(translateInvitation(chosen, asked)).toMatchObject({
      language: known('fr'),
      contact: known({ billing: true, products: false }),
    })
    const given = (lists: object) => translateInvitation({ ...item, ...lists }, asked)?.products
    const one = { service_id: 40, product_id: 9, apply_to_all: false, types: ['technical'] }
    expect(given({ permissions: [], service_permissions: [one, { product_id: '7' }, one] })).toEqual(
      known(['9', '7']),
    )
    expect(given({ permissions: [one] })).toEqual(known(['9']))
    expect(given({ service_permissions: [{ ...one, types: [] }] })).toEqual(known([]))
    for (const odd of [{ ...one, apply_to_all: true }, { service_id: 40 }, 'technical', null])
      expect(given({ service_permissions: [one, odd] }), JSON.stringify(odd)).toEqual(unknown('odd'))
    expect(given({ permissions: { billing: true } })).toEqual(unknown('odd'))
    expect(given({ service_permissions: null })).toEqual(unknown('absent'))
    expect(translateInvitation({ ...chosen, locale: 'rm_CH' }, asked)?.language).toEqual(unknown('odd'))
    expect(translateInvitation({ ...item, id: 8 }, asked)).toBeNull()
    expect(translateInvitation({ ...item, account_id: 43 }, asked)).toBeNull()
    expect(translateInvitation({ ...item, status: 'lost', expired_at: 12 }, asked)).toMatchObject({
      status: unknown('odd'),
      expiresAt: unknown('odd'),
    })
    expect(translateInvitation({ id: 7 }, asked)?.expiresAt).toEqual(unknown('absent'))
  })

  test('of an incident is unknown where it is not understood, never over', () => {
    const event = { id: 1, description: { title: 'T' }, status: 'melting', started_at: 'soon' }
    expect(translateIncident(event)).toMatchObject({
      title: 'T',
      status: unknown('odd'),
      startedAt: unknown('odd'),
      endedAt: unknown('absent'),
    })
    expect(translateIncident({ ...event, id: '../1' })).toBeNull()
  })

  test('of a country that cannot be chosen says so', () => {
    const country = { id: 1, name: 'X', short_name: 'XX', is_enabled: false }
    expect(translateReference(country)?.enabled).toEqual(known(false))
    expect(translateReference({ ...country, is_enabled: 'perhaps' })?.enabled).toEqual(unknown('odd'))
    expect(translateReference({ ...country, name: '' })).toBeNull()
  })
})
