import { generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { at, HOME, sandboxForEach } from '../support/sandbox-for-each.ts'
import { codeFor, createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = at('anna.vully') // legal representative, OTP app
const BRUNO = at('bruno.keller') // administrator, no second factor
const DAVID = at('david.moret') // collaborator, OTP app
const ELODIE = at('elodie.favre') // collaborator, no second factor
const FARID = at('farid.haddad') // collaborator, SMS only
const LEO = 'leo@studio-martin.example' // external, no second factor
const MAYA = at('maya.singh') // single sign-on

const USERS = '/v3/ng/accounts/rights/users/list'
const SECURITY = '/v3/ng/accounts/security'

const manager = sandboxForEach()
const { person, recorded, visit } = manager

const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
const mailsTo = (to: string, kind: string) =>
  manager.sandbox.world.state.outbox.filter((one) => one.to === to && one.kind === kind)
/** `never` fits whatever type the caller names. */
async function api(path: string): Promise<never> {
  const response = await fetch(manager.sandbox.apiUrl + path, {
    headers: { authorization: `Bearer ${sandboxToken}` },
  })
  return ((await response.json()) as { data: never }).data
}
async function required(): Promise<boolean | undefined> {
  const accounts: { has_2fa_required: boolean }[] = await api('/1/accounts')
  return accounts[0]?.has_2fa_required
}
async function requireFactor(visitor: Visitor) {
  const confirm = await visitor.submit(await visitor.open(SECURITY), SECURITY)
  return visitor.submit(confirm, SECURITY, {}, 'Require it')
}
async function enrolApp(visitor: Visitor): Promise<Page> {
  const page = await visitor.submit(await visitor.open('/2fa'), '/2fa/app/start')
  const secret = /id="secret">([A-Z2-7]+)</.exec(page.html)?.[1] ?? ''
  expect(page.html).toContain('<svg')
  expect(page.text).toContain(`secret=${secret}`)
  return visitor.submit(page, '/2fa/app', { code: generateSync({ secret }) })
}

describe('signing in', () => {
  test('takes a password, then the code of the app, and sets a lasting SASESSION cookie', async () => {
    const visitor = createVisitor(manager.sandbox)
    const first = await visitor.open(HOME)
    expect(first.path).toBe('/login?next=%2Fv3%2Fng%2Fhome')
    const second = await visitor.submit(
      first,
      '/login',
      { email: ANNA, password: person(ANNA).password },
      'type="password"',
    )
    // The password alone opens nothing.
    expect((await visitor.open(HOME)).path).toContain('/login/second-factor')
    const wrong = await visitor.submit(second, '/login/second-factor', { code: '000000' })
    expect(wrong.status).toBe(403)
    const done = await visitor.submit(second, '/login/second-factor', {
      code: codeFor(manager.sandbox, ANNA),
    })
    expect(done.text).toContain('Welcome, Anna')
    expect(recorded(ANNA)).toEqual(['wrong-code', 'signed-in'])
  })

  test('the session cookie lasts, is for this host alone, and no script reads it', async () => {
    const visitor = createVisitor(manager.sandbox)
    const page = await visitor.open('/login')
    const password = person(BRUNO).password
    const answer = await rawPost(page, visitor, { email: BRUNO, password })
    const line = answer.find((one) => one.startsWith('SASESSION=') && !one.includes('Max-Age=0')) ?? ''
    expect(line).toMatch(/Max-Age=\d{6,}/)
    expect(line).toContain('HttpOnly')
    expect(line).toContain('Secure')
    expect(line).not.toContain('Domain')
  })

  test('SMS sends a code to the outbox, and only that code opens', async () => {
    const farid = await visit(FARID)
    expect((await farid.open(HOME)).status).toBe(200)
    const [sms] = manager.sandbox.world.state.outbox.filter(({ channel }) => channel === 'sms')
    expect(sms?.to).toBe(person(FARID).smsPhone)
  })

  test('a backup code works once', async () => {
    const code = person(DAVID).backupCodes[0]?.code ?? ''
    const attempt = async () => {
      const visitor = createVisitor(manager.sandbox)
      const first = await visitor.open('/login')
      const second = await visitor.submit(
        first,
        '/login',
        { email: DAVID, password: person(DAVID).password },
        'type="password"',
      )
      return visitor.submit(second, '/login/second-factor', { code })
    }
    expect((await attempt()).path).toBe(HOME)
    expect((await attempt()).status).toBe(403)
  })

  test('a wrong password after a right address is mailed and journalled; an unknown address is neither', async () => {
    const visitor = createVisitor(manager.sandbox)
    const page = await visitor.open('/login')
    const refused = await visitor.submit(page, '/login', { email: ELODIE, password: 'no' }, 'type="password"')
    expect(refused.status).toBe(403)
    expect(mailsTo(ELODIE, 'wrong-password')).toHaveLength(1)
    expect(recorded(ELODIE)).toEqual(['wrong-password'])
    const before = manager.sandbox.world.state.outbox.length
    await visitor.submit(page, '/login', { email: 'nobody@poste.example', password: 'no' }, 'type="password"')
    expect(manager.sandbox.world.state.outbox).toHaveLength(before)
  })

  test('a browser without its earlier cookies is a new location; one that kept them is not', async () => {
    const elodie = await visit(ELODIE)
    expect(mailsTo(ELODIE, 'new-location')).toHaveLength(1)
    await elodie.post('/logout', csrf(elodie))
    await elodie.signIn(ELODIE)
    expect(mailsTo(ELODIE, 'new-location')).toHaveLength(1)
    await visit(ELODIE)
    expect(mailsTo(ELODIE, 'new-location')).toHaveLength(2)
  })

  test('the mails stop where the person switched them off', async () => {
    const elodie = await visit(ELODIE)
    const page = await elodie.open('/v3/ng/profile/user/security')
    await elodie.submit(page, '/v3/ng/profile/user/security/alerts', {})
    await visit(ELODIE)
    expect(mailsTo(ELODIE, 'new-location')).toHaveLength(1)
  })

  test('after signing out the old cookie opens nothing', async () => {
    const anna = await visit(ANNA)
    const old = anna.cookies.get('SASESSION') ?? ''
    await anna.submit(await anna.open(HOME), '/logout')
    anna.cookies.set('SASESSION', old)
    expect((await anna.open(HOME)).path).toContain('/login')
  })

  test('it leads on to pages of this site alone', async () => {
    for (const next of ['//evil.example/', 'https://evil.example/', '/\\evil.example', '/\t/evil.example']) {
      const visitor = createVisitor(manager.sandbox)
      const page = await visitor.open(`/login?next=${encodeURIComponent(next)}`)
      const fields = { email: BRUNO, password: person(BRUNO).password, next }
      expect((await visitor.submit(page, '/login', fields, 'type="password"')).path).toBe(HOME)
    }
  })
})

describe('forms', () => {
  test('without the token, or from another origin, nothing is done', async () => {
    const anna = await visit(ANNA)
    const fields = { require: 'on', confirm: 'yes' }
    expect((await anna.post(SECURITY, fields)).status).toBe(403)
    expect((await anna.post(SECURITY, { ...fields, _csrf: 'guess' })).status).toBe(403)
    const foreign = { origin: 'http://evil.example' }
    expect((await anna.post(SECURITY, { ...fields, ...csrf(anna) }, foreign)).status).toBe(403)
    expect(manager.sandbox.world.state.organisations[0]?.requires2fa).toBe(false)
    expect((await anna.post(SECURITY, { ...fields, ...csrf(anna) })).status).toBe(200)
    expect(manager.sandbox.world.state.organisations[0]?.requires2fa).toBe(true)
  })

  test('every page says Sandbox, runs no script and loads nothing from elsewhere', async () => {
    const anna = await visit(ANNA)
    const links = [...(await anna.open(HOME)).html.matchAll(/href="(\/[^"]+)"/g)].map(
      ([, path]) => path ?? '',
    )
    for (const path of new Set(links.filter((one) => !one.endsWith('.css')))) {
      const page = await anna.open(path)
      expect([path, page.status]).toEqual([path, 200])
      expect(page.text).toContain('Sandbox.')
      expect(page.html).not.toMatch(/<script|(?:src|href)="(?:https?:)?\/\//)
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    }
    expect(links.length).toBeGreaterThan(10)
  })

  test('what people typed is shown as text', async () => {
    const anna = await visit(ANNA)
    const page = await anna.open(`${USERS}?search=${encodeURIComponent('"><script>1</script>')}`)
    expect(page.html).not.toContain('<script>')
  })
})

describe('users', () => {
  test('the list marks who has no second factor, filters by it, and leaves single sign-on out', async () => {
    const anna = await visit(ANNA)
    const all = await anna.open(USERS)
    expect(all.text).toContain('Noah Weber')
    const lacking = await anna.open(`${USERS}?filter=without-2fa`)
    const shown = [...lacking.html.matchAll(/data-user="(\d+)"/g)].map(([, id]) => Number(id))
    const expected = manager.sandbox.world.state.people.filter(
      (one) => !one.sso && one.otpSecret === null && one.smsPhone === null,
    )
    expect(shown).toEqual(expected.map(({ id }) => id))
    expect(lacking.text).toMatch(/Bruno Keller .*● Off/)
    expect(lacking.text).not.toContain('Maya Singh')
  })

  test('a security alert tells the member the state of each of their settings', async () => {
    const anna = await visit(ANNA)
    const page = await anna.open(USERS)
    const done = await anna.submit(page, `${USERS}/alert`, {}, `value="${person(FARID).id}"`)
    expect(done.text).toContain('alert was sent')
    const [mail] = mailsTo(FARID, 'security-alert')
    for (const setting of ['Two-step verification: on', 'Recovery phone: missing', 'Backup codes left: 8'])
      expect(mail?.body).toContain(setting)
    expect((await anna.open('/sandbox/outbox')).text).toContain('Recovery phone: missing')
  })

  test('a collaborator sees neither the list nor sends an alert', async () => {
    const david = await visit(DAVID)
    expect((await david.open(USERS)).status).toBe(403)
    const fields = { ...csrf(david), user: String(person(FARID).id) }
    expect((await david.post(`${USERS}/alert`, fields)).status).toBe(403)
    expect(mailsTo(FARID, 'security-alert')).toHaveLength(0)
  })
})

describe('requiring a second factor', () => {
  test('needs a confirmation, and the API says so only afterwards', async () => {
    const anna = await visit(ANNA)
    const confirm = await anna.submit(await anna.open(SECURITY), SECURITY)
    expect(confirm.text).toContain('Bruno Keller')
    expect(await required()).toBe(false)
    await anna.submit(confirm, SECURITY, {}, 'Require it')
    expect(await required()).toBe(true)
    await anna.submit(await anna.open(SECURITY), SECURITY)
    expect(await required()).toBe(false)
  })

  test('is for administrators and legal representatives', async () => {
    const bruno = await visit(BRUNO)
    await requireFactor(bruno)
    expect(manager.sandbox.world.state.organisations[0]?.requires2fa).toBe(true)
    const david = await visit(DAVID)
    expect((await david.open(SECURITY)).status).toBe(403)
    expect((await david.post(SECURITY, { ...csrf(david), require: 'off' })).status).toBe(403)
    expect(manager.sandbox.world.state.organisations[0]?.requires2fa).toBe(true)
  })

  test('stops members without one at their next action, in sessions open before, in the Web apps too', async () => {
    const elodie = await visit(ELODIE)
    const david = await visit(DAVID)
    await requireFactor(await visit(ANNA))
    for (const path of [HOME, '/mail', '/kdrive', '/v3/ng/domains', '/v3/ng/profile/user/security']) {
      const page = await elodie.open(path)
      expect(page.path).toBe('/2fa')
      expect(page.text).toContain('requires two-step verification')
    }
    const blocked = await elodie.post('/v3/ng/profile/user/dashboard', { ...csrf(elodie), language: '3' })
    expect(blocked.path).toBe('/2fa')
    expect(person(ELODIE).languageId).toBe(2)
    expect((await david.open(HOME)).path).toBe(HOME)
    // Not for collaborators: leaving.
    expect((await elodie.open('/2fa')).html).not.toContain('Leave')
    expect((await elodie.post('/v3/ng/accounts/leave', csrf(elodie))).status).toBe(403)
  })

  test('lets a member go on once enrolled, and stops them again once they switch it off', async () => {
    await requireFactor(await visit(ANNA))
    const elodie = createVisitor(manager.sandbox)
    expect((await elodie.signIn(ELODIE)).path).toBe('/2fa')
    await enrolApp(elodie)
    expect((await elodie.open(HOME)).path).toBe(HOME)
    const page = await elodie.open('/2fa')
    await elodie.submit(page, '/2fa/off', { password: person(ELODIE).password }, 'value="app"')
    expect((await elodie.open(HOME)).path).toBe('/2fa')
  })

  test('an external may leave instead, and is then in an empty organisation of their own', async () => {
    await requireFactor(await visit(ANNA))
    const leo = createVisitor(manager.sandbox)
    const stop = await leo.signIn(LEO)
    const left = await leo.submit(stop, '/v3/ng/accounts/leave')
    expect(left.text).toContain('empty organisation')
    const users: { email: string }[] = await api('/2/accounts/48210/users')
    expect(users.map(({ email }) => email)).not.toContain(LEO)
  })

  test('does not stop single sign-on, whose second factor lies elsewhere', async () => {
    const visitor = createVisitor(manager.sandbox)
    const page = await visitor.open('/login')
    const fields = { email: MAYA, password: person(MAYA).password }
    expect((await visitor.submit(page, '/login', fields, 'type="password"')).text).toContain(
      'another organisation',
    )
    const anna = await visit(ANNA)
    const confirm = await anna.submit(await anna.open(SECURITY), SECURITY)
    expect(confirm.text).toContain('Elodie')
    expect(confirm.text).not.toContain('Maya')
  })
})

describe('two-step verification', () => {
  test('an OTP app is set up by a QR code; backup codes are shown once; the API and a new sign-in know it', async () => {
    const bruno = await visit(BRUNO)
    expect((await bruno.open('/2fa')).text).toMatch(/Before you switch it on: .* application password/)
    const done = await enrolApp(bruno)
    const codes = person(BRUNO).backupCodes.map(({ code }) => code)
    expect(codes).toHaveLength(8)
    for (const code of codes) expect(done.text).toContain(code)
    expect((await bruno.open('/2fa')).text).not.toContain(codes[0])
    const users: { email: string; security: { has_double_auth: boolean } }[] = await api(
      '/2/accounts/48210/users?with=security&search=bruno',
    )
    expect(users[0]?.security.has_double_auth).toBe(true)
    await visit(BRUNO)
    expect(recorded(BRUNO)).toContain('2fa-on')
  })

  test('a wrong code sets nothing up', async () => {
    const bruno = await visit(BRUNO)
    const page = await bruno.submit(await bruno.open('/2fa'), '/2fa/app/start')
    expect((await bruno.submit(page, '/2fa/app', { code: '000000' })).status).toBe(422)
    expect(person(BRUNO).otpSecret).toBeNull()
  })

  test.each([
    ['+41790001122', true],
    ['+33612345678', true],
    ['+32470123456', true],
    ['+4915112345678', true],
    ['+393331234567', false],
    ['+447700900123', false],
    ['0790001122', false],
  ])('SMS to %s is offered: %s', async (phone, offered) => {
    const bruno = await visit(BRUNO)
    const page = await bruno.submit(await bruno.open('/2fa'), '/2fa/sms/start', { phone })
    expect(page.status).toBe(offered ? 200 : 422)
    const sms = mailsTo(phone, 'enrolment-code')
    expect(sms).toHaveLength(offered ? 1 : 0)
    if (!offered) return
    await bruno.submit(page, '/2fa/sms', { code: /\d{6}/.exec(sms[0]?.body ?? '')?.[0] ?? '' })
    expect(person(BRUNO).smsPhone).toBe(phone)
  })

  test('is switched off with the password alone', async () => {
    const david = await visit(DAVID)
    const page = await david.open('/2fa')
    expect((await david.submit(page, '/2fa/off', { password: 'no' }, 'value="app"')).status).toBe(422)
    expect(person(DAVID).otpSecret).not.toBeNull()
    await david.submit(page, '/2fa/off', { password: person(DAVID).password }, 'value="app"')
    expect(person(DAVID).otpSecret).toBeNull()
    expect(person(DAVID).backupCodes).toEqual([])
  })
})

/** The `Set-Cookie` lines of a sign-in, as they come. */
async function rawPost(page: Page, visitor: Visitor, fields: Record<string, string>): Promise<string[]> {
  const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { request } = await import('node:http')
  const { port, host } = new URL(manager.sandbox.url)
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/login',
        method: 'POST',
        headers: { host, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      },
      (response) => {
        response.resume()
        resolve(response.headers['set-cookie'] ?? [])
      },
    )
    sent.on('error', reject)
    sent.end(new URLSearchParams({ ...fields, _csrf: token }).toString())
  })
}
