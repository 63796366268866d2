/** The guide's sentences on a login address that no longer exists, each on the pages of the sandbox Manager. */
import { describe, expect, test } from 'vitest'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { at, HOME, sandboxForEach } from '../support/sandbox-for-each.ts'
import { codeFor, createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = at('anna.vully') // legal representative, OTP app, secondary address elsewhere, mobile
const BRUNO = at('bruno.keller') // administrator, no second factor, shares a mobile with Chiara
const DAVID = at('david.moret') // collaborator, OTP app, mobile, secondary address elsewhere
const ELODIE = at('elodie.favre') // collaborator, no second factor, mobile, secondary address elsewhere
const FARID = at('farid.haddad') // gave neither
const GRETA = at('greta.huber') // her secondary address is a mailbox of the same service
const HUGO = at('hugo.lopez') // no mobile
const LEO = 'leo@studio-martin.example' // login address at another provider

const FORGOTTEN = '/login/forgotten-password'
const RECOVERY = '/login/recovery'
const DETAILS = '/login/recovery/details'
const IDENTITY = '/login/verify-identity'

const manager = sandboxForEach()
const { person, sent, lastCode, visit, signIn } = manager

const begin = async (visitor: Visitor, email: string) =>
  visitor.submit(await visitor.open(FORGOTTEN), FORGOTTEN, { email })

/** An administrator opens the mail service's page and deletes the mailbox. */
async function deleteMailbox(address: string, by = ANNA): Promise<{ confirm: Page; done: Page }> {
  const visitor = await visit(by)
  const service = await visitor.open('/v3/ng/products/mail')
  const action = `${service.path}/delete`
  const confirm = await visitor.submit(service, action, {}, `value="${address}"`)
  const done = await visitor.submit(confirm, action, {}, 'Delete the mailbox')
  return { confirm, done }
}
async function byUserName(email: string, visitor = createVisitor(manager.sandbox)): Promise<Page> {
  const { login, password } = person(email)
  const first = await visitor.submit(await visitor.open(RECOVERY), RECOVERY, { login, password })
  if (!first.path.startsWith('/login/second-factor')) return first
  return visitor.submit(first, '/login/second-factor', { code: codeFor(manager.sandbox, email) })
}

describe('and if the email address no longer exists', () => {
  test('there is no issue if the email address is at another provider: log in one last time and change it', async () => {
    const leo = await visit(LEO)
    const page = await leo.open('/v3/ng/profile/user/login-address')
    const form = '/v3/ng/profile/user/login-address'
    const fields = { email: 'leo@new-studio.example', password: 'leo-likes-paper' }
    expect((await leo.submit(page, form, { ...fields, password: 'no' })).status).toBe(422)
    const asked = await leo.submit(page, form, fields)
    // Not before the code that went to the new address.
    expect((await leo.submit(asked, `${form}/confirm`, { code: '1' })).status).toBe(422)
    expect((await signIn('leo@new-studio.example', 'leo-likes-paper')).status).toBe(403)
    expect(sent('login-address-code').map(({ to }) => to)).toEqual(['leo@new-studio.example'])
    const code = /\d{6}/.exec(sent('login-address-code')[0]?.body ?? '')?.[0] ?? ''
    await leo.submit(asked, `${form}/confirm`, { code })
    expect((await signIn(LEO, 'leo-likes-paper')).status).toBe(403)
    expect((await signIn('leo@new-studio.example', 'leo-likes-paper')).path).toBe(HOME)
    expect(
      sent('login-address-changed')
        .map(({ to }) => to)
        .sort(),
    ).toEqual(['leo@new-studio.example', LEO])
  })

  test('the address of another account is not taken over, and that is told to the owner of the mailbox alone', async () => {
    const leo = await visit(LEO)
    const form = '/v3/ng/profile/user/login-address'
    const asked = await leo.submit(await leo.open(form), form, { email: DAVID, password: 'leo-likes-paper' })
    expect(asked.status).toBe(200)
    expect(asked.text).not.toContain('signs another account in')
    const refused = await leo.submit(asked, `${form}/confirm`, { code: lastCode() })
    expect(refused.text).toContain('signs another account in')
    expect(person(LEO).email).toBe(LEO)
  })

  test('an administrator deletes the email address in question: a warning first, then an email at the secondary address and an SMS', async () => {
    const { confirm, done } = await deleteMailbox(ELODIE)
    expect(confirm.text).toContain('Elodie Favre signs in with this address')
    expect(done.html).not.toContain(`data-mailbox="${ELODIE}"`)
    const [sms, mail] = sent('login-address-deleted')
    expect(sms).toMatchObject({ channel: 'sms', to: '+33600000105' })
    expect(sms?.body).toContain(person(ELODIE).login)
    expect(person(ELODIE).login).toMatch(/^EF\d+$/)
    expect(mail).toMatchObject({ channel: 'mail', to: 'elodie.favre@poste.example' })
    // The user name comes by SMS alone.
    expect(mail?.body).not.toContain(person(ELODIE).login)
  })

  test('a mailbox that signs nobody in is deleted without that warning, and tells nobody', async () => {
    const product = manager.sandbox.world.state.products.find((one) => one.serviceName === 'email_hosting')
    product?.mailboxes.push({ address: at('info'), passwordChangedAt: null })
    const { confirm, done } = await deleteMailbox(at('info'))
    expect(confirm.text).not.toContain('signs in with this address')
    expect(done.html).not.toContain(at('info'))
    expect(sent('login-address-deleted')).toEqual([])
  })

  test('the connection using your old "email address / password" combination will no longer work, in open sessions neither', async () => {
    const elodie = await visit(ELODIE)
    await deleteMailbox(ELODIE)
    expect((await elodie.open(HOME)).path).toContain('/login')
    expect((await signIn(ELODIE, 'elodie-likes-paper')).status).toBe(403)
    expect((await createVisitor(manager.sandbox).open(HOME)).path).toContain('/login')
  })

  test('enter the username specified in the SMS, enter the usual password, enter the requested new information: you will be logged back into your account', async () => {
    await deleteMailbox(ELODIE)
    const elodie = createVisitor(manager.sandbox)
    const wrong = await elodie.submit(await elodie.open(RECOVERY), RECOVERY, {
      login: person(ELODIE).login,
      password: 'no',
    })
    expect(wrong.status).toBe(403)
    const demanded = await byUserName(ELODIE, elodie)
    expect(demanded.path).toBe(DETAILS)
    expect(demanded.text).toContain('Infomaniak-Recovery')
    // Nothing else opens before.
    for (const path of [HOME, '/mail', '/kdrive', '/2fa', '/v3/ng/profile/user/security'])
      expect((await elodie.open(path)).path).toBe(DETAILS)
    const asked = await elodie.submit(demanded, DETAILS, { email: 'elodie@new.example' })
    expect((await elodie.submit(asked, `${DETAILS}/confirm`, { code: '0' })).status).toBe(422)
    expect((await elodie.open(HOME)).path).toBe(DETAILS)
    const code = /\d{6}/.exec(sent('login-address-code').at(-1)?.body ?? '')?.[0] ?? ''
    const inside = await elodie.submit(asked, `${DETAILS}/confirm`, { code })
    expect(inside.text).toContain('Welcome, Elodie')
    // From now on the new address opens, and the user name no longer.
    expect((await signIn('elodie@new.example', 'elodie-likes-paper')).path).toBe(HOME)
    expect((await byUserName('elodie@new.example')).status).toBe(403)
  })

  test('“connection address being changed” for kSuite users', async () => {
    manager.sandbox.world.state.organisations[0]!.kSuite = true
    await deleteMailbox(ELODIE)
    const demanded = await byUserName(ELODIE)
    expect(demanded.text).toContain('Connection address being changed')
    expect(demanded.text).not.toContain('Infomaniak-Recovery')
  })

  test('the second step is asked of the user name too', async () => {
    await deleteMailbox(DAVID)
    const { login, password } = person(DAVID)
    const david = createVisitor(manager.sandbox)
    const first = await david.submit(await david.open(RECOVERY), RECOVERY, { login, password })
    expect(first.path).toContain('/login/second-factor')
    expect((await david.open(DETAILS)).path).toBe(RECOVERY)
    expect((await byUserName(DAVID)).path).toBe(DETAILS)
  })

  test('a user name opens nothing while its login address lives', async () => {
    expect((await byUserName(BRUNO)).status).toBe(403)
  })

  test('or cancels the Mail Service: everybody under its name, the administrator too; a secondary address that went with it gets no mail', async () => {
    const anna = await visit(ANNA)
    const service = await anna.open('/v3/ng/products/mail')
    const action = `${service.path}/cancel`
    const confirm = await anna.submit(service, action)
    expect(confirm.text).toContain('You are one of them')
    expect(confirm.text).toContain('Hugo Lopez')
    await anna.submit(confirm, action, {}, 'Cancel it for good')
    expect((await anna.open(HOME)).path).toContain('/login')
    expect(manager.sandbox.world.state.products.some((one) => one.serviceName === 'email_hosting')).toBe(
      false,
    )
    const told = sent('login-address-deleted').map(({ to }) => to)
    expect(told).toContain('anna.vully@poste.example')
    // Greta's secondary address was on the service: only the SMS reaches her.
    expect(told).toContain('+41790000107')
    expect(told).not.toContain(GRETA)
    expect((await byUserName(ANNA)).path).toBe(DETAILS)
    // Leo's address is elsewhere.
    expect((await signIn(LEO, 'leo-likes-paper')).path).toBe(HOME)
  })

  test('without a mobile: the mail leads to identity verification, and no SMS is sent', async () => {
    const { confirm } = await deleteMailbox(HUGO)
    expect(confirm.text).toContain('They have no mobile number')
    expect(sent('login-address-deleted')).toMatchObject([
      { channel: 'mail', to: 'hugo.lopez@poste.example', body: expect.stringContaining(IDENTITY) as string },
    ])
    expect((await createVisitor(manager.sandbox).open(RECOVERY)).html).toContain(
      `href="${IDENTITY}?about=deleted"`,
    )
  })

  test('a forgotten password is not set by way of an address that no longer exists', async () => {
    await deleteMailbox(ELODIE)
    const visitor = createVisitor(manager.sandbox)
    const options = await begin(visitor, ELODIE)
    const before = manager.sandbox.world.state.outbox.length
    await visitor.submit(options, `${FORGOTTEN}/option`, { option: '0' })
    expect(manager.sandbox.world.state.outbox).toHaveLength(before)
  })

  test('only administrators and legal representatives delete a mailbox or cancel the service', async () => {
    const david = await visit(DAVID)
    const product = manager.sandbox.world.state.products.find((one) => one.serviceName === 'email_hosting')
    const path = `/v3/ng/products/mail/${product?.id}`
    const token = { _csrf: david.cookies.get('MANAGER-XSRF-TOKEN') ?? '', confirm: 'yes' }
    expect((await david.open(path)).status).toBe(403)
    expect((await david.post(`${path}/delete`, { ...token, address: FARID })).status).toBe(403)
    expect((await david.post(`${path}/cancel`, token)).status).toBe(403)
    expect(person(FARID).addressDeletedAt).toBeNull()
    expect(manager.sandbox.world.state.products).toContain(product)
  })
})

test('the API says the new login address, as the page does', async () => {
  const { login } = person(ANNA)
  await deleteMailbox(ANNA, BRUNO)
  const anna = createVisitor(manager.sandbox)
  await byUserName(ANNA, anna)
  const asked = await anna.submit(await anna.open(DETAILS), DETAILS, { email: 'anna@new.example' })
  const code = /\d{6}/.exec(sent('login-address-code').at(-1)?.body ?? '')?.[0] ?? ''
  await anna.submit(asked, `${DETAILS}/confirm`, { code })
  const answer = await fetch(`${manager.sandbox.apiUrl}/2/profile`, {
    headers: { authorization: `Bearer ${sandboxToken}` },
  })
  expect(await answer.json()).toMatchObject({ data: { email: 'anna@new.example', login } })
})
