import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import { accountsSeen, organisationsSeen } from '#daemon/core/organisations.ts'
import type { ConnectionSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import { judgeEach, type Judged } from '#daemon/features/findings/judge.ts'
import { fact, isKnown, known, unknown, type Fact, type Told } from '#shared/fact.ts'
import { defaultSettings } from '#shared/settings.ts'
import { roles } from '#shared/team.ts'
import { HOUR } from '#shared/time.ts'
import {
  aConnection,
  aDomain,
  aMember,
  anAccount,
  anInvitation,
  anOrganisation,
  at,
  fresh,
  justNow,
  NOW,
} from '../support/snapshot.ts'

const checks = checksFor(() => defaultSettings)
const snapshotOf = (...connections: ConnectionSnapshot[]) => ({ connections, byHand: [], browsers: [] })
const older = { source: 'infomaniak', observedAt: at(-HOUR) } as const
const login = (name: string, organisation: OrganisationSnapshot, over: Partial<ConnectionSnapshot> = {}) =>
  aConnection({
    name,
    account: fresh(anAccount({ id: name, email: `${name}@vully.example` })),
    organisations: fresh([organisation]),
    ...over,
  })
const only = (...connections: ConnectionSnapshot[]) => {
  const [seen] = organisationsSeen(snapshotOf(...connections), NOW)
  if (!seen) throw new Error('nobody sees it')
  return seen.organisation
}
/** What is said of organisations and what is in them, whoever saw it. */
const answers = (...connections: ConnectionSnapshot[]) =>
  judgeEach(checks, snapshotOf(...connections), NOW)
    .filter(({ organisation }) => organisation !== null)
    .map(({ key, verdict }: Judged) => `${key} ${verdict.state}`)
    .sort()

describe('an organisation that two logins see', () => {
  it('is one, and each of its findings is found once', () => {
    const lacking = anOrganisation({
      members: fresh([aMember({ twoFactor: known('off') })]),
      domains: fresh([aDomain({ expiresAt: known(at(HOUR)), renewalWarranty: known(false) })]),
    })
    const one = answers(login('main', lacking))
    expect(one.filter((answer) => answer.endsWith('open')).length).toBeGreaterThan(2)
    expect(answers(login('main', lacking), login('second', lacking))).toEqual(one)
  })

  it('is shown with the better role, and with what that login was told', () => {
    const asAdministrator = anOrganisation({ organisation: { role: known('administrator') } })
    const asCollaborator = anOrganisation({
      organisation: { role: known('collaborator') },
      members: fresh([aMember({ id: 'u77' })]),
    })
    for (const logins of [
      [login('main', asAdministrator), login('second', asCollaborator)],
      [login('main', asCollaborator), login('second', asAdministrator)],
    ]) {
      const { organisation, members } = only(...logins)
      expect(organisation.role).toEqual(known('administrator'))
      expect(members).toBe(asAdministrator.members)
    }
  })

  it('has what only the other login knows: a list, a field of a member, whether 2FA is required', () => {
    const refused = fact<never>(unknown('no-permission'), justNow, HOUR)
    const narrow = anOrganisation({
      organisation: { role: known('legal-representative'), requires2fa: unknown('no-permission') },
      members: fresh([aMember({ twoFactor: unknown('no-permission') })]),
      domains: refused,
    })
    const wide = anOrganisation({
      organisation: { role: known('collaborator'), requires2fa: known(false) },
      members: fact(known([aMember({ twoFactor: known('off') })]), older, 6 * HOUR),
    })
    const { organisation, members, domains } = only(login('main', narrow), login('second', wide))
    expect(organisation).toMatchObject({ role: known('legal-representative'), requires2fa: known(false) })
    expect(members.told).toMatchObject({ known: [{ twoFactor: known('off') }] })
    // as old as the oldest that is in it
    expect(members.by).toEqual(older)
    expect(domains).toBe(wide.domains)
  })

  it('believes no list that is too old, whoever told it', () => {
    const old = anOrganisation({
      members: fact(known([]), { ...older, observedAt: at(-7 * HOUR) }, 6 * HOUR),
      organisation: { role: known('legal-representative') },
    })
    const newer = anOrganisation({ organisation: { role: known('external') } })
    expect(only(login('main', old), login('second', newer)).members).toBe(newer.members)
  })

  it('prefers what a source said to what a person stated, and that to nothing', () => {
    const stated = { known: 'off', stated: { at: at(-HOUR), maxAge: HOUR } } as const
    const of = (twoFactor: Told<'on' | 'off'>) => anOrganisation({ members: fresh([aMember({ twoFactor })]) })
    const shown = (...of: OrganisationSnapshot[]) => {
      const { told } = only(...of.map((one, index) => login(`l${String(index)}`, one))).members
      return isKnown(told) ? told.known[0]?.twoFactor : told
    }
    expect(shown(of(stated), of(known('on')))).toEqual(known('on'))
    expect(shown(of(unknown('absent')), of(stated))).toEqual(stated)
  })
})

// --- a second login that sees the same adds nothing and hides nothing ---------------------------------------------------

const arbTold = <const T>(...values: T[]): fc.Arbitrary<Told<T>> =>
  fc.oneof(fc.constantFrom(...values).map(known), fc.constant(unknown('absent')))
const arbList = <T>(entries: fc.Arbitrary<T[]>): fc.Arbitrary<Fact<T[]>> =>
  fc
    .tuple(entries, fc.constantFrom('fresh', 'stale', 'refused'))
    .map(([list, how]) =>
      how === 'refused'
        ? fact<T[]>(unknown('no-permission'), justNow, HOUR)
        : fact(known(list), how === 'fresh' ? justNow : { ...older, observedAt: at(-9 * HOUR) }, 6 * HOUR),
    )
const arbOrganisation = fc
  .record({
    requires2fa: arbTold(true, false),
    members: arbList(
      fc
        .tuple(arbTold('on', 'off', 'weak'), arbTold(...roles))
        .map(([twoFactor, role]) => [
          aMember({ id: 'u8', role: known('legal-representative') }),
          aMember({ id: 'u1', role, twoFactor }),
        ]),
    ),
    expiresAt: arbTold(at(HOUR), at(900 * 24 * HOUR)),
    domains: fc.constantFrom('told', 'refused'),
    status: arbTold('pending', 'accepted'),
  })
  .map(({ requires2fa, members, expiresAt, domains, status }) =>
    anOrganisation({
      organisation: { requires2fa },
      members,
      invitations: fresh([anInvitation({ status, expiresAt: known(at(-HOUR)) })]),
      domains:
        domains === 'told'
          ? fresh([aDomain({ expiresAt, renewalWarranty: known(false) })])
          : fact<never>(unknown('no-permission'), justNow, HOUR),
    }),
  )

/** The same organisation as seen by somebody who is told less of it. */
function* knownPlaces(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) return
  if ('known' in value) yield path
  for (const [key, inner] of Object.entries(value)) yield* knownPlaces(inner, [...path, key])
}
function toldLess(organisation: OrganisationSnapshot, picks: readonly number[]): OrganisationSnapshot {
  const copy = structuredClone(organisation) as unknown as Record<string, unknown>
  for (const pick of picks) {
    const places = [...knownPlaces(copy)].filter((place) => place.at(-1) !== 'role')
    const place = places[pick % Math.max(1, places.length)]
    if (!place) continue
    let parent = copy
    for (const key of place.slice(0, -1)) parent = parent[key] as Record<string, unknown>
    parent[place.at(-1) ?? ''] = { unknown: 'no-permission' }
  }
  return copy as unknown as OrganisationSnapshot
}

it('a second login that sees the same, or less of it, adds no finding and hides none, whichever came first', () => {
  fc.assert(
    fc.property(arbOrganisation, fc.array(fc.nat(), { maxLength: 4 }), (organisation, picks) => {
      const alone = answers(login('main', organisation))
      const less = toldLess(organisation, picks)
      expect(answers(login('main', organisation), login('second', less))).toEqual(alone)
      expect(answers(login('main', less), login('second', organisation))).toEqual(alone)
    }),
    { numRuns: 300 },
  )
})

describe('an account with two tokens', () => {
  it('is one account, by its first login, with what either knows', () => {
    const first = aConnection({ account: fresh(anAccount({ twoFactor: unknown('no-permission') }), older) })
    const second = aConnection({ name: 'second', account: fresh(anAccount({ twoFactor: known('off') })) })
    const seen = accountsSeen(snapshotOf(first, second), NOW)
    expect(seen.map(({ name }) => name)).toEqual(['main'])
    expect(seen[0]?.account.told).toMatchObject({ known: { twoFactor: known('off') } })
    const open = judgeEach(checks, snapshotOf(first, second), NOW)
      .filter(({ verdict, check }) => verdict.state === 'open' && check.scope === 'account')
      .map(({ key }) => key)
    expect(open.filter((key) => key.startsWith('account-2fa-off'))).toEqual(['account-2fa-off/main//'])
  })

  it('is two where the accounts are two, or one of them is not known', () => {
    const other = aConnection({ name: 'second', account: fresh(anAccount({ id: '2' })) })
    const silent = aConnection({ name: 'third', account: fact<never>(unknown('odd'), justNow, HOUR) })
    const names = accountsSeen(snapshotOf(aConnection(), other, silent), NOW).map(({ name }) => name)
    expect(names).toEqual(['main', 'second', 'third'])
  })
})
