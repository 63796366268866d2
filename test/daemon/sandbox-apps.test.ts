/** "Be mindful of existing synchronizations": apps that sign in, and the passwords made for them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '#shared/time.ts'
import { ANNA, DAVID, ELODIE, LEO, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const APPS = '/sandbox/apps'
const PASSWORDS = '/v3/profile/application-password'
const EVERY_APP = ['mail', 'calendar', 'kdrive', 'mobile']
const MAYA = 'maya.singh@atelier-vully.example'

let rig: SandboxRig
beforeEach(async () => {
  rig = await openSandbox()
})
afterEach(() => rig.sandbox.close())

/** What an app is answered: OK or NO, and why. */
async function signIn(app: string, email: string, password = rig.person(email).password): Promise<string> {
  const visitor = createVisitor(rig.sandbox)
  const page = await visitor.submit(await visitor.open(APPS), APPS, { app, email, password })
  const said = /\b(OK|NO)\b .*?(?= App )/.exec(page.text)?.[0] ?? ''
  expect(page.status).toBe(said.startsWith('OK') ? 200 : 403)
  return said
}
async function makePassword(visitor: Visitor, name: string): Promise<string> {
  const page = await visitor.submit(await visitor.open(PASSWORDS), PASSWORDS, { name })
  return /id="application-password">([^<]+)</.exec(page.html)?.[1] ?? ''
}

describe('Access to desktop apps and mobile apps will always be possible without 2FA', () => {
  test.each(EVERY_APP)('%s goes on with the plain password, required or not', async (app) => {
    expect(await signIn(app, ELODIE)).toContain('OK Signed in with the password of the account')
    rig.requireOfAll()
    expect((await (await rig.visit(ELODIE)).open('/mail')).path).toBe('/2fa')
    expect(await signIn(app, ELODIE)).toContain('OK')
    expect(await signIn(app, LEO)).toContain('OK')
  })

  test('a wrong password, or an unknown address, is refused in the same words', async () => {
    expect(await signIn('mail', ELODIE, 'no')).toBe('NO Address or password is wrong.')
    expect(await signIn('mail', 'nobody@poste.example', 'no')).toBe('NO Address or password is wrong.')
    expect(rig.journal(ELODIE)).toContain('app-refused: Mail client (IMAP, SMTP), wrong password')
  })

  test('a token of the API goes on too', async () => {
    rig.requireOfAll()
    expect(await rig.api(ELODIE, '/2/profile')).toMatchObject({ email: ELODIE })
  })
})

describe('Once strong authentication is activated, it is necessary to create application passwords', () => {
  test.each(EVERY_APP)('%s is refused with the plain password after enrolment, and says why', async (app) => {
    const elodie = await rig.visit(ELODIE)
    expect(await signIn(app, ELODIE)).toContain('OK')
    await rig.enrolApp(elodie)
    expect(await signIn(app, ELODIE)).toContain('NO This account has two-step verification')
    const password = await makePassword(elodie, `Elodie’s ${app}`)
    expect(await signIn(app, ELODIE, password)).toBe('OK Signed in with an application password.')
    expect(await signIn(app, ELODIE, password.replaceAll('-', ' '))).toContain('OK')
    expect(await signIn(app, ANNA, password)).toContain('NO')
  })

  test('an application password opens no page', async () => {
    const elodie = await rig.visit(ELODIE)
    const password = await makePassword(elodie, 'Laptop')
    const visitor = createVisitor(rig.sandbox)
    const page = await visitor.submit(
      await visitor.open('/login'),
      '/login',
      { email: ELODIE, password },
      'type="password"',
    )
    expect(page.status).toBe(403)
  })

  test('it is shown once, and the list says when each was last used', async () => {
    const david = await rig.visit(DAVID)
    const password = await makePassword(david, 'Laptop')
    expect(password).toMatch(/^(?:[a-z]{4}-){3}[a-z]{4}$/)
    const before = await david.open(PASSWORDS)
    expect(before.text).not.toContain(password)
    expect(before.text).toMatch(/Laptop [^<]* Never/)
    await signIn('kdrive', DAVID, password)
    const list: { name: string; last_used_at: number | null }[] = await rig.api(
      DAVID,
      '/2/profile/applications/passwords',
    )
    expect(list).toMatchObject([{ name: 'Laptop', last_used_at: Math.floor(rig.sandbox.world.at() / 1000) }])
    rig.sandbox.world.advance(40)
    expect((await david.open(PASSWORDS)).text).not.toContain('Never')
    const used = rig.person(DAVID).applicationPasswords[0]?.lastUsedAt ?? 0
    expect(rig.sandbox.world.at() - used).toBeGreaterThanOrEqual(40 * DAY)
    // Play data or not: the password itself is not kept.
    expect(JSON.stringify(rig.sandbox.world.state)).not.toContain(password)
  })

  test('a revoked one is refused, and the others go on', async () => {
    const david = await rig.visit(DAVID)
    const laptop = await makePassword(david, 'Laptop')
    const tablet = await makePassword(david, 'Tablet')
    const revoked = await david.submit(await david.open(PASSWORDS), `${PASSWORDS}/revoke`, {}, 'Laptop')
    expect(revoked.text).toContain('was revoked')
    expect(await signIn('mail', DAVID, laptop)).toContain('NO')
    expect(await signIn('mail', DAVID, tablet)).toContain('OK')
  })

  test('nobody revokes one of somebody else', async () => {
    const elodie = await rig.visit(ELODIE)
    await makePassword(await rig.visit(DAVID), 'Laptop')
    const [own] = rig.person(DAVID).applicationPasswords
    const fields = { _csrf: elodie.cookies.get('MANAGER-XSRF-TOKEN') ?? '', id: String(own?.id) }
    expect((await elodie.post(`${PASSWORDS}/revoke`, fields)).status).toBe(422)
    expect(rig.person(DAVID).applicationPasswords).toHaveLength(1)
  })

  test('single sign-on needs one as well, for its password lies elsewhere', async () => {
    expect(await signIn('mail', MAYA)).toContain('NO This account signs in through another organisation')
  })
})

describe('before enrolment, not after', () => {
  test('the page says which synchronisations will need an application password, those in use marked', async () => {
    await signIn('calendar', ELODIE)
    const elodie = await rig.visit(ELODIE)
    const before = await elodie.open('/2fa')
    expect(before.text).toMatch(
      /Before you switch it on: these tools will each need an application password . Mail client \(IMAP, SMTP\), used with your password on .* Calendar and contacts \(CalDAV, CardDAV\), used with your password on .* kDrive on the computer Mail and kDrive on the phone/,
    )
    const done = await rig.enrolApp(elodie)
    for (const page of [done, await elodie.open('/2fa')]) expect(page.text).not.toMatch(/will each need/)
  })
})

test('a deleted address signs no app in', async () => {
  expect(await signIn('mail', ELODIE)).toContain('OK')
  rig.person(ELODIE).addressDeletedAt = rig.sandbox.world.at()
  expect(await signIn('mail', ELODIE)).toContain('NO')
})

test('a mail service in maintenance refuses IMAP and nothing else', async () => {
  const service = rig.sandbox.world.state.products.find(({ serviceName }) => serviceName === 'email_hosting')
  if (service === undefined) throw new Error('no mail service')
  service.maintenance = true
  expect(await signIn('mail', ELODIE)).toContain('NO The mail service is in maintenance')
  expect(await signIn('kdrive', ELODIE)).toContain('OK')
  expect(await signIn('mail', LEO)).toContain('OK')
})
