/** The guides' sentences on adding users, blocking and support, each on the pages of the sandbox Manager. */
import { describe, expect, test } from 'vitest'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import { supportCode } from '#daemon/sandbox/support-code.ts'
import { DAY } from '#shared/time.ts'
import { at, HOME, sandboxForEach } from '../support/sandbox-for-each.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const ANNA = at('anna.vully') // legal representative
const BRUNO = at('bruno.keller') // administrator
const DAVID = at('david.moret') // collaborator
const KARIN = at('karin.blum') // external
const LEO = 'leo@studio-martin.example' // external

const USERS = '/v3/ng/accounts/rights/users/list'
const ADD = '/v3/ng/accounts/rights/users/add'
const PRODUCTS = '/v3/ng/products'
const SUPPORT = '/v3/ng/support'

const manager = sandboxForEach()
const { person, visit } = manager

const memberships = (email: string) =>
  manager.sandbox.world.state.memberships.filter(({ personId }) => personId === person(email).id)
const ownOrganisations = (email: string) =>
  organisationsOf(manager.sandbox.world.state, person(email)).map(({ name }) => name)
const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
const mailTo = (to: string, kind: string) =>
  manager.sandbox.world.state.outbox.findLast((one) => one.to === to && one.kind === kind)
const linkTo = (to: string) => /\/welcome\/\S+/.exec(mailTo(to, 'invitation')?.body ?? '')?.[0] ?? ''
const someone = { first: 'Zoe', last: 'Roth', email: 'zoe@poste.example', role: 'normal', language: '2' }
const invite = async (visitor: Visitor, fields: Record<string, string> = {}) =>
  visitor.submit(await visitor.open(ADD), ADD, { ...someone, ...fields })

/** Creates the account of whoever was invited, on the page that the mail leads to. */
async function enter(email: string): Promise<Visitor> {
  const visitor = createVisitor(manager.sandbox)
  const page = await visitor.open(linkTo(email))
  const done = await visitor.submit(page, linkTo(email), {
    first: 'Zoe',
    last: 'Roth',
    phone: '+41 79 123 45 67',
    password: 'zoe-likes-paper',
  })
  expect(done.text).toContain('Welcome, Zoe')
  return visitor
}

describe('adding a user', () => {
  test('Since you opened your account, you are part of at least one Organization.', async () => {
    for (const { email } of manager.sandbox.world.state.people)
      expect(memberships(email).length).toBeGreaterThan(0)
  })

  test('If you were alone and it was not an invitation, an Organization was created in your name and you automatically become the legal responsible.', async () => {
    const visitor = createVisitor(manager.sandbox)
    const account = { first: 'Uma', last: 'Frei', email: 'uma@poste.example', password: 'uma-likes-ink' }
    const without = await visitor.submit(await visitor.open('/signup'), '/signup', account)
    expect(without).toMatchObject({ status: 422 })
    expect(without.text).toContain('mobile number')
    const done = await visitor.submit(without, '/signup', { ...account, phone: '+41791112233' })
    expect(done.path).toContain(HOME)
    expect(ownOrganisations('uma@poste.example')).toEqual(['Uma Frei'])
    expect(memberships('uma@poste.example')[0]).toMatchObject({ role: 'owner' })
    expect(person('uma@poste.example').phones[0]).toMatchObject({ number: '+41791112233', checked: false })
  })

  test('Otherwise, you belong to the Organization that invited you.', async () => {
    await invite(await visit(BRUNO))
    await enter(someone.email)
    expect(ownOrganisations(someone.email)).toEqual(['Atelier Vully SA'])
  })

  test.each([
    [DAVID, 403],
    [KARIN, 403],
    [BRUNO, 200],
    [ANNA, 200],
  ])(
    'Be Administrator or Legal Representative within the Organization: %s gets %i',
    async (email, status) => {
      const visitor = await visit(email)
      expect((await visitor.open(ADD)).status).toBe(status)
      const posted = await visitor.post(ADD, { ...csrf(visitor), ...someone })
      expect(posted.status).toBe(status)
      expect(mailTo(someone.email, 'invitation') !== undefined).toBe(status === 200)
    },
  )

  test('It is only possible to assign the role of legal representative if you yourself have this role within the Organisation.', async () => {
    const bruno = await visit(BRUNO)
    expect((await bruno.open(ADD)).html).not.toContain('value="owner"')
    const refused = await bruno.post(ADD, { ...csrf(bruno), ...someone, role: 'owner' })
    expect(refused.text).toContain('Only a legal representative can make somebody a legal representative')
    expect(mailTo(someone.email, 'invitation')).toBeUndefined()
    // nor by the way of a member's own page
    const { id } = person(DAVID)
    await bruno.post(`${USERS}/${id}/role`, { ...csrf(bruno), role: 'owner' })
    expect(memberships(DAVID)[0]).toMatchObject({ role: 'normal' })
    await invite(await visit(ANNA), { role: 'owner' })
    await enter(someone.email)
    expect(memberships(someone.email)[0]).toMatchObject({ role: 'owner' })
  })

  test('Familiarize yourself with the various permissions and administrative contact preferences for a user: both hold from the first day.', async () => {
    const [product] = manager.sandbox.world.state.products.filter(
      ({ serviceName }) => serviceName === 'drive',
    )
    const bruno = await visit(BRUNO)
    await invite(bruno, { product: String(product?.id), billing: 'yes' })
    const zoe = await enter(someone.email)
    expect(memberships(someone.email)[0]).toMatchObject({
      productIds: [product?.id],
      contact: { billing: true, products: false },
    })
    const seen = (await zoe.open(PRODUCTS)).text
    expect(seen).toContain('kDrive of the atelier')
    expect(seen).not.toContain('Site of the atelier')
  })

  test('If the added user does not yet have an Infomaniak user account, they will be invited to create one.', async () => {
    await invite(await visit(BRUNO))
    expect(mailTo(someone.email, 'invitation')?.body).toContain('Create your account')
    const page = await createVisitor(manager.sandbox).open(linkTo(someone.email))
    expect(page.text).toContain('Create your account')
  })

  test('If the added user already has an Infomaniak account, they will be invited and then they will be able to switch from their original Organization to the new one.', async () => {
    const uma = createVisitor(manager.sandbox)
    await uma.submit(await uma.open('/signup'), '/signup', {
      first: 'Uma',
      last: 'Frei',
      email: someone.email,
      phone: '+41791112233',
      password: 'uma-likes-ink',
    })
    await invite(await visit(BRUNO))
    expect(mailTo(someone.email, 'invitation')?.body).toContain('Sign in with your account')
    const joined = await uma.submit(
      await uma.open(linkTo(someone.email)),
      linkTo(someone.email),
      {},
      'Accept',
    )
    expect(joined.text).toContain('Atelier Vully SA')
    expect(ownOrganisations(someone.email)).toEqual(['Uma Frei', 'Atelier Vully SA'])
    const back = await uma.submit(joined, '/v3/ng/accounts/switch', {
      organisation: String(memberships(someone.email)[0]?.organisationId),
    })
    expect(back.text).toContain('empty organisation of your own')
  })

  test('an invitation is for its address alone, and its link works once', async () => {
    await invite(await visit(BRUNO))
    const david = await visit(DAVID)
    const link = linkTo(someone.email)
    expect((await david.open(link)).text).toContain('This invitation is for zoe@poste.example')
    await david.post(link, { ...csrf(david), answer: 'yes' })
    await enter(someone.email)
    expect((await createVisitor(manager.sandbox).open(link)).status).toBe(404)
  })

  test.each([
    ['twice', someone.email, 'is invited already'],
    ['of a member', DAVID, 'belongs to the organisation already'],
    ['to no address', 'nobody', 'Write an email address'],
  ])('an invitation %s is refused', async (_, email, sentence) => {
    const bruno = await visit(BRUNO)
    await invite(bruno)
    expect((await invite(bruno, { email })).text).toContain(sentence)
  })

  test('an invitation is corrected or cancelled until it is answered, and ends by itself', async () => {
    const bruno = await visit(BRUNO)
    await invite(bruno)
    const one = manager.sandbox.world.state.invitations.findLast(({ email }) => email === someone.email)
    const path = `${ADD}/${String(one?.id)}`
    await bruno.submit(await bruno.open(path), `${ADD}/correct`, { role: 'admin' })
    expect(one?.role).toBe('admin')
    const link = linkTo(someone.email)
    await bruno.submit(await bruno.open(path), `${ADD}/cancel`)
    expect((await createVisitor(manager.sandbox).open(link)).status).toBe(404)
    expect((await bruno.open(path)).text).toContain('answered or cancelled meanwhile')
    await invite(bruno)
    const again = linkTo(someone.email)
    manager.sandbox.world.advance(31)
    expect((await createVisitor(manager.sandbox).open(again)).status).toBe(404)
  })

  test('External users are not included in the sharing of calendars and address books with the entire Organization.', async () => {
    const names = async (email: string) => (await (await visit(email)).open('/calendar')).text
    expect(await names(DAVID)).toContain('Workshop dates')
    expect(await names(KARIN)).not.toContain('Workshop dates')
    // what is shared with an external by name is seen
    expect(await names(LEO)).toContain('Paper suppliers')
    expect(await names(LEO)).not.toContain('Workshop dates')
  })

  test('the last legal representative can neither leave that role nor be removed', async () => {
    const anna = await visit(ANNA)
    const here = `${USERS}/${person(ANNA).id}`
    await anna.post(`${here}/role`, { ...csrf(anna), role: 'normal' })
    expect(memberships(ANNA)[0]).toMatchObject({ role: 'owner' })
    await anna.post(`${here}/remove`, { ...csrf(anna), confirm: 'yes' })
    expect(ownOrganisations(ANNA)).toEqual(['Atelier Vully SA'])
  })

  test('whoever is removed keeps an account, with an organisation of their own', async () => {
    const bruno = await visit(BRUNO)
    const here = `${USERS}/${person(DAVID).id}`
    const asked = await bruno.submit(await bruno.open(here), `${here}/remove`)
    expect(ownOrganisations(DAVID)).toEqual(['Atelier Vully SA'])
    await bruno.submit(asked, `${here}/remove`)
    expect(ownOrganisations(DAVID)).toEqual(['David Moret'])
  })
})

describe('blocking a product', () => {
  const site = () => {
    const found = manager.sandbox.world.state.products.find(
      ({ serviceName }) => serviceName === 'web_hosting',
    )
    if (found === undefined) throw new Error('there is no website')
    return found
  }
  const block = (visitor: Visitor) =>
    visitor.post(`${PRODUCTS}/block`, { ...csrf(visitor), product: String(site().id) })

  test('Only the directors and the legal guardian will be able to unblock it.', async () => {
    const bruno = await visit(BRUNO)
    await block(bruno)
    expect(site().locked).toBe(true)
    for (const email of [DAVID, KARIN]) {
      const limited = await visit(email)
      expect((await block(limited)).status).toBe(403)
      expect(site().locked).toBe(true)
    }
    expect((await (await visit(ANNA)).open(`${PRODUCTS}/${site().id}/manage`)).text).toContain('Unblock')
    await block(bruno)
    expect(site().locked).toBe(false)
  })

  test('Users with limited rights (collaborators and customers) who have access to this product will no longer be able to manage it.', async () => {
    const david = await visit(DAVID)
    expect((await david.open(PRODUCTS)).text).toContain('Site of the atelier')
    await block(await visit(BRUNO))
    expect((await david.open(PRODUCTS)).text).not.toContain('Site of the atelier')
  })

  test('An e-mail is sent to the users of the Organization.', async () => {
    await block(await visit(BRUNO))
    for (const { person } of manager.sandbox.world.peopleOf(manager.sandbox.world.state.organisations[0]!))
      expect(mailTo(person.email, 'product-blocked')?.subject).toContain('Site of the atelier')
  })

  test('One Mail Service may not be blocked as indicated above, but it can be maintained: the reception is not interrupted but the consultation is impossible', async () => {
    const bruno = await visit(BRUNO)
    const david = await visit(DAVID)
    const mail = manager.sandbox.world.state.products.find(
      ({ serviceName }) => serviceName === 'email_hosting',
    )
    const product = { ...csrf(bruno), product: String(mail?.id) }
    expect((await bruno.post(`${PRODUCTS}/block`, product)).status).toBe(403)
    await bruno.post(`${PRODUCTS}/maintenance`, product)
    manager.sandbox.world.send({
      channel: 'mail',
      kind: 'personal',
      to: DAVID,
      subject: 'Paper has come',
      body: '',
    })
    const during = await david.open('/mail')
    expect(during.text).toContain('In maintenance')
    expect(during.text).not.toContain('Paper has come')
    // nor is any sent meanwhile
    await david.post('/mail', { ...csrf(david), to: ANNA, subject: 'Sent too early', body: '' })
    expect(mailTo(ANNA, 'personal')).toBeUndefined()
    await bruno.post(`${PRODUCTS}/maintenance`, product)
    expect((await david.open('/mail')).text).toContain('Paper has come')
  })
})

describe('blocking a person', () => {
  const ask = (visitor: Visitor, by: string, fields: Record<string, string> = {}) =>
    visitor.post(`${SUPPORT}/person`, {
      ...csrf(visitor),
      user: String(person(DAVID).id),
      code: supportCode(person(by), manager.sandbox.world.at()),
      reason: 'His laptop was stolen last night',
      ...fields,
    })

  test('Contact Infomaniak support by authenticating (by support code e.g.) and justifying your request.', async () => {
    const bruno = await visit(BRUNO)
    expect((await bruno.open(SUPPORT)).text).toContain(supportCode(person(BRUNO), manager.sandbox.world.at()))
    for (const wrong of [{ code: supportCode(person(ANNA), manager.sandbox.world.at()) }, { reason: 'so' }]) {
      expect((await ask(bruno, BRUNO, wrong)).status).toBe(422)
      expect(memberships(DAVID)[0]?.blocked).toBeNull()
    }
    const stale = supportCode(person(BRUNO), manager.sandbox.world.at() - DAY)
    expect((await ask(bruno, BRUNO, { code: stale })).status).toBe(422)
    await ask(bruno, BRUNO)
    expect(memberships(DAVID)[0]?.blocked).toMatchObject({ reason: 'His laptop was stolen last night' })
  })

  test('Thus, key critical services such as the Manager, the kDrive Web app and the Web Mail app will be inaccessible.', async () => {
    const david = await visit(DAVID)
    await ask(await visit(BRUNO), BRUNO)
    for (const path of [HOME, '/kdrive', '/mail', PRODUCTS]) {
      const page = await david.open(path)
      expect(page.status).toBe(403)
      expect(page.text).toContain('Your access is blocked')
    }
  })

  test('…without, however, deleting it: the person stays in the list, and comes back on request', async () => {
    const bruno = await visit(BRUNO)
    await ask(bruno, BRUNO)
    expect((await bruno.open(USERS)).text).toMatch(/David Moret[^<]*david\.moret.*?Blocked by support/)
    await ask(bruno, BRUNO, { reason: 'He has a new laptop now' })
    expect((await visit(DAVID)).cookies.get('SASESSION')).toBeDefined()
  })

  test('nobody with limited rights can ask for it', async () => {
    const david = await visit(DAVID)
    expect((await ask(david, DAVID, { user: String(person(ANNA).id) })).status).toBe(403)
  })
})

test('Premium Support: access the Support management of your Organization, then the button to start the subscription', async () => {
  const bruno = await visit(BRUNO)
  const start = await bruno.submit(await bruno.open(SUPPORT), `${SUPPORT}/plan`, {}, 'Subscribe')
  expect(manager.sandbox.world.state.organisations[0]?.supportPlan).toBe('free')
  await bruno.submit(start, `${SUPPORT}/plan`, {}, 'Subscribe')
  expect(manager.sandbox.world.state.organisations[0]?.supportPlan).toBe('premium')
  const david = await visit(DAVID)
  expect((await david.post(`${SUPPORT}/plan`, { ...csrf(david), confirm: 'yes' })).status).toBe(403)
})

test('a member of an organisation who is invited to another is stopped in both as soon as one requires a second step', async () => {
  await invite(await visit(BRUNO))
  const zoe = await enter(someone.email)
  manager.sandbox.world.state.organisations[0]!.requires2fa = true
  manager.sandbox.world.touch()
  expect((await zoe.open(PRODUCTS)).path).toBe('/2fa')
})
