import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import {
  translateOrganisation,
  joinTwoFactor,
  translateMember,
} from '#daemon/sources/infomaniak/translate-team.ts'
import {
  translateEmails,
  translatePasswords,
  translatePhones,
  translateProfile,
  translateSecurity,
} from '#daemon/sources/infomaniak/translate-account.ts'
import { translateDomain } from '#daemon/sources/infomaniak/translate-domain.ts'
import { translateProduct } from '#daemon/sources/infomaniak/translate-product.ts'
import { filteredTwoFactor } from '#daemon/sources/infomaniak/two-factor.ts'
import { account } from '#shared/account.ts'
import { registrarRecord } from '#shared/domains.ts'
import { isKnown, known, unknown, type Told } from '#shared/fact.ts'
import { product } from '#shared/products.ts'
import { member, organisation } from '#shared/team.ts'

const odd = unknown('odd')
const absent = unknown('absent')

const security = {
  otp: true,
  sms: false,
  sms_phone: '',
  yubikey: false,
  infomaniak_application: false,
  double_auth: true,
  double_auth_method: 'otp',
  remaining_rescue_code: 8,
  last_login_at: 1_760_000_000,
  date_last_changed_password: 1_700_000_000,
}
const profile = {
  id: 7,
  display_name: 'Anna Vully',
  email: 'anna@example.ch',
  login: 'PR00793',
  preferences: {
    security,
    connection: { successful_notification: true, unsuccessful_notification: 'false' },
    language: { id: 1, name: 'French', short_name: 'F', locale: 'fr_FR', short_locale: 'fr' },
    country: { id: 203, name: 'SWITZERLAND', short_name: 'CH' },
    timezone: { id: 414, name: 'Europe/Zurich', gmt: '01:00' },
  },
}
const withSecurity = (change: object) =>
  translateSecurity({ preferences: { security: { ...security, ...change } } }) ?? { twoFactor: null }
const passwordChangedAt = (change: object) =>
  translateSecurity({ preferences: { security: { ...security, ...change } } })?.passwordChangedAt

const user = {
  user_id: 77,
  invitation_id: null,
  first_name: 'Bruno',
  last_name: 'Keller',
  display_name: 'Bruno Keller',
  email: 'bruno@example.ch',
  role_type: 'admin',
  state_in_account: 'valid',
  is_sso: false,
  last_login_at: 1_760_000_000,
  security: { has_double_auth: true, double_auth_method: 'otp' },
}
const twoFactorOf = (security: unknown) => translateMember({ ...user, security })?.twoFactor

/** Any way of leaving out or spoiling parts of an answer, at any depth. */
const spoiled = (value: unknown): fc.Arbitrary<unknown> => {
  const junk = fc.constantFrom<unknown>(undefined, null, '', 'maybe', -1, 1e300, [], {}, { a: 1 })
  if (typeof value !== 'object' || value === null)
    return fc.oneof({ weight: 4, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: junk })
  const parts = Object.fromEntries(Object.entries(value).map(([key, part]) => [key, spoiled(part)]))
  return fc.oneof(
    { weight: 9, arbitrary: fc.record(parts, { requiredKeys: [] }) },
    { weight: 1, arbitrary: junk },
  )
}
const record = (value: unknown) => value as Record<string, unknown>
const isRecord = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)

describe('the account', () => {
  test('is read whole', () => {
    expect({ ...translateProfile(profile, 'never-asked'), ...translateSecurity(profile) }).toEqual({
      id: '7',
      name: 'Anna Vully',
      email: 'anna@example.ch',
      twoFactor: known('on'),
      methods: known(['otp-app']),
      backupCodesLeft: known(8),
      passwordChangedAt: known('2023-11-14T22:13:20.000Z'),
      lastLoginAt: known('2025-10-09T08:53:20.000Z'),
      alertOnLogin: known(true),
      alertOnFailure: known(false),
      language: known('fr'),
      country: known('CH'),
      timeZone: known('Europe/Zurich'),
      phones: unknown('never-asked'),
      emails: unknown('never-asked'),
      applicationPasswords: unknown('never-asked'),
      devices: absent,
    })
  })

  test('tells the devices that are in use, and when each was seen', () => {
    const devices = (auth_devices: unknown) =>
      translateSecurity({ preferences: { security: { ...security, auth_devices } } })?.devices
    const laptop = { id: 5, name: '', user_agent: 'Firefox', last_connexion: 1_760_000_000, deleted_at: null }
    expect(devices([laptop, { ...laptop, id: 6, deleted_at: 1_760_000_001 }])).toEqual(
      known([{ id: '5', name: 'Firefox', lastSeenAt: known('2025-10-09T08:53:20.000Z'), address: absent }]),
    )
    expect(devices([])).toEqual(known([]))
    expect(devices([{ id: 5, name: 'Phone' }])).toEqual(
      known([{ id: '5', name: 'Phone', lastSeenAt: absent, address: absent }]),
    )
    // an address, or nothing that could be taken for one
    const from = (user_ip: unknown) => {
      const told = devices([{ ...laptop, user_ip }])
      return told && isKnown(told) ? told.known[0]?.address : told
    }
    expect(from('2001:db8::1')).toEqual(known('2001:db8::1'))
    expect(from('example.com')).toEqual(unknown('odd'))
    expect(from(null)).toEqual(known(null))
    expect(devices(null)).toEqual(absent)
    expect(devices('junk')).toEqual(odd)
    expect(devices([laptop, 'junk'])).toEqual(odd)
  })

  test('has 2FA off only where the answer says so and nothing speaks against it', () => {
    const none = { otp: false, double_auth: false, double_auth_method: '' }
    expect(withSecurity(none).twoFactor).toEqual(known('off'))
    expect(withSecurity({ ...none, otp: true }).twoFactor).toEqual(odd)
    expect(withSecurity({ ...none, double_auth_method: 'sms' }).twoFactor).toEqual(odd)
    expect(withSecurity({ ...none, double_auth: null }).twoFactor).toEqual(absent)
    expect(withSecurity({ ...none, double_auth: 'no' }).twoFactor).toEqual(odd)
  })

  test('keeps a method that it does not know by name', () => {
    const methods = translateSecurity({
      preferences: { security: { ...security, otp: false, double_auth_method: 'passkey' } },
    })?.methods
    expect(methods).toEqual(known(['passkey']))
  })

  test('does not count methods from half an answer', () => {
    const { otp: _, ...rest } = security
    expect(translateSecurity({ preferences: { security: rest } })?.methods).toEqual(absent)
  })

  test('knows a password date that is null, and not one that is missing', () => {
    expect(passwordChangedAt({ date_last_changed_password: null })).toEqual(known(null))
    expect(passwordChangedAt({ date_last_changed_password: undefined })).toEqual(absent)
    expect(passwordChangedAt({ date_last_changed_password: 0 })).toEqual(odd)
    expect(passwordChangedAt({ date_last_changed_password: 1_700_000_000_000 })).toEqual(odd)
  })

  test('has no security part where the answer has none', () => {
    expect(translateSecurity({ id: 7 })).toBeNull()
    expect(translateSecurity({ preferences: { security: null } })).toBeNull()
  })

  test('reads recovery contacts whose marks are booleans or texts', () => {
    expect(translatePhones([{ id: 1, phone: '+41791112233', reminder: 'true', checked: true }])).toEqual(
      known([{ id: '1', number: '+41791112233', verified: known(true), forRecovery: known(true) }]),
    )
    expect(translateEmails([{ id: 1, email: 'a@b.ch', reminder: false, type: 'email_request' }])).toEqual(
      known([{ id: 'request-1', address: 'a@b.ch', verified: absent, forRecovery: known(false) }]),
    )
    expect(translatePasswords([{ id: 3, name: 'Phone', last_used_at: null }])).toEqual(
      known([{ id: '3', name: 'Phone', lastUsedAt: known(null) }]),
    )
    expect(translatePhones([{ id: 1, phone: '+41791112233' }, 'junk'])).toEqual(odd)
  })

  test('never shows 2FA off, whatever is missing or spoiled in an answer that says on', () => {
    fc.assert(
      fc.property(spoiled(profile), (spoiledProfile) => {
        if (!isRecord(spoiledProfile)) return
        const told = translateSecurity(record(spoiledProfile))
        expect(told?.twoFactor).not.toEqual(known('off'))
        const whole = translateProfile(record(spoiledProfile), 'never-asked')
        if (whole !== null) expect(v.is(account, { ...whole, ...told })).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a member', () => {
  test.each<[string, unknown, Told<string>]>([
    ['an object', { has_double_auth: true, double_auth_method: 'otp' }, known('on')],
    ['JSON text', '{"has_double_auth":true,"double_auth_method":"yubikey"}', known('on')],
    ['SMS alone', { has_double_auth: true, double_auth_method: 'sms' }, known('weak')],
    ['off', { has_double_auth: false, double_auth_method: '' }, known('off')],
    ['off as text', { has_double_auth: 'false', double_auth_method: null }, known('off')],
    ['the profile’s word for it', { double_auth: false }, known('off')],
    ['both words, at odds', { has_double_auth: false, double_auth: true }, odd],
    ['off with a method', { has_double_auth: false, double_auth_method: 'otp' }, odd],
    ['neither word', { score: 3 }, absent],
    ['no object', 'yes', odd],
    ['a list', [], odd],
    ['nothing', undefined, odd],
    ['null', null, absent],
  ])('whose security is %s', (_, security, expected) => {
    expect(twoFactorOf(security)).toEqual(expected)
  })

  test('is told apart from an invitation, a login by SSO and an external', () => {
    expect(translateMember(user)).toMatchObject({ id: 'u77', kind: 'member', role: known('administrator') })
    expect(translateMember({ ...user, user_id: null, invitation_id: 5 })).toMatchObject({
      id: 'i5',
      kind: 'invited',
    })
    expect(translateMember({ ...user, state_in_account: 'pending' })).toMatchObject({
      id: 'u77',
      kind: 'invited',
    })
    expect(translateMember({ ...user, is_sso: true })).toMatchObject({
      kind: 'sso',
      twoFactor: unknown('not-published'),
    })
    expect(translateMember({ ...user, role_type: 'client' })).toMatchObject({
      kind: 'external',
      role: known('external'),
    })
    expect(translateMember({ ...user, role_type: 'king' })).toMatchObject({ kind: 'member', role: odd })
  })

  test.each([
    { user_id: '../../etc/passwd', invitation_id: 5 },
    { user_id: -1 },
    { user_id: 1.5 },
    { user_id: {} },
  ])('without an identity is none: %o', (change) => {
    expect(translateMember({ ...user, ...change })).toBeNull()
  })

  test('never has 2FA off, whatever is missing or spoiled in an answer that says on', () => {
    fc.assert(
      fc.property(spoiled(user), (spoiledUser) => {
        const told = isRecord(spoiledUser) ? translateMember(record(spoiledUser)) : null
        expect(told?.twoFactor).not.toEqual(known('off'))
        if (told !== null) expect(v.is(member, told)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('is off by the filtered lists only when on that list alone', () => {
    const both = [new Set(['u1', 'u3']), new Set(['u2', 'u3'])] as const
    expect(['u1', 'u2', 'u3', 'u4'].map((id) => filteredTwoFactor(id, ...both))).toEqual([
      known('some'),
      known('off'),
      odd,
      absent,
    ])
  })

  test('is unknown where the two ways contradict each other', () => {
    expect(joinTwoFactor(known('on'), known('off'))).toEqual(odd)
    expect(joinTwoFactor(known('off'), known('on'))).toEqual(odd)
    expect(joinTwoFactor(known('weak'), known('on'))).toEqual(known('weak'))
    expect(joinTwoFactor(absent, known('off'))).toEqual(known('off'))
    expect(joinTwoFactor(odd, known('on'))).toEqual(odd)
    expect(joinTwoFactor(known('on'), odd)).toEqual(odd)
    expect(joinTwoFactor(known('on'), absent)).toEqual(known('on'))
    expect(joinTwoFactor(absent, absent)).toEqual(absent)
  })
})

describe('an organisation', () => {
  test('requires 2FA only where it says so', () => {
    const wire = {
      id: 12,
      name: 'Ex SA',
      type: 'owner',
      has_2fa_required: true,
      support_level: 2,
      is_blocked: false,
    }
    expect(translateOrganisation(wire)).toEqual({
      id: '12',
      name: 'Ex SA',
      role: known('legal-representative'),
      requires2fa: known(true),
      supportLevel: known(2),
      blocked: known(false),
    })
    expect(translateOrganisation({ id: 12 })).toMatchObject({
      requires2fa: absent,
      blocked: absent,
      role: absent,
    })
    expect(translateOrganisation({ id: '../12' })).toBeNull()
  })

  test('is a valid record, whatever is spoiled', () => {
    const wire = {
      id: 12,
      name: 'Ex SA',
      type: 'owner',
      has_2fa_required: true,
      support_level: 2,
      is_blocked: true,
    }
    fc.assert(
      fc.property(spoiled(wire), (spoiledWire) => {
        const told = isRecord(spoiledWire) ? translateOrganisation(record(spoiledWire)) : null
        if (told === null) return
        expect(v.is(organisation, told)).toBe(true)
        expect([told.requires2fa, told.blocked]).not.toContainEqual(known(false))
      }),
    )
  })
})

describe('a domain', () => {
  const wire = {
    name: 'München.CH.',
    expires_at: 1_777_500_000,
    options: { renewal_warranty: false, dnssec: true },
    status: ['ok', 'redemptionPeriod', 'pendingDelete', 'clientTransferProhibited'],
  }

  test('has its name in A-labels and its statuses in RDAP’s words', () => {
    expect(translateDomain(wire)).toEqual({
      name: 'xn--mnchen-3ya.ch',
      expiresAt: known('2026-04-29T22:00:00.000Z'),
      renewalWarranty: known(false),
      statuses: known(['active', 'redemption period', 'pending delete', 'client transfer prohibited']),
      dnssec: known(true),
      contacts: known([]),
    })
  })

  test('has the mail addresses of its owner and of who pays, each once', () => {
    const contacts = (value: unknown) => translateDomain({ ...wire, contacts: value })?.contacts
    const [anna, bruno] = [{ email: 'anna@ex.ch' }, { email: 'bruno@ex.ch', is_validated: true }]
    expect(contacts({ owner: anna, admin: { email: 'c@ex.ch' }, tech: {}, billing: bruno })).toEqual(
      known(['anna@ex.ch', 'bruno@ex.ch']),
    )
    expect(contacts({ owner: anna, billing: anna })).toEqual(known(['anna@ex.ch']))
    expect(contacts(JSON.stringify({ owner: null, billing: bruno }))).toEqual(known(['bruno@ex.ch']))
    for (const silent of [
      undefined,
      null,
      [],
      {},
      { owner: { is_validated: true } },
      { owner: { email: null } },
      { owner: { email: '' } },
    ])
      expect(contacts(silent)).toEqual(known([]))
    for (const odd of [7, 'nobody', 'two words@ex.ch', ['anna@ex.ch'], `${'a'.repeat(400)}@ex.ch`])
      expect(contacts({ owner: anna, billing: { email: odd } })).toEqual(unknown('odd'))
  })

  test('is read by either of the names its fields have', () => {
    expect(translateDomain({ customer_name: 'a.ch', expired_at: null })).toEqual({
      name: 'a.ch',
      // no date is not "never": a name whose end nobody prints is not known to be safe
      expiresAt: unknown('not-published'),
      renewalWarranty: absent,
      statuses: absent,
      dnssec: absent,
      contacts: known([]),
    })
  })

  test.each([
    '',
    'ch',
    '../../etc/passwd',
    'a.ch/../b.ch',
    'a b.ch',
    '1.2.3.4',
    'a..ch',
    '__proto__',
    '-a.ch',
  ])('is none by the name of %o', (name) => {
    expect(translateDomain({ ...wire, name })).toBeNull()
  })

  test('never has the warranty off or a date where these are spoiled', () => {
    fc.assert(
      fc.property(spoiled({ ...wire, options: { renewal_warranty: true, dnssec: true } }), (spoiledWire) => {
        const told = isRecord(spoiledWire) ? translateDomain(record(spoiledWire)) : null
        if (told === null) return
        expect(v.is(registrarRecord, told)).toBe(true)
        expect([told.renewalWarranty, told.dnssec]).not.toContainEqual(known(false))
      }),
    )
  })
})

test('a product keeps what it does not say unknown', () => {
  const wire = {
    id: 5,
    service_name: 'email_hosting',
    customer_name: 'ex.ch',
    expired_at: null,
    is_locked: 'true',
  }
  const told = translateProduct(wire)
  expect(told).toEqual({
    id: '5',
    service: 'email_hosting',
    name: 'ex.ch',
    expiresAt: known(null),
    locked: known(true),
    lockedByProvider: absent,
    maintenance: absent,
    maintenanceSince: null,
    busy: absent,
  })
  expect(v.is(product, told)).toBe(true)
  expect(translateProduct({ ...wire, service_id: 25 })?.serviceId).toBe('25')
})
