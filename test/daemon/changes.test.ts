import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangeRequest } from '#shared/changes.ts'
import { MINUTE } from '#shared/time.ts'
import { openChangesRig, type ChangesRig } from '../support/changes-rig.ts'

let rig: ChangesRig
beforeEach(async () => {
  rig = await openChangesRig()
})
afterEach(() => rig.close())

const toGerman: ChangeRequest = { kind: 'profile', connection: 'main', set: { language: '3' } }
const toItalian: ChangeRequest = { kind: 'profile', connection: 'main', set: { language: '4' } }
const password: ChangeRequest = { kind: 'application-password', connection: 'main' }
const expired = { outcome: 'refused', refused: [{ because: 'expired', field: null }] }

describe('a preview', () => {
  test('is confirmed once: of two confirmations at the same time one is sent, and both hear of it', async () => {
    const { id } = await rig.preview(toGerman)
    const both = await Promise.all([rig.confirm(id), rig.confirm(id)])
    expect(both.map(({ outcome }) => outcome)).toEqual(['done', 'done'])
    expect(rig.sent()).toHaveLength(1)
  })

  test('of a password tells it to the first alone', async () => {
    const { id } = await rig.preview(password)
    const [first, second] = await Promise.all([rig.confirm(id), rig.confirm(id)])
    expect(first?.once).toEqual(expect.any(String))
    expect(second).toMatchObject({ outcome: 'done', once: null })
    expect(rig.sent()).toHaveLength(1)
  })

  test('sends what was previewed, and two of them one after the other', async () => {
    const german = await rig.preview(toGerman)
    const italian = await rig.preview(toItalian)
    const [first, second] = await Promise.all([rig.confirm(german.id), rig.confirm(italian.id)])
    expect(first).toMatchObject({ outcome: 'done' })
    // what it was shown against is no longer so
    expect(second).toMatchObject({ outcome: 'refused', refused: [{ because: 'changed-meanwhile' }] })
    expect(rig.sent()).toHaveLength(1)
    expect(rig.anna.languageId).toBe(3)
  })

  test('is of no use to anybody else', async () => {
    const { id } = await rig.preview(toGerman)
    expect(await rig.confirm(id, 'somebody')).toMatchObject(expired)
    expect(await rig.confirm('no-such-id')).toMatchObject(expired)
    expect(rig.sent()).toEqual([])
    // and still of use to whom it was shown
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'done' })
  })

  test('is of one account: under the same name another makes nothing of it, however alike they are', async () => {
    const [anna, bruno] = rig.world.state.people
    const [token] = rig.world.state.tokens
    if (anna === undefined || bruno === undefined || token === undefined) throw new Error('nobody')
    bruno.applicationPasswords = structuredClone(anna.applicationPasswords)
    const { id } = await rig.preview(password)
    token.personId = bruno.id
    expect(await rig.confirm(id)).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'changed-meanwhile' }],
    })
    expect(rig.sent()).toEqual([])
    // it is the account alone that keeps it back
    expect(await rig.make(password)).toMatchObject({ result: { outcome: 'done' } })
  })

  test('ends after ten minutes', async () => {
    const first = await rig.preview(toGerman)
    rig.clock.pass(10 * MINUTE - 1)
    const second = await rig.preview(toGerman)
    rig.clock.pass(1)
    expect(await rig.confirm(first.id)).toMatchObject(expired)
    expect(rig.sent()).toEqual([])
    expect(await rig.confirm(second.id)).toMatchObject({ outcome: 'done' })
  })

  test('is dropped for fifty newer ones', async () => {
    const previews = []
    for (let count = 0; count < 51; count += 1) previews.push(await rig.preview(password))
    expect(await rig.confirm(previews[0]?.id ?? null)).toMatchObject(expired)
    expect(await rig.confirm(previews[1]?.id ?? null)).toMatchObject({ outcome: 'done' })
  })
})

describe('the journal', () => {
  test('shows what was sent, even where the end of the daemon came before the answer', async () => {
    const { id } = await rig.preview(toGerman)
    const notedBefore: unknown[] = []
    rig.front.before = (line) => {
      if (line.startsWith('PATCH')) notedBefore.push(rig.noted())
    }
    await rig.confirm(id)
    expect(await notedBefore[0]).toMatchObject([{ event: 'change.sent', data: { act: id } }])
  })

  test('that cannot be written keeps the change from being sent', async () => {
    const full = await openChangesRig({ journal: () => () => Promise.reject(new Error('disk full')) })
    try {
      const { id } = await full.preview(toGerman)
      await expect(full.confirm(id)).rejects.toThrow('disk full')
      expect(full.sent()).toEqual([])
      expect(await full.confirm(id)).toMatchObject(expired)
    } finally {
      await full.close()
    }
  })

  test('that cannot be written afterwards keeps nothing from being told', async () => {
    let written = 0
    const filling = await openChangesRig({
      journal: (real) => (act) =>
        (written += 1) === 1 ? real.write(act) : Promise.reject(new Error('full')),
    })
    try {
      const { result } = await filling.make(password)
      expect(result).toMatchObject({ outcome: 'done', once: expect.any(String) })
      expect(filling.reported).toHaveLength(1)
      expect(await filling.noted()).toMatchObject([{ event: 'change.sent' }])
    } finally {
      await filling.close()
    }
  })

  test('tells what the end of the daemon called off', async () => {
    const { id } = await rig.preview(toGerman)
    const stops: Promise<void>[] = []
    rig.front.before = (line) => {
      if (line.startsWith('PATCH')) stops.push(rig.changes.stop())
    }
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'unclear' })
    await Promise.all(stops)
    expect((await rig.noted()).map(({ event }) => event)).toEqual(['change.sent', 'change.unclear'])
  })
})
