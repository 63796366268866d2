import { describe, expect, it } from 'vitest'
import { checksFor } from '#daemon/checks.ts'
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { judgeEach } from '#daemon/features/findings/judge.ts'
import { createWords } from '#daemon/words.ts'
import type { Account } from '#shared/account.ts'
import { known, unknown, type Told } from '#shared/fact.ts'
import type { CheckId } from '#shared/findings.ts'
import type { Incident } from '#shared/incidents.ts'
import { defaultSettings, languages } from '#shared/settings.ts'
import { DAY, HOUR, type IsoTime } from '#shared/time.ts'
import { aDomain, anAccount, anOrganisation, aSnapshot, at, aWord, fresh, NOW } from '../support/snapshot.ts'

const settings = { ...defaultSettings }
const checks = checksFor(() => settings).filter(
  ({ id }) => id.startsWith('account-') || id === 'statement-to-confirm',
)

type Over = Partial<ConnectionSnapshot>
const verdictOf = (id: CheckId, over: Over = {}) =>
  judgeEach(checks, aSnapshot(over), NOW).find(({ check }) => check.id === id)?.verdict ?? {
    state: 'not-concerned',
  }
const withAccount = (over: Partial<Account>, more: Over = {}): Over => ({
  account: fresh(anAccount(over)),
  ...more,
})
const noAnswer = unknown('absent')

const aPhone = (verified: Told<boolean>, forRecovery: Told<boolean> = known(true)) => ({
  id: '1',
  number: '+41790000000',
  verified,
  forRecovery,
})
const anEmail = (
  address: string,
  over: Partial<{ verified: Told<boolean>; forRecovery: Told<boolean> }> = {},
) => ({
  id: address,
  address,
  verified: known(true),
  forRecovery: known(true),
  ...over,
})
const anIncident = (over: Partial<Incident> = {}): Incident => ({
  id: '1',
  type: 'public',
  status: known('terminated'),
  title: 'Credential stuffing',
  translations: [],
  services: [],
  cyberattack: known(true),
  startedAt: known(at(-10 * DAY)),
  endedAt: known(at(-9 * DAY)),
  ...over,
})
const mail = (name: string, service = 'email_hosting') => ({
  id: '1',
  service,
  name,
  expiresAt: known(null),
  locked: known(false),
  lockedByProvider: known(false),
  maintenanceSince: null,
  maintenance: known(false),
  busy: known(false),
})
const onName = (expiresAt: IsoTime, over: Over = {}): Over =>
  withAccount(
    { emails: known([anEmail('anna@in.vully.example')]) },
    {
      organisations: fresh([
        anOrganisation({
          domains: fresh([aDomain({ expiresAt: known(expiresAt), renewalWarranty: known(false) })]),
        }),
      ]),
      ...over,
    },
  )

type Case = readonly [what: string, id: CheckId, over: Over, expected: object]
const open = (seen: object = {}, more: object = {}) => ({
  state: 'open',
  seen: expect.objectContaining(seen),
  ...more,
})
const fine = { state: 'ok' }
const notAsked = { state: 'not-concerned' }
const silent = (reason = 'absent') => ({ state: 'unknown', reason })

describe('the checks of the person’s own login', () => {
  it.each<Case>([
    [
      'SMS beside another method',
      'account-2fa-sms-fallback',
      withAccount({ methods: known(['otp-app', 'sms']) }),
      open(),
    ],
    [
      'SMS alone, which is said elsewhere',
      'account-2fa-sms-fallback',
      withAccount({ methods: known(['sms']) }),
      notAsked,
    ],
    ['no SMS', 'account-2fa-sms-fallback', {}, fine],
    ['methods that nobody tells', 'account-2fa-sms-fallback', withAccount({ methods: noAnswer }), silent()],
    [
      'codes that are not kept',
      'account-backup-codes-unkept',
      { stated: [aWord('backupCodesKept', false)] },
      open({}, { action: 'enable-2fa' }),
    ],
    [
      'codes of which nothing was said',
      'account-backup-codes-unkept',
      { stated: [] },
      silent('not-published'),
    ],
    [
      'no 2FA, so no codes',
      'account-backup-codes-unkept',
      withAccount({ twoFactor: known('off') }),
      notAsked,
    ],
    [
      'no phone',
      'account-recovery-phone-missing',
      withAccount({ phones: known([]) }),
      open({ state: 'missing' }),
    ],
    [
      'a phone not for recovery',
      'account-recovery-phone-missing',
      withAccount({ phones: known([aPhone(known(true), known(false))]) }),
      open({ state: 'missing' }),
    ],
    [
      'a phone not verified',
      'account-recovery-phone-missing',
      withAccount({ phones: known([aPhone(known(false))]) }),
      open({ state: 'unverified' }),
    ],
    [
      'a phone of which nobody says whether it is verified',
      'account-recovery-phone-missing',
      withAccount({ phones: known([aPhone(noAnswer)]) }),
      silent(),
    ],
    [
      'one phone verified, of the other nothing known',
      'account-recovery-phone-missing',
      withAccount({ phones: known([aPhone(noAnswer), aPhone(known(true))]) }),
      fine,
    ],
    [
      'an address not verified',
      'account-recovery-email-missing',
      withAccount({ emails: known([anEmail('a@b.example', { verified: known(false) })]) }),
      open({ state: 'unverified' }),
    ],
    ['an address elsewhere', 'account-recovery-email-on-own-name', {}, fine],
    [
      'an address on an own name that is paid for long',
      'account-recovery-email-on-own-name',
      onName(at(300 * DAY)),
      open({ name: 'vully.example' }, { severity: 'notice', course: null }),
    ],
    [
      'one on a name that ends in five days',
      'account-recovery-email-on-own-name',
      onName(at(5 * DAY + HOUR)),
      open({ phase: 'expiring', days: 5 }, { severity: 'critical' }),
    ],
    [
      'one on an own name and one elsewhere',
      'account-recovery-email-on-own-name',
      withAccount({ emails: known([anEmail('a@vully.example'), anEmail('a@elsewhere.example')]) }),
      fine,
    ],
    [
      'what is no address',
      'account-recovery-email-on-own-name',
      withAccount({ emails: known([anEmail('vully.example')]) }),
      silent('odd'),
    ],
    [
      'an address that lies nowhere',
      'account-recovery-email-on-own-name',
      withAccount({ emails: known([anEmail('a@<vully.example>')]) }),
      silent('odd'),
    ],
    [
      'no recovery address at all',
      'account-recovery-email-on-own-name',
      withAccount({ emails: known([]) }),
      notAsked,
    ],
    [
      'names that are not known',
      'account-recovery-email-on-own-name',
      {
        organisations: fresh([anOrganisation({ domains: { ...fresh([]), told: unknown('no-permission') } })]),
      },
      silent('no-permission'),
    ],
    [
      'a login address in an own mail service',
      'account-login-hosted-here',
      { organisations: fresh([anOrganisation({ products: fresh([mail('vully.example')]) })]) },
      open({ address: 'anna@vully.example' }, { action: 'edit-login-address' }),
    ],
    [
      'a website on that name only, and no word',
      'account-login-hosted-here',
      {
        stated: [],
        organisations: fresh([anOrganisation({ products: fresh([mail('vully.example', 'web_hosting')]) })]),
      },
      silent('not-published'),
    ],
    [
      'a login address at a large provider',
      'account-login-hosted-here',
      { stated: [], account: fresh(anAccount({ email: 'anna@gmail.com' })) },
      fine,
    ],
    [
      'one of the provider’s own addresses',
      'account-login-hosted-here',
      { account: fresh(anAccount({ email: 'anna@ik.me' })) },
      open(),
    ],
    ['a login address elsewhere by the person’s word', 'account-login-hosted-here', {}, fine],
    [
      'a password of 366 days',
      'account-password-old',
      withAccount({ passwordChangedAt: known(at(-366 * DAY)) }),
      open({ age: 366 }),
    ],
    [
      'a password of 365 days',
      'account-password-old',
      withAccount({ passwordChangedAt: known(at(-365 * DAY)) }),
      fine,
    ],
    [
      'a person who signs in elsewhere',
      'account-password-old',
      withAccount({ passwordChangedAt: known(null) }),
      notAsked,
    ],
    [
      'an attack after the password was set',
      'account-password-before-incident',
      { incidents: fresh([anIncident()]), ...withAccount({}) },
      open({ incident: 'Credential stuffing' }),
    ],
    [
      'an attack before it',
      'account-password-before-incident',
      withAccount({ passwordChangedAt: known(at(-DAY)) }, { incidents: fresh([anIncident()]) }),
      fine,
    ],
    [
      'maintenance after it',
      'account-password-before-incident',
      { incidents: fresh([anIncident({ cyberattack: known(false) })]) },
      fine,
    ],
    [
      'what may have been an attack',
      'account-password-before-incident',
      { incidents: fresh([anIncident({ cyberattack: noAnswer })]) },
      silent(),
    ],
    [
      'an attack that ended nobody knows when',
      'account-password-before-incident',
      withAccount(
        { passwordChangedAt: known(at(-DAY)) },
        { incidents: fresh([anIncident({ endedAt: noAnswer })]) },
      ),
      silent(),
    ],
    [
      'an application password never used',
      'account-application-passwords-idle',
      withAccount({ applicationPasswords: known([{ id: '1', name: 'Mail', lastUsedAt: known(null) }]) }),
      open({ left: 1, name: 'Mail' }),
    ],
    [
      'one of 366 days, and one of which nothing is known',
      'account-application-passwords-idle',
      withAccount({
        applicationPasswords: known([
          { id: '1', name: 'Mail', lastUsedAt: known(at(-366 * DAY)) },
          { id: '2', name: 'Dav', lastUsedAt: noAnswer },
        ]),
      }),
      open({ left: 1 }),
    ],
    [
      'one used yesterday',
      'account-application-passwords-idle',
      withAccount({ applicationPasswords: known([{ id: '1', name: 'Mail', lastUsedAt: known(at(-DAY)) }]) }),
      fine,
    ],
    [
      'one of which nothing is known',
      'account-application-passwords-idle',
      withAccount({ applicationPasswords: known([{ id: '2', name: 'Dav', lastUsedAt: noAnswer }]) }),
      silent(),
    ],
    [
      'a device of half a year ago',
      'account-devices-unseen',
      withAccount({
        devices: known([
          { id: '1', name: 'Laptop', lastSeenAt: known(at(-181 * DAY)), address: known(null) },
        ]),
      }),
      open({ left: 1, name: 'Laptop' }),
    ],
    [
      'a device of yesterday',
      'account-devices-unseen',
      withAccount({
        devices: known([{ id: '1', name: 'Laptop', lastSeenAt: known(at(-DAY)), address: known(null) }]),
      }),
      fine,
    ],
    ['devices that nobody tells', 'account-devices-unseen', withAccount({ devices: noAnswer }), silent()],
    [
      'alerts half off',
      'account-alerts-off',
      withAccount({ alertOnFailure: known(false) }),
      open({ onFailure: false }),
    ],
    [
      'a word that is half a year old',
      'statement-to-confirm',
      { stated: [aWord('backupCodesKept', true, { age: 170 * DAY })] },
      open({ count: 1 }, { severity: 'notice', action: 'open-account' }),
    ],
    ['fresh words', 'statement-to-confirm', {}, fine],
    ['no words', 'statement-to-confirm', { stated: [] }, notAsked],
  ])('judge %s: %s', (_, id, over, expected) => {
    expect(verdictOf(id, over)).toMatchObject(expected)
  })

  it('follow the days after which the person wants a new password', () => {
    const over = withAccount({ passwordChangedAt: known(at(-100 * DAY)) })
    expect(verdictOf('account-password-old', over)).toEqual(fine)
    settings.passwordDays = 90
    expect(verdictOf('account-password-old', over)).toMatchObject({ state: 'open' })
    settings.passwordDays = 365
  })

  it('call a login whose account is not known by its name, and ask for its word all the same', () => {
    const account = { ...fresh(anAccount()), told: unknown('no-permission') }
    const stated = [
      aWord('twoFactor', 'on'),
      aWord('loginHostedHere', true),
      aWord('recoveryPhone', 'unverified'),
    ]
    const over = { account, stated }
    expect(verdictOf('account-2fa-off', over)).toEqual(fine)
    expect(verdictOf('account-login-hosted-here', over)).toMatchObject({ seen: { address: 'main' } })
    expect(verdictOf('account-recovery-phone-missing', over)).toMatchObject({
      state: 'open',
      fact: { by: { source: 'person' } },
    })
    expect(verdictOf('account-2fa-sms-only', over)).toMatchObject({
      state: 'unknown',
      reason: 'no-permission',
    })
  })

  it('have words in every language for what each of them finds', () => {
    const openOnes = [
      onName(at(5 * DAY)),
      withAccount({
        phones: known([]),
        passwordChangedAt: known(at(-400 * DAY)),
        methods: known(['otp-app', 'sms']),
      }),
      {
        incidents: fresh([anIncident()]),
        stated: [aWord('unseenDevices', true), aWord('backupCodesKept', false, { age: 175 * DAY })],
        ...withAccount({ devices: noAnswer, email: 'a@ik.me' }),
      },
    ].flatMap((over) =>
      judgeEach(checks, aSnapshot(over), NOW).filter(({ verdict }) => verdict.state === 'open'),
    )
    expect(new Set(openOnes.map(({ check }) => check.id)).size).toBeGreaterThan(7)
    for (const language of languages)
      for (const { check, verdict, subject } of openOnes) {
        const seen = verdict.state === 'open' ? verdict.seen : {}
        const told = {
          id: check.id,
          status: 'open',
          subject,
          organisation: null,
          count: 1,
          of: 1,
          seen,
        } as const
        const words = createWords(language, { now: () => NOW })
        expect(words.title(told)).not.toMatch(/[{}]|undefined/)
      }
  })
})

it('the finding of one’s own domain is told again as the name comes nearer to its end', () => {
  const courseAt = (days: number) => {
    const verdict = verdictOf('account-recovery-email-on-own-name', onName(at(days * DAY + HOUR)))
    return 'course' in verdict ? (verdict.course?.rung ?? null) : undefined
  }
  const [far, near, nearer] = [courseAt(300), courseAt(50), courseAt(2)]
  expect(far).toBeNull()
  expect(nearer).toBeGreaterThan(near ?? Number.NaN)
})
