/** The guide's sentences on language, regional settings, mobile phone and login address, on the pages of the sandbox Manager. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askAddress, askPhone } from '#daemon/sandbox/contacts.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = 'anna.vully@atelier-vully.example'
const PASSWORD = 'anna-likes-paper'
const HOME = '/v3/ng/home'
const PROFILE = '/v3/ng/profile/user/dashboard'
const INFO = '/v3/ng/profile/user/security'

let sandbox: Sandbox
let anna: Visitor
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  anna = createVisitor(sandbox)
  await anna.signIn(ANNA)
})
afterEach(() => sandbox.close())

const person = () => {
  const found = sandbox.world.state.people.find(({ email }) => email === ANNA)
  if (found === undefined) throw new Error('no Anna')
  return found
}
/** `never` fits whatever type the caller names. */
async function api(path: string): Promise<never> {
  const response = await fetch(sandbox.apiUrl + path, {
    headers: { authorization: `Bearer ${sandboxToken}` },
  })
  return ((await response.json()) as { data: never }).data
}
type Profile = {
  first_name: string
  preferences: {
    language: { name: string }
    country: { short_name: string }
    timezone: { name: string }
    connection: Record<string, unknown>
  }
}
const lastCode = () => /\d{6}/.exec(sandbox.world.state.outbox.at(-1)?.body ?? '')?.[0] ?? ''
const entries = () => sandbox.world.state.activity.map(({ kind, detail }) => `${kind} ${detail}`)

describe('change the language of your account', () => {
  test('Click on the badge with your initials at the top right to "Manage my profile"', async () => {
    const home = await anna.open(HOME)
    const badge = /<a class="avatar" href="([^"]+)"[\s\S]*?<\/a>/.exec(home.html)
    expect(badge?.[1]).toBe(PROFILE)
    expect(badge?.[0]).toContain('AV')
    expect(badge?.[0]).toContain('Manage my profile')
  })

  test('Click on the pencil icon ✎ (in the Language section): change the language and then click on Save', async () => {
    const page = await anna.open(PROFILE)
    expect(page.text).toContain('✎ Edit: Language')
    const saved = await anna.submit(page, PROFILE, { language: '3' }, 'name="language"')
    expect(saved.text).toContain('Saved.')
    const { preferences }: Profile = await api('/2/profile')
    expect(preferences.language.name).toBe('Deutsch')
    // The pencil of one section leaves the others as they were.
    expect(preferences.country.short_name).toBe('CH')
    expect(entries()).toContain('profile-changed language')
  })

  test('the language is also that of Mail (+ Calendar, Contacts, etc.)', async () => {
    expect((await anna.open(PROFILE)).text).toContain(
      'The language is also that of Mail, Calendar and Contacts.',
    )
  })

  test('Click on the pencil icon ✎ (in the Country or Time Zone section): change the settings and then click on Save', async () => {
    const page = await anna.open(PROFILE)
    for (const label of ['Country', 'Time zone']) expect(page.text).toContain(`✎ Edit: ${label}`)
    await anna.submit(page, PROFILE, { country: '73' }, 'name="country"')
    await anna.submit(page, PROFILE, { timezone: '390' }, 'name="timezone"')
    const { preferences }: Profile = await api('/2/profile')
    expect(preferences.country.short_name).toBe('FR')
    expect(preferences.timezone.name).toBe('Europe/Paris')
  })

  test('what is not on the list is refused and changes nothing', async () => {
    const page = await anna.open(PROFILE)
    expect((await anna.submit(page, PROFILE, { language: '99' }, 'name="language"')).status).toBe(422)
    const { preferences }: Profile = await api('/2/profile')
    expect(preferences.language.name).toBe('English')
  })

  test('names are changed too, and are not left empty', async () => {
    const page = await anna.open(PROFILE)
    expect((await anna.submit(page, PROFILE, { first: 'Anne', last: '' }, 'name="first"')).status).toBe(422)
    const saved = await anna.submit(page, PROFILE, { first: 'Anne', last: 'Vully' }, 'name="first"')
    expect(saved.text).toContain('Anne Vully')
    expect(((await api('/2/profile')) as Profile).first_name).toBe('Anne')
  })
})

describe('change the mobile phone number', () => {
  test('Click on Edit in the Recovery Phone box: enter the country code, the new mobile phone number, and your Manager login password if necessary, then click the Next button to save', async () => {
    const page = await anna.open(INFO)
    const box = /<section class="box" aria-labelledby="phone">[\s\S]*?<\/section>/.exec(page.html)?.[0]
    for (const part of ['Recovery phone', 'Edit', 'Country code', 'Your password', 'Next'])
      expect(box).toContain(part)
    const typed = { code: '+33', phone: '06 12 34 56 78' }
    expect((await anna.submit(page, `${INFO}/phone`, { ...typed, password: 'no' })).status).toBe(422)
    const sent = await anna.submit(page, `${INFO}/phone`, { ...typed, password: PASSWORD })
    expect(sandbox.world.state.outbox.at(-1)).toMatchObject({ channel: 'sms', to: '+33612345678' })
    // Until its code is entered, the number before is the one for recovery.
    expect(sent.text).toContain('+33612345678 not confirmed')
    expect(sent.text).toContain('+41790000101 confirmed, for recovery')
    await anna.submit(sent, `${INFO}/confirm`, { code: lastCode() })
    const phones: { phone: string; reminder: string; checked: boolean }[] = await api('/2/profile/phones')
    expect(phones).toMatchObject([
      { phone: '+41790000101', reminder: 'false' },
      { phone: '+33612345678', reminder: 'true', checked: true },
    ])
  })

  test('a code works once, and an older one not at all', async () => {
    const fields = { phone: '+41791234567', password: PASSWORD }
    const sent = await anna.submit(await anna.open(INFO), `${INFO}/phone`, fields)
    const first = lastCode()
    const again = await anna.submit(sent, `${INFO}/resend`, {}, 'Send a new code')
    const second = lastCode()
    if (first !== second)
      expect((await anna.submit(again, `${INFO}/confirm`, { code: first })).status).toBe(422)
    await anna.submit(again, `${INFO}/confirm`, { code: second })
    const contact = String(person().phones.at(-1)?.id)
    const token = { _csrf: anna.cookies.get('MANAGER-XSRF-TOKEN') ?? '' }
    expect((await anna.post(`${INFO}/confirm`, { ...token, contact, code: second })).status).toBe(422)
  })

  test('a contact that the API asked for is unconfirmed until its owner enters the code', async () => {
    askPhone(sandbox.world, person(), '+41791112233')
    askAddress(sandbox.world, person(), 'anna@far.example')
    const mailCode = lastCode()
    const contacts = async () =>
      ((await api('/2/profile/emails')) as { email: string; checked: boolean; reminder: boolean }[]).find(
        ({ email }) => email === 'anna@far.example',
      )
    expect(await contacts()).toMatchObject({ checked: false })
    const page = await anna.open(INFO)
    const id = String(person().emails.at(-1)?.id)
    await anna.submit(page, `${INFO}/confirm`, { code: mailCode }, `name="contact" value="${id}"`)
    expect(await contacts()).toMatchObject({ checked: true, reminder: true })
    expect(person().phones.at(-1)).toMatchObject({ number: '+41791112233', checked: false })
  })

  test('the number before is used for recovery again by a code of its own, and the present one is not asked anew', async () => {
    const change = async (phone: string) =>
      anna.submit(await anna.open(INFO), `${INFO}/phone`, { phone, password: PASSWORD })
    await anna.submit(await change('+41791234567'), `${INFO}/confirm`, { code: lastCode() })
    const sent = sandbox.world.state.outbox.length
    await change('+41791234567')
    expect(sandbox.world.state.outbox).toHaveLength(sent)
    const asked = await anna.submit(await anna.open(INFO), `${INFO}/resend`, {}, 'Use for recovery')
    expect(sandbox.world.state.outbox.at(-1)?.to).toBe('+41790000101')
    await anna.submit(asked, `${INFO}/confirm`, { code: lastCode() })
    expect(person().phones.map(({ number, recovery }) => [number, recovery])).toEqual([
      ['+41790000101', true],
      ['+41791234567', false],
    ])
  })

  test('a contact is deleted, of oneself alone', async () => {
    const page = await anna.open(INFO)
    const id = String(person().phones[0]?.id)
    const bruno = createVisitor(sandbox)
    await bruno.signIn('bruno.keller@atelier-vully.example')
    const token = { _csrf: bruno.cookies.get('MANAGER-XSRF-TOKEN') ?? '', contact: id }
    expect((await bruno.post(`${INFO}/delete`, token)).status).toBe(422)
    expect(await api('/2/profile/phones')).toHaveLength(1)
    const done = await anna.submit(page, `${INFO}/delete`, {}, `name="contact" value="${id}"`)
    expect(done.text).toContain('Deleted.')
    expect(await api('/2/profile/phones')).toEqual([])
  })

  test('the login address is no recovery address', async () => {
    const fields = { email: ANNA, password: PASSWORD }
    expect((await anna.submit(await anna.open(INFO), `${INFO}/email`, fields)).status).toBe(422)
  })
})

describe('change the password of the Manager', () => {
  test('needs the password of now, ends every other session, is journalled and mailed', async () => {
    const elsewhere = createVisitor(sandbox)
    await elsewhere.signIn(ANNA)
    const page = await anna.open(INFO)
    const change = (fields: Record<string, string>) => anna.submit(page, `${INFO}/password`, fields)
    expect((await change({ password: 'no', new: 'a-new-password' })).status).toBe(422)
    expect((await change({ password: PASSWORD, new: 'short' })).status).toBe(422)
    expect((await elsewhere.open(HOME)).path).toBe(HOME)
    sandbox.world.advance(2)
    await change({ password: PASSWORD, new: 'a-new-password' })
    expect((await anna.open(HOME)).path).toBe(HOME)
    expect((await elsewhere.open(HOME)).path).toContain('/login')
    expect(entries()).toContain('password-changed ')
    expect(sandbox.world.state.outbox.at(-1)).toMatchObject({ kind: 'password-changed', to: ANNA })
    const profile: { preferences: { security: { date_last_changed_password: number } } } =
      await api('/2/profile?with=security')
    expect(profile.preferences.security.date_last_changed_password).toBe(
      Math.floor((person().passwordChangedAt ?? 0) / 1000),
    )
    expect(person().passwordChangedAt).toBeGreaterThan(sandbox.world.at() - 60_000)
  })
})

describe('sign-in alerts', () => {
  test('success, failure and limit are read and changed like the language', async () => {
    const saved = await anna.submit(await anna.open(INFO), `${INFO}/alerts`, {
      failure: 'on',
      limit: 'on',
      rate: '3',
    })
    expect(saved.html).toMatch(/name="limit"\s+checked/)
    expect(((await api('/2/profile')) as Profile).preferences.connection).toEqual({
      successful_notification: false,
      unsuccessful_notification: true,
      unsuccessful_limit: true,
      unsuccessful_rate_limit: 3,
    })
  })

  test.each(['0', '101', '2.5', 'many'])('a limit of %s wrong passwords is refused', async (rate) => {
    const page = await anna.open(INFO)
    expect((await anna.submit(page, `${INFO}/alerts`, { limit: 'on', rate })).status).toBe(422)
    expect(person()).toMatchObject({ limitFailures: false, failureLimit: 10 })
  })
})
