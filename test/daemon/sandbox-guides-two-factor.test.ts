/** The guides' sentences on enabling the second step and requiring it of others, on the pages of the sandbox Manager. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSandbox } from '#daemon/sandbox/server.ts'
import { linkTo } from '../support/page-link.ts'
import {
  ANNA,
  BRUNO,
  DAVID,
  ELODIE,
  FARID,
  LEO,
  openSandbox,
  type SandboxRig,
} from '../support/sandbox-rig.ts'
import { createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const HOME = '/v3/ng/home'
const USERS = '/v3/ng/accounts/rights/users/list'
const SECURITY = '/v3/ng/accounts/security'

let rig: SandboxRig
beforeEach(async () => {
  rig = await openSandbox()
})
afterEach(() => rig.sandbox.close())

const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
const mails = (kind: string) => rig.sandbox.world.state.outbox.filter((one) => one.kind === kind)
const rowOf = ({ html }: Page, email: string): string =>
  new RegExp(`<tr data-user="${rig.person(email).id}">[\\s\\S]*?</tr>`).exec(html)?.[0] ?? ''
const twoFactorOf = async (email: string): Promise<boolean | undefined> => {
  const users: { email: string; security?: { has_double_auth: boolean } }[] = await rig.api(
    ANNA,
    '/2/accounts/48210/users?with=security',
  )
  return users.find((one) => one.email === email)?.security?.has_double_auth
}
const isRequired = async (): Promise<boolean | undefined> =>
  ((await rig.api(ANNA, '/1/accounts')) as { has_2fa_required: boolean }[])[0]?.has_2fa_required

describe('enabling two-step verification', () => {
  test('Follow the on-screen instructions to complete the procedure', async () => {
    const bruno = await rig.visit(BRUNO)
    const choice = await bruno.open(linkTo(await bruno.open(HOME), 'Two-step verification'))
    await bruno.submit(choice, '/2fa/app/start')
    // Begun is not done.
    expect(await twoFactorOf(BRUNO)).toBe(false)
    const done = await rig.enrolApp(bruno)
    expect(done.text).toContain('Two-step verification is on')
    expect(done.text).toContain('Keep them safe')
    expect(linkTo(done, 'Application passwords')).toBe('/v3/profile/application-password')
    expect(await twoFactorOf(BRUNO)).toBe(true)
  })

  test('There is no need to call Infomaniak as they do not have any of your codes & passwords', async () => {
    await rig.enrolApp(await rig.visit(BRUNO))
    const { password, otpSecret, backupCodes, id } = rig.person(BRUNO)
    const secrets = [password, otpSecret ?? 'no secret', ...backupCodes.map(({ code }) => code)]
    const anna = await rig.visit(ANNA)
    const shown = [
      ...(await Promise.all([USERS, `${USERS}/${id}`, '/v3/ng/support'].map((path) => anna.open(path)))).map(
        ({ html }) => html,
      ),
      JSON.stringify(await rig.api(ANNA, '/2/accounts/48210/users?with=security')),
      JSON.stringify(await rig.api(BRUNO, '/2/profile?with=security')),
      JSON.stringify(mails('security-alert')),
    ]
    for (const text of shown) expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
    expect(shown[0]).toContain(BRUNO)
    // Where they do stand: with the person alone.
    expect((await anna.open('/login')).html).toContain(password)
  })
})

describe('identifying users without 2FA', () => {
  test('Click here to access your Organization’s user management', async () => {
    const anna = await rig.visit(ANNA)
    expect(linkTo(await anna.open(HOME), 'Users')).toBe(USERS)
    const david = await rig.visit(DAVID)
    expect((await david.open(HOME)).html).not.toContain(USERS)
  })

  test('This red symbol means that 2FA is not activated', async () => {
    const anna = await rig.visit(ANNA)
    const before = await anna.open(USERS)
    const marked = (page: Page) =>
      [ANNA, BRUNO, DAVID, ELODIE, FARID, LEO].filter((email) => rowOf(page, email).includes('●'))
    expect(marked(before)).toEqual([BRUNO, ELODIE, LEO])
    expect(rowOf(before, BRUNO)).toMatch(/class="bad"><span[^>]*>●<\/span> Off/)
    await rig.enrolApp(await rig.visit(BRUNO))
    expect(marked(await anna.open(USERS))).toEqual([ELODIE, LEO])
  })

  test('You can also filter long lists with this specific criterion', async () => {
    const large = await startSandbox({ port: 0, size: 'large', dataDir: null })
    try {
      const owner = large.world.state.people.find(({ id }) =>
        large.world.state.memberships.some(({ personId, role }) => personId === id && role === 'owner'),
      )
      const visitor = createVisitor(large)
      await visitor.signIn(owner?.email ?? '')
      const count = ({ text }: Page) => Number(/(\d+) people/.exec(text)?.[1])
      const all = await visitor.open(USERS)
      const lacking = await visitor.open(`${USERS}?filter=without-2fa`)
      expect(all.html).toContain('class="ok">On<')
      expect(lacking.html).not.toContain('class="ok">On<')
      expect(count(lacking)).toBeGreaterThan(50)
      expect(count(lacking)).toBeLessThan(count(all))
      // It stays on the pages that follow.
      const second = await visitor.open(`${USERS}?filter=without-2fa&page=2`)
      expect(lacking.html).toMatch(/filter=without-2fa&amp;page=2|page=2&amp;filter=without-2fa/)
      expect(second.html).not.toContain('class="ok">On<')
    } finally {
      await large.close()
    }
  })

  test('click on the action menu ⋮ located to its right, then on Send a security alert: informing them of their different settings', async () => {
    const anna = await rig.visit(ANNA)
    const page = await anna.open(USERS)
    const menu = /<details class="menu">[\s\S]*?<\/details>/.exec(rowOf(page, ELODIE))?.[0]
    for (const part of ['⋮', 'Send a security alert']) expect(menu).toContain(part)
    for (const email of [ELODIE, FARID])
      await anna.submit(page, `${USERS}/alert`, {}, `value="${rig.person(email).id}"`)
    expect(mails('security-alert').map(({ to }) => to)).toEqual([ELODIE, FARID])
    const [elodie, farid] = mails('security-alert').map(({ body }) => body)
    expect(elodie).toMatch(/Two-step verification: off\n[\s\S]*Backup codes left: 0/)
    expect(farid).toMatch(/Two-step verification: on\n[\s\S]*Backup codes left: 8/)
    expect(rig.journal(ANNA)).toContain('security-alert: Elodie Favre')
  })
})

describe('requiring the activation of 2FA', () => {
  test.each([
    ['a legal representative', ANNA, true],
    ['an administrator', BRUNO, true],
    ['a collaborator', DAVID, false],
    ['an external', LEO, false],
  ])('You must be an Administrator or Legal representative: %s', async (_, email, may) => {
    const visitor = await rig.visit(email)
    expect((await visitor.open(SECURITY)).status).toBe(may ? 200 : 403)
    await visitor.post(SECURITY, { ...csrf(visitor), require: 'on', confirm: 'yes' })
    expect(await isRequired()).toBe(may)
  })

  test('Click on the toggle switch button, then confirm the activation of the feature in the window that opens', async () => {
    const anna = await rig.visit(ANNA)
    const settings = await anna.open(linkTo(await anna.open(HOME), 'Organisation security'))
    expect(settings.html).toMatch(/role="switch" aria-checked="false"/)
    const asked = await anna.submit(settings, SECURITY)
    expect(asked.text).toContain('Elodie Favre')
    // The toggle alone does nothing, nor does leaving the window.
    expect((await anna.open(linkTo(asked, 'Cancel'))).html).toContain('aria-checked="false"')
    expect(await isRequired()).toBe(false)
    expect((await anna.submit(asked, SECURITY, {}, 'Require it')).html).toContain('aria-checked="true"')
    expect(await isRequired()).toBe(true)
  })

  test('otherwise access to the Manager and Web apps will no longer be possible for the user', async () => {
    const elodie = await rig.visit(ELODIE)
    const reached = () =>
      Promise.all([HOME, '/mail', '/kdrive', '/calendar'].map(async (path) => (await elodie.open(path)).path))
    expect(await reached()).toEqual([HOME, '/mail', '/kdrive', '/calendar'])
    const anna = await rig.visit(ANNA)
    await anna.post(SECURITY, { ...csrf(anna), require: 'on', confirm: 'yes' })
    expect(await reached()).toEqual(['/2fa', '/2fa', '/2fa', '/2fa'])
  })
})
