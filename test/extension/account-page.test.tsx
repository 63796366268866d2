import '../support/fake-browser.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ChangeModel } from '../../extension/core/change-model.ts'
import { AccountPage } from '../../extension/features/account/AccountPage.tsx'
import { AccountModel } from '../../extension/features/account/model.ts'
import {
  accountFactKeys,
  type AccountFact,
  type AccountFactKey,
  type AccountView,
} from '#shared/account-view.ts'
import type { ActionId } from '#shared/actions.ts'
import { known, unknown } from '#shared/fact.ts'
import { languages, type Language } from '#shared/settings.ts'
import { statableRow, type StatementRow } from '#shared/statements.ts'
import { DAY, iso, MINUTE } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, Refused } from '../support/domain-data.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

const now = iso(NOW)
const ago = (ms: number) => iso(NOW - ms)
const seen = { source: 'infomaniak', observedAt: ago(4 * MINUTE) } as const

const values: Partial<Record<AccountFactKey, AccountFact['told']>> = {
  twoFactor: known('on'),
  methods: known(['otp-app', 'sms']),
  backupCodesLeft: known(8),
  passwordChangedAt: known(ago(100 * DAY)),
  lastLoginAt: known(ago(DAY)),
  recoveryPhone: known('unverified'),
  recoveryEmail: known('verified'),
  alertOnLogin: known(true),
  alertOnFailure: known(false),
  unusedPasswords: known(false),
  unseenDevices: known(false),
  language: known('fr'),
  country: known('CH'),
  timeZone: known('Europe/Zurich'),
}
const aFact = (key: AccountFactKey, over: Partial<AccountFact> = {}): AccountFact => ({
  key,
  told: values[key] ?? unknown('not-published'),
  ...seen,
  statable: values[key] === undefined && statableRow('account', key) !== null,
  statement: null,
  ...over,
})
const anAccountView = (over: Partial<AccountView> = {}, facts: readonly AccountFact[] = []): AccountView => ({
  login: 'main',
  state: 'ok',
  name: 'Anna Vully',
  email: 'anna@vully.example',
  facts: accountFactKeys.map((key) => facts.find((one) => one.key === key) ?? aFact(key)),
  phones: {
    told: known([{ id: '1', number: '+41 79 000 00 00', verified: known(false), forRecovery: known(true) }]),
    ...seen,
  },
  emails: { told: unknown('no-permission'), ...seen },
  applicationPasswords: {
    told: known([
      { id: '1', name: 'Thunderbird', lastUsedAt: known(null) },
      { id: '2', name: 'Calendar', lastUsedAt: known(ago(2 * DAY)) },
    ]),
    ...seen,
  },
  devices: { told: known([]), ...seen },
  requiredBy: ['Atelier Vully SA'],
  ...over,
})
const aStatement = (over: Partial<StatementRow> = {}): StatementRow => ({
  scope: 'account',
  subject: 'main',
  key: 'backupCodesKept',
  value: true,
  at: ago(170 * DAY),
  until: iso(NOW + 10 * DAY),
  toConfirm: true,
  ...over,
})
const list = (...entries: { id: string; name: string; code: string | null }[]) => ({
  entries: entries.map((one) => ({ ...one, enabled: known(true) })),
  reason: null,
  observedAt: now,
})
const references = {
  countries: list({ id: '1', name: 'Switzerland', code: 'CH' }, { id: '2', name: 'France', code: 'FR' }),
  languages: list({ id: '3', name: 'Français', code: 'fr_FR' }, { id: '4', name: 'Deutsch', code: 'de_DE' }),
  timeZones: { entries: null, reason: 'no-permission' as const, observedAt: null },
}

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

type Handlers = Parameters<typeof apiOf>[0]

async function open(accounts: readonly AccountView[] | Refused, more: Handlers = {}, language?: Language) {
  let told = accounts
  const fake = apiOf({
    'GET /v1/account': () => (told instanceof Refused ? told : { accounts: told }),
    'GET /v1/references': () => references,
    ...more,
  })
  const model = new AccountModel({ api: fake.api })
  const change = new ChangeModel({ api: fake.api })
  const opened: ActionId[] = []
  const root = draw(
    <AccountPage
      model={model}
      change={change}
      now={now}
      onGuided={(action) => () => void opened.push(action)}
    />,
    language,
  )
  await expect.poll(() => model.accounts.value !== null || model.trouble.value !== null).toBe(true)
  return {
    ...fake,
    model,
    root,
    opened,
    text: () => root.textContent,
    row: (name: string) =>
      [...root.querySelectorAll('.facts tr')].find((one) => one.querySelector('th')?.textContent === name)
        ?.textContent,
    becomes: (next: typeof told) => void (told = next),
    sent: (line: string) => fake.asked.filter((one) => one.line === line).map(({ body }) => body),
  }
}
const submit = (form: Element | null | undefined) =>
  form?.dispatchEvent(new Event('submit', { cancelable: true, bubbles: true }))

describe('the account page', () => {
  it('tells each fact with who says it and how old that is, or why nobody does', async () => {
    const { row, text } = await open([anAccountView()])
    expect(text()).toContain('anna@vully.example')
    expect(row('Two-step verification')).toBe('Two-step verificationOnInfomaniak, 4 min ago')
    expect(row('Methods')).toContain('OTP app and SMS')
    expect(row('Recovery phone')).toContain('Not verified')
    expect(row('Mail at a wrong password')).toContain('No')
    expect(row('Language')).toContain('Français')
    expect(row('Country')).toContain('Switzerland')
    expect(row('Backup codes kept safe')).toContain('Not knownNot published')
    expect(text()).toContain('Recovery address: Not known. The token may not read it')
    expect(text()).toContain('Verified: Infomaniak shows it as on.')
    expect(text()).toContain('Atelier Vully SA requires 2FA.')
    expect(text()).toContain('Never used')
    expect(text()).toContain('No device.')
  })

  it('does not call 2FA verified by the person’s word, nor where it is off', async () => {
    const stated = aFact('twoFactor', { source: 'person', statable: true })
    for (const fact of [
      stated,
      aFact('twoFactor', { told: known('off') }),
      aFact('twoFactor', { told: unknown('stale') }),
    ]) {
      const { text, opened, root } = await open([anAccountView({}, [fact])])
      expect(text()).not.toContain('Verified: Infomaniak')
      press(root, 'Manage 2FA')
      expect(opened).toEqual(['enable-2fa'])
      clear()
    }
  })

  it('lets the person state what nobody says, by keyboard, and only that', async () => {
    const page = await open([anAccountView()], {
      'POST /v1/statements': ({ body }) => ({
        statement: { ...aStatement({ at: now, toConfirm: false }), ...body },
        replaced: null,
      }),
    })
    const { root, sent } = page
    expect(buttons(root).filter((name) => name.startsWith('State it yourself'))).toEqual([
      'State it yourself: Backup codes kept safe',
      'State it yourself: Login address hosted by Infomaniak',
    ])
    press(root, 'State it yourself: Backup codes kept safe')
    await expect.poll(() => root.querySelector('.state-form')).not.toBeNull()
    expect(document.activeElement?.tagName).toBe('SELECT')
    submit(root.querySelector('.state-form'))
    await expect.poll(page.text).toContain('Choose or type a value first.')
    expect(sent('POST /v1/statements')).toEqual([])
    type(field(root, 'Backup codes kept safe'), 'yes')
    page.becomes([
      anAccountView({}, [
        aFact('backupCodesKept', {
          told: known(true),
          source: 'person',
          observedAt: now,
          statable: true,
          statement: aStatement({ at: now, toConfirm: false }),
        }),
      ]),
    ])
    submit(root.querySelector('.state-form'))
    await expect.poll(() => page.row('Backup codes kept safe')).toContain('YesStated by you on 22 Nov')
    expect(sent('POST /v1/statements')).toEqual([
      { scope: 'account', subject: 'main', key: 'backupCodesKept', value: true },
    ])
    expect(root.querySelector('.state-form')).toBeNull()
    expect(page.text()).not.toContain('Please confirm it')
  })

  it('shows what was chosen before', async () => {
    const statement = aStatement({ at: now })
    const stated = {
      told: known(true),
      source: 'person',
      observedAt: now,
      statable: true,
      statement,
    } as const
    const { root } = await open([anAccountView({}, [aFact('backupCodesKept', stated)])])
    press(root, 'State it yourself: Backup codes kept safe')
    await expect.poll(() => root.querySelector('select')?.value).toBe('yes')
  })

  it('takes methods, a day, a number and an address as they are', async () => {
    const keys = ['methods', 'passwordChangedAt', 'backupCodesLeft', 'recoveryEmail'] as const
    const facts = keys.map((key) => aFact(key, { told: unknown('absent'), statable: true }))
    const page = await open([anAccountView({}, facts)], {
      'POST /v1/statements': ({ body }) => ({ statement: { ...aStatement(), ...body }, replaced: null }),
    })
    const fill = async (name: string, how: (form: HTMLFormElement) => void) => {
      press(page.root, `State it yourself: ${name}`)
      await expect.poll(() => page.root.querySelector('.state-form')).not.toBeNull()
      const form = page.root.querySelector<HTMLFormElement>('.state-form')
      if (!form) throw new Error('no form')
      how(form)
      submit(form)
      await expect.poll(() => page.root.querySelector('.state-form')).toBeNull()
    }
    const input = (form: HTMLFormElement, name: string) =>
      form.querySelector<HTMLInputElement>(`input[name=${name}]`) ?? new HTMLInputElement()
    await fill('Methods', (form) => void (input(form, 'method').checked = true))
    await fill('Password set on', (form) => type(input(form, 'value'), '2026-01-02'))
    await fill('Backup codes left', (form) => type(input(form, 'value'), '6'))
    await fill('Recovery address', (form) => {
      type(input(form, 'value'), 'a@elsewhere.example')
      input(form, 'verified').checked = true
    })
    expect(page.sent('POST /v1/statements').map((body) => (body as { value: unknown }).value)).toEqual([
      ['push-app'],
      '2026-01-02T00:00:00.000Z',
      6,
      { address: 'a@elsewhere.example', verified: true },
    ])
  })

  it('marks what was stated, asks for it to be confirmed, takes it back and brings it back as it was', async () => {
    const statement = aStatement()
    const fact = aFact('backupCodesKept', {
      told: known(true),
      source: 'person',
      observedAt: statement.at,
      statable: true,
      statement,
    })
    const { value, at, scope, subject, key } = statement
    const before = { scope, subject, key, value, at }
    const page = await open([anAccountView({}, [fact])], {
      'POST /v1/statements': ({ body }) => ({ statement: { ...statement, ...body }, replaced: before }),
      'POST /v1/statements/remove': () => ({ removed: before }),
    })
    expect(page.row('Backup codes kept safe')).toContain('Please confirm it by 2 Dec.')
    press(page.root, 'Still right: Backup codes kept safe')
    await expect.poll(() => page.sent('POST /v1/statements')).toEqual([{ scope, subject, key, value }])
    press(page.root, 'Take back: Backup codes kept safe')
    await expect.poll(page.text).toContain('Taken back: Backup codes kept safe')
    press(page.root, 'Undo')
    await expect.poll(() => page.sent('POST /v1/statements').at(-1)).toEqual(before)
  })

  it('previews what differs of the profile, and sends nothing that was not confirmed', async () => {
    const page = await open([anAccountView()], {
      'POST /v1/changes/preview': () => ({
        id: 'p1',
        expiresAt: iso(NOW + 5 * MINUTE),
        rows: [{ field: 'language', from: 'Français', to: 'Deutsch' }],
        warnings: ['language-everywhere'],
        refused: [],
        guided: null,
      }),
      'POST /v1/changes/confirm': () => ({
        outcome: 'done',
        rows: [{ field: 'language', wanted: 'Deutsch', is: 'Deutsch' }],
        refused: [],
        guided: null,
        once: null,
      }),
    })
    const { root } = page
    const form = () => button(root, 'See what changes').closest('form')
    expect(page.text()).toContain('Time zone: The list is not known: The token may not read it')
    submit(form())
    await expect.poll(page.text).toContain('Nothing is different')
    type(field(root, 'Language'), 'Klingon')
    submit(form())
    await expect.poll(page.text).toContain('Choose one of the list.')
    expect(page.sent('POST /v1/changes/preview')).toEqual([])
    type(field(root, 'Language'), 'deutsch')
    type(field(root, 'Recovery phone'), '+41 79 123 45 67')
    submit(form())
    await expect
      .poll(() => page.sent('POST /v1/changes/preview'))
      .toEqual([
        { kind: 'profile', connection: 'main', set: { language: '4', recoveryPhone: '+41 79 123 45 67' } },
      ])
    await expect.poll(() => root.querySelector('.change')).not.toBeNull()
    expect(page.sent('POST /v1/changes/confirm')).toEqual([])
    root.querySelector<HTMLButtonElement>('.change .btn.primary')?.click()
    await expect.poll(() => page.sent('POST /v1/changes/confirm')).toEqual([{ id: 'p1' }])
    // read again, so that what was written is shown
    await expect.poll(() => page.sent('GET /v1/account').length).toBeGreaterThan(1)
  })

  it('asks for an application password of that very login', async () => {
    const page = await open([anAccountView(), anAccountView({ login: 'second', email: 'b@vully.example' })])
    expect(page.text()).toContain('Login second')
    const [, second] = page.root.querySelectorAll('section.account')
    if (!second) throw new Error('no second login')
    press(second, 'Create an application password')
    await expect
      .poll(() => page.sent('POST /v1/changes/preview'))
      .toEqual([{ kind: 'application-password', connection: 'second' }])
  })

  it('says why nothing is shown, and reads again; what may no longer be seen is gone', async () => {
    const page = await open(new Refused({ type: 'unreachable' }))
    expect(buttons(page.root)).toEqual(['Try again'])
    page.becomes([anAccountView()])
    press(page.root, 'Try again')
    await expect.poll(page.text).toContain('anna@vully.example')
    page.becomes(new Refused({ type: 'unreachable' }))
    await page.model.read()
    expect(page.text()).toContain('anna@vully.example')
    page.becomes(new Refused({ type: 'locked' }))
    await page.model.read()
    await expect.poll(page.text).not.toContain('anna@vully.example')
  })

  it('speaks of a login that nobody knows, and of a locked key', async () => {
    const { text } = await open([anAccountView({ name: null, email: null, state: 'locked' })])
    expect(text()).toContain('Who this login belongs to is not known yet.')
    expect(text()).toContain('Login main')
    expect(text()).toContain('The key of Latchkey is locked')
  })

  it.each(languages)('is whole in %s', async (language) => {
    const { root, text } = await open([anAccountView()], {}, language)
    expect(text()).not.toMatch(/[{}]|undefined|account\./)
    for (const input of root.querySelectorAll('input, select')) expect(input.closest('label')).not.toBeNull()
    for (const described of root.querySelectorAll('[aria-describedby]'))
      expect(document.getElementById(described.getAttribute('aria-describedby') ?? '')).not.toBeNull()
  })
})
