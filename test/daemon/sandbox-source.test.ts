/** How the sandbox's journal becomes events of ours. */
import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ActivityEar } from '#daemon/core/activity-ear.ts'
import { createOutgoing, type Outgoing } from '#daemon/core/outgoing.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { openSandboxJournal } from '#daemon/sources/sandbox-activity/journal.ts'
import { translateEvent } from '#daemon/sources/sandbox-activity/translate.ts'
import { activityEvent, type ActivityEvent } from '#shared/activity.ts'
import { ok } from '#shared/result.ts'
import { createMemoryStore } from '../support/memory-store.ts'

const own = { organisation: null, login: 'sandbox', person: 500 }
const wire = {
  id: 'mg1+700',
  at: '2026-11-22T08:00:00.000Z',
  kind: 'signed-in',
  detail: null,
  ip: '203.0.113.9',
  device: 'Chrome on Android',
  place: { name: 'Lagos', country: 'NG', latitude: 6.455, longitude: 3.394 },
  person: 'Anna Vully',
  person_id: 500,
  organisation_id: null,
}

describe('an event', () => {
  it('keeps what the sandbox says of it', () => {
    expect(translateEvent(wire, own)).toEqual({
      id: 'own mg1+700',
      at: wire.at,
      kind: 'signed-in',
      word: null,
      source: 'sandbox',
      list: 'user',
      login: 'sandbox',
      organisation: null,
      person: 'Anna Vully',
      device: 'Chrome on Android',
      address: '203.0.113.9',
      place: { name: 'Lagos', country: 'NG', position: { latitude: 6.455, longitude: 3.394 } },
      detail: null,
    })
  })

  it('of a word that is not known is another, and says which', () => {
    for (const kind of ['teleported', 'toString', '__proto__'])
      expect(translateEvent({ ...wire, kind }, own)).toMatchObject({ kind: 'other', word: kind })
  })

  it('of an organisation belongs to no login, and is told once where it is the login’s own', () => {
    const list = { ...own, organisation: '48210' }
    expect(translateEvent({ ...wire, person_id: 501 }, list)).toMatchObject({
      list: 'organisation',
      login: null,
      organisation: '48210',
    })
    expect(translateEvent(wire, list)).toBeNull()
  })

  it('is whole or none, whatever is sent', () => {
    const odd = fc.oneof(
      fc.anything({ maxDepth: 1 }),
      fc.constantFrom('\u202eevil\n', 'a\u2028b\u0000', 'x'.repeat(999)),
    )
    const some = fc.record(
      Object.fromEntries(
        Object.entries(wire).map(([name, value]) => [name, fc.oneof(fc.constant(value as unknown), odd)]),
      ),
    )
    fc.assert(
      fc.property(fc.oneof(some, odd), (raw) => {
        const event = translateEvent(raw, own)
        if (event === null) return
        expect(v.is(activityEvent, event)).toBe(true)
        for (const text of Object.values(event))
          expect(JSON.stringify(text)).not.toMatch(/[\n\r\u202a-\u202e]/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the journal', () => {
  let sandbox: Sandbox
  let outgoing: Outgoing
  let told: Map<string, ActivityEvent>
  let tellings: number
  let known: unknown[]
  let isFull: boolean
  const never = new AbortController().signal

  beforeEach(async () => {
    sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
    outgoing = createOutgoing({ allow: [sandbox.apiUrl] })
    told = new Map()
    known = []
    tellings = 0
    isFull = false
  })
  afterEach(async () => {
    await outgoing.close()
    await sandbox.close()
  })
  const ear: ActivityEar = {
    take(events) {
      if (isFull) return Promise.reject(new Error('the disk is full'))
      tellings += events.length
      for (const one of events) told.set(one.id, one)
      return Promise.resolve()
    },
    listsKnown: (...lists) => void known.push(lists),
  }
  const open = (store = createMemoryStore(), hears: ActivityEar | null = ear) =>
    openSandboxJournal({
      name: 'sandbox',
      baseUrl: sandbox.apiUrl,
      token: () => Promise.resolve(ok(sandboxToken)),
      store,
      outgoing,
      journalEar: () => hears,
    })
  const people = () => sandbox.world.state.people
  const signIn = (place = 0) => {
    const person = people()[place]
    if (person === undefined) throw new Error('nobody')
    sandbox.world.journal(person, 'signed-in', '')
    sandbox.world.touch()
  }

  it('tells both lists once, and then what is new', async () => {
    const store = createMemoryStore()
    const journal = await open(store)
    expect(await journal.read(never)).toMatchObject({ ok: true, taken: 240 })
    expect([told.size, tellings]).toEqual([240, 240])
    expect(known).toEqual([['sandbox', [{ id: '48210', name: 'Atelier Vully SA' }]]])
    expect(await journal.read(never)).toMatchObject({ taken: 0 })
    signIn()
    signIn(1)
    // a daemon that was started anew goes on from there
    expect(await (await open(store)).read(never)).toMatchObject({ taken: 2 })
    expect([told.size, tellings]).toEqual([242, 242])
    expect([...told.values()].slice(-2).map(({ list, login }) => [list, login])).toEqual([
      ['user', 'sandbox'],
      ['organisation', null],
    ])
  })

  it('is brought in bounded portions, the newest first, until all of it is here', async () => {
    sandbox.world.state.history.length = 14_000
    sandbox.world.touch()
    const journal = await open()
    const first = await journal.read(never)
    expect(first.calls).toBeLessThanOrEqual(30)
    expect(told.size).toBeLessThan(13_000)
    signIn(1)
    while ((await journal.read(never)).taken > 0);
    expect([told.size, tellings]).toEqual([14_001, 14_001])
  })

  it('is not counted as told where it could not be kept', async () => {
    const journal = await open()
    isFull = true
    await expect(journal.read(never)).rejects.toThrow('full')
    isFull = false
    expect(await journal.read(never)).toMatchObject({ taken: 240 })
  })

  it('waits for somebody to hear it, and ends when the login goes', async () => {
    const store = createMemoryStore()
    expect(await (await open(store, null)).read(never)).toMatchObject({ calls: 0 })
    const journal = await open(store)
    await journal.stop()
    expect(await journal.read(never)).toMatchObject({ calls: 0 })
    expect(told.size).toBe(0)
  })

  it('of another world is read from its beginning', async () => {
    const journal = await open()
    await journal.read(never)
    sandbox.world.state.foundedAt += 1000
    sandbox.world.touch()
    expect(await journal.read(never)).toMatchObject({ ok: true, taken: 240 })
    expect(told.size).toBe(480)
  })

  it('says when it could not be read, and that no list is known then', async () => {
    const journal = await open()
    sandbox.world.state.tokens = []
    expect(await journal.read(never)).toMatchObject({ ok: false, calls: 1 })
    expect(known).toEqual([])
  })
})
