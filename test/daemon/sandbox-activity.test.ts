/** The guide's sentences on security mails and recent activity, on the pages of the sandbox Manager. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/time.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = 'anna.vully@atelier-vully.example'
const DAVID = 'david.moret@atelier-vully.example'
const ELODIE = 'elodie.favre@atelier-vully.example'
const PASSWORD = 'elodie-likes-paper'
const HOME = '/v3/ng/home'
const ACTIVITY = '/v3/ng/profile/user/activities'
const ORGANISATION = '/v3/ng/accounts/activities'
const INFO = '/v3/ng/profile/user/security'
const SECURE = '/v3/ng/profile/user/secure'

let sandbox: Sandbox
let realNow = Date.now()
beforeEach(async () => {
  realNow = Date.now()
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null, now: () => realNow })
})
afterEach(() => sandbox.close())

const mails = (kind: string, to = ELODIE) =>
  sandbox.world.state.outbox.filter((one) => one.kind === kind && one.to === to)
async function visit(email: string): Promise<Visitor> {
  const visitor = createVisitor(sandbox)
  expect((await visitor.signIn(email)).path).toBe(HOME)
  return visitor
}
async function attempt(password: string, email = ELODIE): Promise<Page> {
  const visitor = createVisitor(sandbox)
  return visitor.submit(await visitor.open('/login'), '/login', { email, password }, 'type="password"')
}
const signOut = (visitor: Visitor) =>
  visitor.post('/logout', { _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })

describe('a security email is automatically sent', () => {
  test('when a new connection to your account occurs from a new location', async () => {
    const elodie = await visit(ELODIE)
    expect(mails('new-location')).toHaveLength(1)
    expect((await elodie.open(ACTIVITY)).text).toContain('Signed in: from a new location')
    // The same browser with its cookies is none.
    await signOut(elodie)
    await elodie.signIn(ELODIE)
    expect(mails('new-location')).toHaveLength(1)
  })

  test("notably if you are using your browser's private browsing mode or accessing your account from a new computer", async () => {
    await visit(ELODIE)
    // Neither brings the cookies of before.
    await visit(ELODIE)
    await visit(ELODIE)
    expect(mails('new-location')).toHaveLength(3)
  })

  test('a browser without its earlier cookies counts as new', async () => {
    const elodie = await visit(ELODIE)
    elodie.cookies.delete('SADEVICE')
    elodie.cookies.delete('SASESSION')
    await elodie.signIn(ELODIE)
    expect(mails('new-location')).toHaveLength(2)
  })

  test('it can be ignored immediately after logging in yourself, and has no link to press', async () => {
    await visit(ELODIE)
    const [mail] = mails('new-location')
    expect(mail?.body).toContain('right after you signed in yourself')
    expect(mail?.body).toContain('open the Manager yourself')
    expect(mail?.body).not.toMatch(/https?:|\/login/)
  })

  test('when someone enters an incorrect password after entering the email address to log in to the Manager', async () => {
    await attempt('no')
    expect(mails('wrong-password')).toHaveLength(1)
    expect((await (await visit(ELODIE)).open(ACTIVITY)).text).toContain('Wrong password')
    // An address without an account mails nobody.
    const before = sandbox.world.state.outbox.length
    await attempt('no', 'nobody@poste.example')
    expect(sandbox.world.state.outbox).toHaveLength(before)
  })

  test('not where the person switched it off, but then too it stands in the activity', async () => {
    const elodie = await visit(ELODIE)
    await elodie.submit(await elodie.open(INFO), `${INFO}/alerts`, {})
    await visit(ELODIE)
    await attempt('no')
    expect(mails('new-location')).toHaveLength(1)
    expect(mails('wrong-password')).toHaveLength(0)
    expect((await elodie.open(ACTIVITY)).text).toContain('Wrong password')
  })
})

describe('you can find the recent activities and configure them in the user account settings', () => {
  test('user activity and organisation activity are two lists', async () => {
    const david = await visit(DAVID)
    const anna = await visit(ANNA)
    const own = await anna.open(ACTIVITY)
    expect(own.html).toContain(`href="${ORGANISATION}"`)
    expect(own.html).not.toContain('<td>David Moret</td>')
    expect((await anna.open(ORGANISATION)).html).toContain('<td>David Moret</td>')
    expect((await david.open(ORGANISATION)).status).toBe(403)
    expect((await david.open(ACTIVITY)).html).not.toContain('<td>Anna Vully</td>')
  })

  test('what one is told is shown there, with the way to change it', async () => {
    const elodie = await visit(ELODIE)
    const page = await elodie.open(ACTIVITY)
    expect(page.text).toContain('Wrong password: by mail')
    expect(page.html).toContain(`href="${INFO}#alerts"`)
    await elodie.submit(await elodie.open(INFO), `${INFO}/alerts`, { limit: 'on', rate: '5' })
    const changed = (await elodie.open(ACTIVITY)).text
    expect(changed).toContain('Wrong password: not told')
    expect(changed).toContain('signing in pauses after 5')
  })

  test('if you notice actions that you do not think you performed: the four steps, in their order', async () => {
    const page = await (await visit(ANNA)).open(ACTIVITY)
    const section = /<section class="box" aria-labelledby="not-you">([\s\S]*?)<\/section>/.exec(page.html)
    const links = [...(section?.[1] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    expect(links).toEqual([SECURE, '/2fa', `${INFO}#password`, '/v3/ng/products/mail'])
  })

  test('Familiarize yourself with this other guide to quickly secure your tools: every other session ends', async () => {
    const thief = await visit(ELODIE)
    const elodie = await visit(ELODIE)
    const page = await elodie.open(SECURE)
    expect(page.text).toContain('1 other session is open')
    await elodie.submit(page, `${SECURE}/sessions`)
    expect((await thief.open(HOME)).path).toContain('/login')
    expect((await elodie.open(HOME)).path).toBe(HOME)
  })

  test('Change the password of the email addresses linked to Mail Infomaniak: on the page of the mail service', async () => {
    const anna = await visit(ANNA)
    const service = await anna.open('/v3/ng/products/mail')
    const form = `${service.path}/password`
    const ofDavid = `value="${DAVID}"`
    expect((await anna.submit(service, form, { password: 'short' }, ofDavid)).status).toBe(422)
    await anna.submit(service, form, { password: 'a-new-password' }, ofDavid)
    const mailbox = sandbox.world.state.products
      .flatMap(({ mailboxes }) => mailboxes)
      .find(({ address }) => address === DAVID)
    expect(mailbox?.passwordChangedAt).toBe(sandbox.world.at())
    // It is the mailbox's: the Manager's stays.
    expect((await attempt('david-likes-paper', DAVID)).path).toContain('/login/second-factor')
  })
})

describe('the limit of wrong passwords in a row', () => {
  beforeEach(async () => {
    const elodie = await visit(ELODIE)
    await elodie.submit(await elodie.open(INFO), `${INFO}/alerts`, { failure: 'on', limit: 'on', rate: '3' })
  })

  test('pauses signing in, for the right password too, and goes on after a quarter of an hour', async () => {
    for (const _ of [1, 2]) await attempt('no')
    expect((await attempt('no')).text).toContain('Wait 15 minutes')
    expect((await attempt(PASSWORD)).status).toBe(403)
    realNow += 14 * MINUTE
    expect((await attempt(PASSWORD)).text).toContain('Wait 1 minute,')
    realNow += MINUTE
    expect((await attempt(PASSWORD)).path).toBe(HOME)
    expect(mails('sign-in-paused')).toHaveLength(1)
  })

  test('the right password in between begins the count anew', async () => {
    for (const _ of [1, 2]) await attempt('no')
    await attempt(PASSWORD)
    for (const _ of [1, 2]) await attempt('no')
    expect((await attempt(PASSWORD)).path).toBe(HOME)
  })

  test('without the limit nothing pauses', async () => {
    for (let time = 0; time < 12; time++) await attempt('no', DAVID)
    expect((await attempt('david-likes-paper', DAVID)).path).toContain('/login/second-factor')
  })

  test('a new password ends the pause', async () => {
    const elodie = await visit(ELODIE)
    for (const _ of [1, 2, 3]) await attempt('no')
    const fields = { password: PASSWORD, new: 'elodie-likes-ink' }
    await elodie.submit(await elodie.open(INFO), `${INFO}/password`, fields)
    expect((await attempt('elodie-likes-ink')).path).toBe(HOME)
  })

  test('a clock that was moved back does not prolong the pause', async () => {
    for (const _ of [1, 2, 3]) await attempt('no')
    sandbox.world.advance(-10)
    expect((await attempt(PASSWORD)).path).toBe(HOME)
  })
})
