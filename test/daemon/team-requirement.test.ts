import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { realFix } from '#daemon/features/findings/actions.ts'
import { dryRunOf } from '#daemon/features/team/dry-run.ts'
import { memberList } from '#daemon/features/team/members.ts'
import { refusalOf, requirementOf } from '#daemon/features/team/requirement.ts'
import { peopleOf } from '#daemon/features/team/rows.ts'
import { textOf } from '#daemon/features/team/text.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import { dryRunFilters, requirement, type Requirement } from '#shared/requirement.ts'
import { languages } from '#shared/settings.ts'
import { canAdminister, roles, type Member, type Role } from '#shared/team.ts'
import { DAY } from '#shared/time.ts'
import * as v from 'valibot'
import { at, NOW } from '../support/snapshot.ts'
import { aTeam, someone, theOrganisation } from '../support/team-sights.ts'

const ORGANISATION = '42'
const everybody = { filter: 'all', search: '', offset: 0, limit: 500 } as const
const dryRun = (members: readonly Member[], told: readonly string[] = []) => {
  const people = peopleOf(
    aTeam(NOW, members),
    ORGANISATION,
    (_, id) => (told.includes(id) ? at(-DAY) : null),
    NOW,
  )
  if (people === null) throw new Error('the people are known')
  return dryRunOf(memberList(people))
}
const head = (id: string, twoFactor: Parameters<typeof someone>[1]) =>
  someone(id, twoFactor, { role: known('legal-representative') })

const stand = (
  members: readonly Member[],
  { required = known(false), told = [] }: { required?: Told<boolean>; told?: readonly string[] } = {},
) =>
  requirementOf(
    theOrganisation(aTeam(NOW, members, required), NOW),
    null,
    dryRun(members, told),
    realFix,
    NOW,
  )
const stepsOf = ({ steps }: Requirement) => Object.fromEntries(steps.map(({ id, state }) => [id, state]))

describe('the dry run', () => {
  const house = [
    head('u1', 'on'),
    someone('u2', 'off'),
    someone('u3', null),
    someone('u4', 'off', { kind: 'external', role: known('external') }),
    someone('u5', 'weak'),
    someone('u6', null, { kind: 'sso' }),
    someone('i7', null, { kind: 'invited' }),
    someone('u8', 'on', { kind: 'external', role: known('external') }),
    head('u9', 'off'),
  ]
  it('names who is stopped, the administrators first; who is not known apart, and who is judged elsewhere too', () => {
    const { rows, counts } = dryRun(house)
    expect(rows.map(({ id, stopped }) => `${id} ${stopped}`)).toEqual([
      'u9 yes',
      'u2 yes',
      'u4 yes',
      'u3 unknown',
      'u5 no',
      'u1 no',
      'u8 no',
      'i7 apart',
      'u6 apart',
    ])
    expect(counts).toEqual({ stopped: 3, unknown: 1, external: 1, apart: 2, fine: 3, all: 9 })
  })

  it('lets only an external who has to choose leave', () => {
    expect(dryRun(house).rows.flatMap(({ id, mayLeave }) => (mayLeave ? id : []))).toEqual(['u4'])
  })

  it('pages and searches what it counts', () => {
    const run = dryRun(house)
    for (const filter of dryRunFilters)
      expect(run.page({ ...everybody, filter }).total).toBe(run.counts[filter])
    expect(run.page({ ...everybody, filter: 'stopped', offset: 1, limit: 1 }).rows[0]?.id).toBe('u2')
    expect(run.page({ ...everybody, search: 'U3@' }).rows.map(({ id }) => id)).toEqual(['u3'])
  })
})

describe('the guard', () => {
  const of = (role: Role | null, twoFactor: 'on' | 'off' | null) => refusalOf({ name: null, role, twoFactor })
  it('refuses who lacks a second factor, or may not, and says which first', () => {
    expect(of('administrator', 'on')).toBeNull()
    expect(of('administrator', 'off')).toBe('own-2fa-off')
    expect(of('administrator', null)).toBe('own-2fa-unknown')
    expect(of('collaborator', 'off')).toBe('own-2fa-off')
    expect(of('collaborator', null)).toBe('role-too-low')
    expect(of('external', 'on')).toBe('role-too-low')
    expect(of(null, 'on')).toBe('role-unknown')
    expect(of(null, null)).toBe('own-2fa-unknown')
  })

  it('lets nobody through but an administrator with a second factor', () => {
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...roles)), fc.constantFrom('on', 'off', null), (role, own) => {
        expect(of(role, own) === null).toBe(own === 'on' && role !== null && canAdminister(role))
      }),
    )
  })
})

describe('how the requirement stands', () => {
  it('warns by name where fewer than two administrators are enrolled, and refuses nothing for it', () => {
    const few = stand([head('u1', 'on'), head('u2', 'off'), head('u3', null), someone('u4', 'off')])
    expect(few.administrators).toEqual({
      all: 3,
      enrolled: 1,
      few: true,
      lacking: ['Name of u2'],
      unknown: ['Name of u3'],
    })
    expect(few.refused).toBeNull()
    // one of whom it is not known would be enough
    expect(stepsOf(few)['administrators']).toBe('unknown')
    expect(stepsOf(stand([head('u1', 'on'), head('u2', 'off')]))['administrators']).toBe('open')
  })

  it.each<[string, Member[], boolean]>([
    ['the only one', [head('u1', 'on')], false],
    ['two of three', [head('u1', 'on'), head('u2', 'weak'), head('u3', 'off')], false],
    ['none of one', [head('u1', 'off')], true],
    ['nobody who is known to administer', [someone('u1', 'on')], true],
    [
      'only such as sign in elsewhere',
      [someone('u1', null, { kind: 'sso', role: known('administrator') })],
      true,
    ],
  ])('with a second factor: %s', (_, members, few) => {
    expect(stand(members).administrators.few).toBe(few)
  })

  it('takes every step for done only where that is known', () => {
    const lacking = [head('u1', 'on'), head('u2', 'on'), someone('u3', 'off'), someone('u4', null)]
    expect(stepsOf(stand(lacking))).toEqual({
      own: 'done',
      administrators: 'done',
      tell: 'open',
      date: 'open',
      switch: 'open',
      everyone: 'open',
    })
    expect(stepsOf(stand(lacking, { told: ['u3', 'u4'] }))['tell']).toBe('done')
    expect(stepsOf(stand([...lacking.slice(0, 2), someone('u4', null)]))['everyone']).toBe('unknown')
    expect(stepsOf(stand(lacking.slice(0, 2), { required: known(true) }))).toMatchObject({
      tell: 'done',
      date: 'done',
      switch: 'done',
      everyone: 'done',
    })
    expect(stepsOf(stand(lacking, { required: unknown('no-permission') }))['switch']).toBe('unknown')
  })

  it('says of people who are not known nothing but that', () => {
    const seen = theOrganisation(aTeam(NOW, []), NOW)
    const told = requirementOf(seen, null, null, realFix, NOW)
    expect(v.parse(requirement, told)).toEqual(told)
    expect([told.observedAt, told.administrators.few]).toEqual([null, true])
    expect(stepsOf(told)).toMatchObject({ administrators: 'unknown', tell: 'unknown', everyone: 'unknown' })
  })

  it('never looks better for knowing less', () => {
    const arbState = fc.constantFrom('on', 'weak', 'off')
    fc.assert(
      fc.property(fc.array(arbState, { minLength: 1 }), fc.nat(), (states, which) => {
        const members = states.map((state, place) => head(`u${String(place)}`, state))
        const less = members.map((one, place) =>
          place === which % members.length ? { ...one, twoFactor: unknown('absent') } : one,
        )
        const [more, fewer] = [stand(members), stand(less)]
        expect(fewer.administrators.enrolled).toBeLessThanOrEqual(more.administrators.enrolled)
        expect(fewer.counts.fine).toBeLessThanOrEqual(more.counts.fine ?? 0)
        for (const id of ['administrators', 'everyone'] as const)
          if (stepsOf(fewer)[id] === 'done') expect(stepsOf(more)[id]).toBe('done')
      }),
    )
  })
})

describe('the mails', () => {
  const ADDRESS = 'https://manager.infomaniak.com/2fa'
  const kinds = ['announce', 'remind', 'alert'] as const
  const mail = (over: Partial<Parameters<typeof textOf>[0]> = {}) =>
    textOf({
      kind: 'announce',
      language: 'en',
      organisation: 'Atelier Vully SA',
      on: '2027-02-01',
      required: false,
      address: ADDRESS,
      ...over,
    })

  it.each(languages.flatMap((language) => kinds.map((kind) => [language, kind] as const)))(
    'in %s, to %s: plain text, one address, nothing left open',
    (language, kind) => {
      for (const on of ['2027-02-01', null])
        for (const required of [true, false]) {
          const { subject, body } = mail({ language, kind, on, required })
          expect(subject).not.toMatch(/[{}#\n]/)
          expect(body).not.toMatch(/[{}<>]|undefined/)
          expect(body).toContain('Atelier Vully SA')
          expect(body.match(/\w+:\/\/\S+|\bwww\.\S+/g)).toEqual([ADDRESS])
          expect(body.split('\n').every((line) => line === line.trimEnd())).toBe(true)
        }
    },
  )

  it('say the day in the language, and every one what is stopped, what stays open, and how', () => {
    const day = {
      en: '1 February 2027',
      fr: '1 février 2027',
      de: '1. Februar 2027',
      it: '1 febbraio 2027',
      es: '1 de febrero de 2027',
    }
    for (const language of languages) {
      const { subject, body } = mail({ language })
      expect(subject).toContain(day[language])
      expect(body).toContain(day[language])
      for (const word of ['kAuth', 'YubiKey', 'SMS', 'kDrive', 'Manager']) expect(body).toContain(word)
      expect(mail({ language, on: null }).body).not.toContain('2027')
      expect(mail({ language, required: true }).subject).not.toContain('2027')
    }
  })

  it('let no name of an organisation break the subject or bring an address', () => {
    const { subject, body } = mail({ organisation: 'A\r\nBcc: all@x.example https://evil.example/\u202Egnp' })
    expect(subject).not.toMatch(/[\r\n\u202E]/)
    expect(body.match(/\w+:\/\/\S+/g)).toEqual([ADDRESS])
  })
})
