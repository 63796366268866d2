import { describe, expect, test } from 'vitest'
import { applicationPasswordChange } from '#daemon/features/account/application-password-change.ts'
import { profileChange } from '#daemon/features/account/profile-change.ts'
import { cancelInvitation, correctInvitation, inviteChange } from '#daemon/features/team/invitation-change.ts'
import type { ConnectionSnapshot, OrganisationSnapshot } from '#daemon/core/snapshot.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import { fact, known, unknown, type Told } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Reference } from '#shared/references.ts'
import { invitationStatuses, roles, type Role } from '#shared/team.ts'
import {
  aConnection,
  aConnectionStatus,
  aMember,
  anAccount,
  anInvitation,
  anOrganisation,
  aSnapshot,
  fresh,
  NOW,
} from '../support/snapshot.ts'

type Of<K extends ChangeRequest['kind']> = Extract<ChangeRequest, { kind: K }>

const unheard = (reason: 'no-permission' | 'source-failed' | 'not-published' = 'source-failed') =>
  fact<never>(unknown(reason), { source: 'infomaniak', observedAt: null }, 1)
const snapshotOf = (...connections: ConnectionSnapshot[]) => ({ ...aSnapshot(), connections })

const aProduct = (over: Partial<Product>): Product => ({
  id: '1',
  service: 'drive',
  name: 'kDrive',
  expiresAt: known(null),
  locked: known(false),
  lockedByProvider: unknown('absent'),
  maintenance: known(false),
  maintenanceSince: null,
  busy: known(false),
  ...over,
})

const noah = aMember({
  id: 'i7',
  kind: 'invited',
  email: 'noah@elsewhere.example',
  role: known('collaborator'),
})
const anna = aMember({ id: 'u1', email: 'anna@vully.example' })
const here = (over: Parameters<typeof anOrganisation>[0] = {}): OrganisationSnapshot =>
  anOrganisation({ members: fresh([anna, noah]), invitations: fresh([anInvitation()]), ...over })
const login = (name: string, role: Told<Role>, over: Parameters<typeof anOrganisation>[0] = {}) =>
  aConnection({
    name,
    status: aConnectionStatus({ name }),
    organisations: fresh([here({ ...over, organisation: { role } })]),
  })

const invite: Of<'invite'> = {
  kind: 'invite',
  organisation: '42',
  firstName: 'Lina',
  lastName: 'Favre',
  email: 'lina@elsewhere.example',
  role: 'collaborator',
  language: 'fr',
  contact: { billing: false, products: false },
}
const cancel: Of<'cancel-invitation'> = { kind: 'cancel-invitation', organisation: '42', invitation: '7' }
const correct = (set: Of<'correct-invitation'>['set']): Of<'correct-invitation'> => ({
  ...cancel,
  kind: 'correct-invitation',
  set,
})
const because = ({ refused }: { readonly refused: readonly { readonly because: string }[] }) =>
  refused.map((one) => one.because)

describe('who invites', () => {
  test.each(roles.flatMap((mine) => roles.map((granted) => [mine, granted] as const)))(
    'a %s makes somebody %s only where the guide allows it',
    (mine, granted) => {
      const plan = inviteChange.plan(
        { ...invite, role: granted },
        snapshotOf(login('main', known(mine))),
        NOW,
      )
      const may =
        mine === 'legal-representative' || (mine === 'administrator' && granted !== 'legal-representative')
      expect(plan.sending !== null).toBe(may && granted !== 'external')
      if (!may) expect(because(plan)).toHaveLength(1)
    },
  )

  test('is the login with the most rights there', () => {
    const logins = [
      login('worker', known('collaborator')),
      login('lead', known('legal-representative')),
      login('office', known('administrator')),
    ]
    for (const connections of [logins, logins.toReversed()])
      expect(inviteChange.plan(invite, snapshotOf(...connections), NOW).sending?.login).toBe('lead')
  })

  test('is nobody where it is not known what they may', () => {
    const plan = (...connections: ConnectionSnapshot[]) =>
      because(inviteChange.plan(invite, snapshotOf(...connections), NOW))
    expect(plan(login('main', unknown('no-permission')))).toEqual(['role-unknown'])
    expect(plan(aConnection({ organisations: unheard() }))).toEqual(['role-unknown'])
    expect(plan(aConnection({ organisations: fresh([]) }))).toEqual(['gone'])
    expect(plan()).toEqual(['gone'])
    const status = aConnectionStatus({ state: 'locked' })
    expect(plan({ ...login('main', known('administrator')), status })).toEqual(['locked'])
  })
})

describe('an invitation', () => {
  const main = (over: Parameters<typeof anOrganisation>[0] = {}) =>
    snapshotOf(login('main', known('administrator'), over))

  test.each(invitationStatuses)('that is %s is open only while it is pending', (status) => {
    const snapshot = main({ invitations: fresh([anInvitation({ status: known(status) })]) })
    for (const plan of [
      cancelInvitation.plan(cancel, snapshot, NOW),
      correctInvitation.plan(correct({ role: 'administrator' }), snapshot, NOW),
    ]) {
      expect(plan.sending !== null).toBe(status === 'pending')
      if (status !== 'pending') expect(because(plan)).toEqual(['invitation-answered'])
    }
  })

  test('that nobody finds any more was answered, and one that cannot be looked for is not', () => {
    const plan = (over: Parameters<typeof anOrganisation>[0]) =>
      because(cancelInvitation.plan(cancel, main(over), NOW))
    expect(plan({ members: fresh([anna]) })).toEqual(['invitation-answered'])
    expect(plan({ invitations: fresh([anInvitation({ status: unknown('absent') })]) })).toEqual([
      'invitation-answered',
    ])
    expect(plan({ members: unheard() })).toEqual(['unreachable'])
    expect(plan({ members: unheard('no-permission') })).toEqual(['no-permission'])
    // a member of the same number is somebody else
    expect(plan({ members: fresh([aMember({ id: 'u7' })]) })).toEqual(['invitation-answered'])
  })

  test('of which nobody says the language now can get one all the same', () => {
    const list: Reference[] = [{ id: '5', name: 'Español', code: 'es_ES', enabled: known(true) }]
    const connection = login('main', known('administrator'), {
      invitations: fresh([anInvitation({ language: unknown('odd') })]),
    })
    const references = { ...connection.references, languages: fresh(list) }
    const plan = (language: 'es' | 'it') =>
      correctInvitation.plan(correct({ language }), snapshotOf({ ...connection, references }), NOW)
    expect(plan('es')).toMatchObject({
      rows: [{ field: 'invitation-language', from: null, to: 'es' }],
      sending: { write: { set: { languageId: '5' } } },
    })
    // the provider's list has none
    expect(because(plan('it'))).toEqual(['not-valid'])
  })

  test('gives only products that are known to be of the organisation, to who sees not all of them', () => {
    const drive = aProduct({ id: '9', serviceId: '40' })
    const plan = (over: Parameters<typeof anOrganisation>[0], ids = ['9']) =>
      correctInvitation.plan(correct({ products: ids }), main(over), NOW)
    expect(plan({ products: fresh([drive]) }).sending?.write).toMatchObject({
      set: { products: [{ id: '9', serviceId: '40' }] },
    })
    expect(because(plan({ products: fresh([]) }))).toEqual(['product-unknown'])
    expect(because(plan({ products: unheard() }))).toEqual(['product-unknown'])
    expect(because(plan({ products: unheard('no-permission') }))).toEqual(['no-permission'])
    // of one that was kept before its service was read nobody can say what to send
    expect(because(plan({ products: fresh([aProduct({ id: '9' })]) }))).toEqual(['product-unknown'])
    const administrator = { ...noah, role: known('administrator' as const) }
    const known9 = fresh([drive])
    expect(because(plan({ products: known9, members: fresh([anna, administrator]) }))).toEqual([
      'sees-all-products',
    ])
    expect(
      because(plan({ products: known9, invitations: fresh([anInvitation({ products: known(['9']) })]) })),
    ).toEqual(['nothing-to-change'])
    // what it gives now is not known: it can be said all the same
    const silent = fresh([anInvitation({ products: unknown('odd') })])
    expect(plan({ products: known9, invitations: silent }).rows).toMatchObject([{ from: null }])
    expect(plan({ products: unheard(), invitations: silent }, []).rows).toMatchObject([{ to: [] }])
  })

  test('that was corrected and does not say so is not known to be', () => {
    const request = correct({ contact: { billing: true, products: true } })
    const plan = correctInvitation.plan(request, main(), NOW)
    const silent = main({ invitations: fresh([anInvitation({ contact: unknown('absent') })]) })
    expect(correctInvitation.readBack(request, plan, silent, NOW).state).toBe('unknown')
    const half = anInvitation({ contact: known({ billing: true, products: false }) })
    expect(correctInvitation.readBack(request, plan, main({ invitations: fresh([half]) }), NOW).state).toBe(
      'not',
    )
  })
})

describe('the profile', () => {
  const request = (set: Of<'profile'>['set']): Of<'profile'> => ({ kind: 'profile', connection: 'main', set })
  const countries: Reference[] = [
    { id: '1', name: 'SWITZERLAND', code: 'CH', enabled: known(true) },
    { id: '2', name: 'FRANCE', code: 'FR', enabled: known(true) },
    { id: '3', name: 'ATLANTIS', code: 'AX', enabled: known(false) },
  ]
  const connection = aConnection({
    references: { countries: fresh(countries), languages: unheard(), timeZones: unheard('no-permission') },
  })
  const plan = (set: Of<'profile'>['set'], over: Partial<ConnectionSnapshot> = {}) =>
    profileChange.plan(request(set), snapshotOf({ ...connection, ...over }), NOW)

  test('is not changed by what is not known', () => {
    expect(plan({ language: '1' }).refused).toEqual([{ because: 'unreachable', field: 'language' }])
    expect(plan({ timeZone: '1' }).refused).toEqual([{ because: 'no-permission', field: 'time-zone' }])
    expect(plan({ country: '3' }).refused).toEqual([{ because: 'not-valid', field: 'country' }])
    expect(because(plan({ country: '2' }, { account: unheard() }))).toEqual(['unreachable'])
    expect(because(plan({ country: '2' }, { account: unheard('no-permission') }))).toEqual(['no-permission'])
    const untold = fresh(anAccount({ phones: unknown('no-permission'), emails: unknown('not-published') }))
    expect(plan({ recoveryPhone: '+41 79 123 45 67' }, { account: untold }).refused).toEqual([
      { because: 'no-permission', field: 'recovery-phone' },
    ])
    expect(plan({ recoveryEmail: 'a@elsewhere.example' }, { account: untold }).refused).toEqual([
      { because: 'not-offered', field: 'recovery-email' },
    ])
  })

  test('sends nothing where one of several is refused', () => {
    expect(plan({ country: '2', recoveryPhone: 'none' })).toMatchObject({
      sending: null,
      refused: [{ because: 'bad-phone' }],
    })
  })

  test('that does not say what it is afterwards is not known to have changed', () => {
    const wanted = request({ country: '2' })
    const made = plan({ country: '2' })
    const after = (country: Told<string>) =>
      profileChange.readBack(
        wanted,
        made,
        snapshotOf({ ...connection, account: fresh(anAccount({ country })) }),
        NOW,
      )
    expect(after(known('FR')).state).toBe('done')
    expect(after(known('CH')).state).toBe('not')
    expect(after(unknown('odd')).state).toBe('unknown')
  })

  test('has a recovery phone once it is verified and meant for it', () => {
    const wanted = request({ recoveryPhone: '+41 79 123 45 67' })
    const made = plan({ recoveryPhone: '+41 79 123 45 67' })
    const after = (verified: Told<boolean>, forRecovery: Told<boolean>) => {
      const phones = known([{ id: '9', number: '+41791234567', verified, forRecovery }])
      const snapshot = snapshotOf({ ...connection, account: fresh(anAccount({ phones })) })
      return profileChange.readBack(wanted, made, snapshot, NOW).state
    }
    expect(after(known(true), known(true))).toBe('done')
    expect(after(known(false), known(true))).toBe('waiting')
    expect(after(known(true), known(false))).toBe('waiting')
    expect(after(unknown('odd'), known(true))).toBe('waiting')
  })
})

test('an application password needs a list to be counted in', () => {
  const request: Of<'application-password'> = { kind: 'application-password', connection: 'main' }
  const account = fresh(anAccount({ applicationPasswords: unknown('no-permission') }))
  expect(because(applicationPasswordChange.plan(request, snapshotOf(aConnection({ account })), NOW))).toEqual(
    ['no-permission'],
  )
  expect(because(applicationPasswordChange.plan(request, snapshotOf(), NOW))).toEqual(['gone'])
})
