import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ChangeRequest } from '#shared/changes.ts'
import { valueOrNull } from '#shared/fact.ts'
import { openChangesRig, type ChangesRig } from '../support/changes-rig.ts'

let rig: ChangesRig
beforeEach(async () => {
  rig = await openChangesRig()
})
afterEach(() => rig.close())

type Set = Extract<ChangeRequest, { kind: 'profile' }>['set']
const profile = (set: Set): ChangeRequest => ({ kind: 'profile', connection: 'main', set })
const password: ChangeRequest = { kind: 'application-password', connection: 'main' }
const events = async () => (await rig.noted()).map(({ event }) => event)

describe('a change of the profile', () => {
  test('is shown by name, sent with the present address, read back, and noted without its values', async () => {
    const set = { language: '3', country: '73', timeZone: '390', alertOnLogin: !rig.anna.alertOnLogin }
    const preview = await rig.preview(profile(set))
    expect(preview).toMatchObject({ refused: [], guided: null, warnings: ['language-everywhere'] })
    expect(preview.rows).toEqual([
      { field: 'language', from: expect.any(String), to: 'Deutsch' },
      { field: 'country', from: 'SWITZERLAND', to: 'FRANCE' },
      { field: 'time-zone', from: 'Europe/Zurich', to: 'Europe/Paris' },
      { field: 'alert-on-login', from: rig.anna.alertOnLogin, to: set.alertOnLogin },
    ])
    // asked of the provider, and nothing is changed by it
    expect(rig.front.writes.map(({ line }) => line)).toEqual(['PATCH /2/profile?dry_run=true'])
    expect(rig.anna.languageId).not.toBe(3)

    const result = await rig.confirm(preview.id)
    expect(result).toMatchObject({ outcome: 'done', refused: [], once: null })
    expect(result.rows.map(({ wanted, is }) => is === wanted)).toEqual([true, true, true, true])
    expect(rig.anna).toMatchObject({ languageId: 3, countryId: 73, timezoneId: 390 })
    expect(rig.sent()).toHaveLength(1)
    expect(JSON.parse(rig.sent()[0]?.body ?? '')).toEqual({
      email: rig.anna.email,
      language_id: 3,
      country_id: 73,
      timezone_id: 390,
      successful_connexion_notification: set.alertOnLogin,
    })
    // what others see follows without a pass
    expect(valueOrNull(rig.account().language)).toBe('de')
    const data = {
      act: preview.id,
      kind: 'profile',
      fields: ['language', 'country', 'time-zone', 'alert-on-login'],
    }
    expect(await rig.noted()).toEqual([
      { event: 'change.sent', data },
      { event: 'change.done', data },
    ])
  })

  test('that is so already is not sent', async () => {
    const same = { language: String(rig.anna.languageId), alertOnLogin: rig.anna.alertOnLogin }
    expect(await rig.preview(profile(same))).toMatchObject({
      id: null,
      rows: [],
      refused: [{ because: 'nothing-to-change' }],
    })
    // of several, only what differs
    const { rows } = await rig.preview(profile({ ...same, country: '73' }))
    expect(rows.map(({ field }) => field)).toEqual(['country'])
    expect(rig.sent()).toEqual([])
  })

  test('to what is in no list is refused before anything is sent', async () => {
    expect(await rig.preview(profile({ language: '99' }))).toMatchObject({
      id: null,
      refused: [{ because: 'not-valid', field: 'language' }],
    })
    expect(rig.front.writes).toEqual([])
  })

  test('of a login that is gone, or locked, is refused', async () => {
    const other: ChangeRequest = { kind: 'profile', connection: 'other', set: { language: '3' } }
    expect(await rig.preview(other)).toMatchObject({ id: null, refused: [{ because: 'gone' }] })
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.state.locked = true
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'refused', refused: [{ because: 'locked' }] })
    expect(rig.sent()).toEqual([])
  })
})

describe('a recovery phone', () => {
  test('that is none is refused', async () => {
    for (const recoveryPhone of ['079 123 45 67', '+41 44 668 18 00', '+41', 'anna', '+999 123'])
      expect(await rig.preview(profile({ recoveryPhone })), recoveryPhone).toMatchObject({
        id: null,
        refused: [{ because: 'bad-phone', field: 'recovery-phone' }],
      })
    expect(rig.front.writes).toEqual([])
  })

  test('waits for its owner, however it was typed', async () => {
    const { preview, result } = await rig.make(profile({ recoveryPhone: '0041 79 123 45 67' }))
    expect(preview.rows).toEqual([
      { field: 'recovery-phone', from: '+41 79 000 01 01', to: '+41 79 123 45 67' },
    ])
    expect(preview.warnings).toEqual(['phone-to-be-confirmed'])
    expect(result).toMatchObject({ outcome: 'waiting', rows: [{ is: '+41 79 123 45 67' }] })
    expect(JSON.parse(rig.sent()[0]?.body ?? '')).toMatchObject({ reminder_phone: '+41791234567' })
    // the one before serves until then
    expect(rig.anna.phones.filter(({ recovery, checked }) => recovery && checked)).toHaveLength(1)
    const traces = await rig.traces()
    expect(
      traces
        .split('\n')
        .filter((line) => line.includes('change.'))
        .join(),
    ).not.toMatch(/123.?45.?67/)
    expect((await rig.noted()).at(-1)?.data).toMatchObject({ waiting: true })
  })

  test('is warned of by its country, and that of the profile or of the same request', async () => {
    const warnings = async (recoveryPhone: string, country?: string) =>
      (await rig.preview(profile({ recoveryPhone, ...(country !== undefined && { country }) }))).warnings
    expect(await warnings('+33 6 12 34 56 78')).toEqual(['phone-to-be-confirmed', 'phone-of-another-country'])
    expect(await warnings('+33 6 12 34 56 78', '73')).toEqual(['phone-to-be-confirmed'])
    expect(await warnings('+41 79 123 45 67', '73')).toContain('phone-of-another-country')
    expect(await warnings('+34 612 34 56 78')).toEqual([
      'phone-to-be-confirmed',
      'phone-of-another-country',
      'phone-without-sms',
    ])
    expect(await warnings('+49 1512 3456789', '80')).toEqual(['phone-to-be-confirmed'])
    expect(await warnings('+32 470 12 34 56', '21')).toEqual(['phone-to-be-confirmed'])
  })

  test('for which the password is asked becomes a page of the Manager', async () => {
    rig.world.faults.passwordAsked = ['PATCH /2/profile']
    const refusedWith = async (set: Set) => {
      const { id, refused, guided } = await rig.preview(profile(set))
      expect({ id, refused }).toEqual({ id: null, refused: [{ because: 'password-asked', field: null }] })
      return guided
    }
    expect(await refusedWith({ recoveryPhone: '+41 79 123 45 67' })).toBe('edit-recovery-phone')
    expect(await refusedWith({ recoveryEmail: 'anna@post.example' })).toBe('edit-recovery-email')
    expect(await refusedWith({ alertOnLogin: !rig.anna.alertOnLogin })).toBe('enable-alerts')
    expect(await refusedWith({ language: '3' })).toBe('open-manager')
  })
})

describe('a recovery address', () => {
  test('that is none is refused', async () => {
    for (const recoveryEmail of ['anna', 'anna@', '@vully.example', 'a b@c.example', 'a@b'])
      expect(await rig.preview(profile({ recoveryEmail })), recoveryEmail).toMatchObject({
        id: null,
        refused: [{ because: 'bad-address', field: 'recovery-email' }],
      })
  })

  test('waits for its owner, and is warned of on a name of the own organisations', async () => {
    const own = rig.world.state.domains[0]?.name ?? ''
    const warned = await rig.preview(profile({ recoveryEmail: `anna@mail.${own}` }))
    expect(warned.warnings).toEqual(['email-to-be-confirmed', 'email-on-own-domain'])
    const { preview, result } = await rig.make(profile({ recoveryEmail: 'anna@elsewhere.example' }))
    expect(preview.warnings).toEqual(['email-to-be-confirmed'])
    expect(result).toMatchObject({ outcome: 'waiting', rows: [{ is: 'anna@elsewhere.example' }] })
  })
})

describe('what the provider refuses', () => {
  test('with reasons is said with the field, at the preview', async () => {
    rig.world.faults.invalidAttributes = ['unsuccessful_connexion_notification']
    expect(await rig.preview(profile({ alertOnFailure: !rig.anna.alertOnFailure }))).toMatchObject({
      id: null,
      refused: [{ because: 'not-valid', field: 'alert-on-failure' }],
      guided: null,
    })
  })
  test('only later is said at the end, and noted', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.world.faults.invalidAttributes = ['language_id']
    expect(await rig.confirm(id)).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'not-valid', field: 'language' }],
      rows: [{ is: null }],
    })
    expect(await events()).toEqual(['change.sent', 'change.refused'])
  })
  test.each([
    ['denied', 'no-permission'],
    ['notImplemented', 'not-offered'],
  ] as const)('because it is %s is guided', async (fault, because) => {
    rig.world.faults[fault] = ['PATCH /2/profile']
    expect(await rig.preview(profile({ language: '3' }))).toMatchObject({
      id: null,
      refused: [{ because }],
      guided: 'open-manager',
    })
  })
  test('for want of a scope is a missing permission', async () => {
    for (const token of rig.world.state.tokens)
      token.scopes = token.scopes.filter((one) => one !== 'profile_update')
    expect(await rig.preview(profile({ language: '3' }))).toMatchObject({
      refused: [{ because: 'no-permission' }],
    })
  })
})

describe('what comes of a write', () => {
  test('that says yes and does nothing is not taken', async () => {
    rig.world.faults.pretending = ['PATCH /2/profile']
    const { result } = await rig.make(profile({ language: '3' }))
    expect(result).toMatchObject({ outcome: 'not-taken', guided: 'open-manager' })
    expect(result.rows).toEqual([{ field: 'language', wanted: 'Deutsch', is: expect.any(String) }])
    expect(await events()).toEqual(['change.sent', 'change.not-taken'])
    expect(rig.sent()).toHaveLength(1)
  })

  test('whose answer is lost after it was done is seen by reading back', async () => {
    rig.world.faults.answerLost = ['PATCH /2/profile']
    const { result } = await rig.make(profile({ language: '3' }))
    expect(result).toMatchObject({ outcome: 'done' })
    expect(rig.sent()).toHaveLength(1)
  })

  test('that was cut off is unclear, and never sent again', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.front.cut = 'unheard'
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'unclear', rows: [{ wanted: 'Deutsch' }] })
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'unclear' })
    await rig.sync()
    expect(rig.sent()).toHaveLength(1)
    expect(await events()).toEqual(['change.sent', 'change.unclear'])
  })

  test('that was cut off after it was done is done', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.front.cut = 'unanswered'
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'done' })
    expect(rig.sent()).toHaveLength(1)
  })

  test('that cannot be read back is unclear, even where it was said to be done', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.front.before = (line) => {
      if (line.startsWith('PATCH')) rig.world.faults.broken = ['/2/profile']
    }
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'unclear', rows: [{ is: null }] })
  })

  test('that was never sent is refused, since nobody was there', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    await rig.front.close()
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'refused', refused: [{ because: 'unreachable' }] })
    expect(await events()).toEqual(['change.refused'])
  })

  test('that is done later is followed by its task', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    rig.world.faults.asynchronous = ['PATCH /2/profile']
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'done' })
    expect(rig.sent()).toHaveLength(1)
  })

  test('is seen anew while a whole pass runs, which then begins again', async () => {
    const { id } = await rig.preview(profile({ language: '3' }))
    const done = Promise.withResolvers<void>()
    const begun = Promise.withResolvers<void>()
    // a pass that would never end before it
    rig.front.before = async (line) => {
      if (!line.startsWith('GET /1/products')) return
      begun.resolve()
      await done.promise
    }
    const passing = rig.sync()
    await begun.promise
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'done' })
    done.resolve()
    expect(await passing).toMatchObject({ state: 'ok' })
    expect(valueOrNull(rig.account().language)).toBe('de')
  })
})

describe('an application password', () => {
  test('is told once, and left nowhere', async () => {
    const before = rig.anna.applicationPasswords.length
    const { preview, result } = await rig.make(password)
    expect(preview.rows).toEqual([
      { field: 'application-password', from: String(before), to: String(before + 1) },
    ])
    expect(preview.warnings).toEqual(['shown-once'])
    expect(result).toMatchObject({ outcome: 'done', rows: [{ is: String(before + 1) }] })
    expect(result.once).toMatch(/^[a-z-]{19}$/)
    expect(await rig.confirm(preview.id)).toMatchObject({ outcome: 'done', once: null })
    await rig.sync()
    expect(await rig.traces()).not.toContain(result.once)
    expect(rig.sent()).toHaveLength(1)
  })

  test('whose answer is lost is unclear: it was made, and nobody knows it', async () => {
    const before = rig.anna.applicationPasswords.length
    rig.world.faults.answerLost = ['POST /2/profile/applications/passwords']
    const { result } = await rig.make(password)
    expect(result).toMatchObject({ outcome: 'unclear', once: null, rows: [{ is: String(before + 1) }] })
    expect(rig.anna.applicationPasswords).toHaveLength(before + 1)
  })

  test('that is only said to be made is not', async () => {
    rig.world.faults.pretending = ['POST /2/profile/applications/passwords']
    const { result } = await rig.make(password)
    expect(result).toMatchObject({ outcome: 'not-taken', once: null, guided: 'manage-application-passwords' })
  })
})
