/** Sentences of the guides on users, security mails, signing in and blocking, on the pages of the sandbox Manager. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { supportCode } from '#daemon/sandbox/support-code.ts'
import { ANNA, BRUNO, DAVID, ELODIE, LEO, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import { linkTo } from '../support/page-link.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

const HOME = '/v3/ng/home'
const USERS = '/v3/ng/accounts/rights/users/list'
const ADD = '/v3/ng/accounts/rights/users/add'
const SECURITY = '/v3/ng/accounts/security'
const PRODUCTS = '/v3/ng/products'
const ACTIVITY = '/v3/ng/profile/user/activities'

let rig: SandboxRig
beforeEach(async () => {
  rig = await openSandbox()
})
afterEach(() => rig.sandbox.close())

const csrf = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
const mails = (kind: string, to?: string) =>
  rig.sandbox.world.state.outbox.filter((one) => one.kind === kind && (to === undefined || one.to === to))

describe('adding a user', () => {
  const someone = { first: 'Zoe', last: 'Roth', email: 'zoe@poste.example', language: '2' }

  test('Click on the Add a user button, then follow the assistant to complete the procedure', async () => {
    const bruno = await rig.visit(BRUNO)
    const assistant = await bruno.open(linkTo(await bruno.open(USERS), 'Add a user'))
    const unfinished = await bruno.submit(assistant, ADD, { ...someone, first: '', role: 'normal' })
    expect(unfinished.status).toBe(422)
    expect(mails('invitation')).toEqual([])
    await bruno.submit(assistant, ADD, { ...someone, role: 'normal' })
    expect(mails('invitation').map(({ to }) => to)).toEqual([someone.email])
    expect((await bruno.open(USERS)).text).toMatch(/Zoe Roth zoe@poste\.example .*?Invited, expires on/)
  })

  test.each([
    ['a legal representative', 'owner', 'Legal representative'],
    ['an administrator', 'admin', 'Administrator'],
    ['a collaborator', 'normal', 'Collaborator'],
  ])('is part of your Organization and should become %s', async (_, role, shown) => {
    const anna = await rig.visit(ANNA)
    const assistant = await anna.open(ADD)
    expect(assistant.html).toContain(`value="${role}"`)
    await anna.submit(assistant, ADD, { ...someone, role })
    expect((await anna.open(USERS)).text).toMatch(new RegExp(`zoe@poste\\.example ${shown} Invited`))
  })

  test('is external to your Organization (limited rights)', async () => {
    const anna = await rig.visit(ANNA)
    await anna.submit(await anna.open(ADD), ADD, { ...someone, role: 'client' })
    expect((await anna.open(USERS)).text).toMatch(/zoe@poste\.example External Invited/)
    const leo = await rig.visit(LEO)
    for (const path of [USERS, ADD, SECURITY])
      expect([path, (await leo.open(path)).status]).toEqual([path, 403])
  })

  test('an external may be given the Web apps alone: the Manager stays shut, and the API says so', async () => {
    const rights = async () => {
      const people: { display_name: string; role_type: string; has_no_manager_access: boolean }[] =
        await rig.api(ANNA, '/2/accounts/48210/users?role_type=client')
      return people.map((one) => [one.display_name, one.has_no_manager_access])
    }
    expect(await rights()).toEqual([
      ['Karin Blum', true],
      ['Leo Martin', false],
    ])
    const leo = await rig.visit(LEO)
    const statuses = async (paths: readonly string[]) =>
      Promise.all(paths.map(async (path) => (await leo.open(path)).status))
    const shut = [
      PRODUCTS,
      `${PRODUCTS}/${rig.sandbox.world.state.products[0]?.id}`,
      '/v3/ng/domains',
      '/v3/ng/support',
    ]
    const open = [HOME, '/mail', '/kdrive', '/calendar', ACTIVITY, '/v3/ng/profile/user/dashboard']
    expect(await statuses([...shut, ...open])).toEqual([...shut, ...open].map(() => 200))
    const anna = await rig.visit(ANNA)
    const here = `${USERS}/${rig.person(LEO).id}`
    await anna.submit(await anna.open(here), `${here}/access`, { 'web-apps': 'yes' })
    expect(await rights()).toContainEqual(['Leo Martin', true])
    expect(await statuses(shut)).toEqual(shut.map(() => 403))
    expect(await statuses(open)).toEqual(open.map(() => 200))
    expect((await leo.open(HOME)).html).not.toMatch(/href="\/v3\/ng\/(products|domains|support)"/)
    // whoever becomes a collaborator has the Manager
    await anna.submit(await anna.open(here), `${here}/role`, { role: 'normal' })
    expect(await statuses([PRODUCTS])).toEqual([200])
  })
})

describe('security emails', () => {
  test('If you are unsure about the authenticity of the warning, check recent activity instead of clicking', async () => {
    const elodie = await rig.visit(ELODIE)
    const body = 'Somebody signed in from Lagos. Confirm at https://infomaniak.security.example/'
    rig.sandbox.world.send({ channel: 'mail', kind: 'personal', to: ELODIE, subject: 'New location', body })
    const activity = /<table>[\s\S]*<\/table>/.exec((await elodie.open(ACTIVITY)).html)?.[0]
    expect(activity).toContain('Signed in: from a new location')
    expect(activity).not.toContain('Lagos')
    // The genuine one gives nothing to press.
    expect(mails('new-location', ELODIE).map((one) => /https?:/.test(one.body))).toEqual([false])
  })
})

describe('signing in', () => {
  test('A login email address (identifier), the password, and an additional code if 2FA is active', async () => {
    expect((await rig.halfway(ELODIE)).page.path).toBe(HOME)
    const { visitor, page } = await rig.halfway(ANNA)
    expect(page.path).toContain('/login/second-factor')
    expect((await visitor.open(HOME)).path).toContain('/login/second-factor')
    const inside = await visitor.submit(page, '/login/second-factor', { code: rig.appCode(ANNA) })
    expect(inside.path).toBe(HOME)
  })

  test('authentication each time you access the Manager when you restart the browser: without its cookies it asks again', async () => {
    const elodie = await rig.visit(ELODIE)
    expect((await elodie.open(HOME)).path).toBe(HOME)
    elodie.cookies.clear()
    for (const path of [HOME, '/mail', '/kdrive'])
      expect((await elodie.open(path)).path).toContain('/login?next=')
  })
})

describe('blocking', () => {
  const product = (service: string) => {
    const found = rig.sandbox.world.state.products.find(({ serviceName }) => serviceName === service)
    if (found === undefined) throw new Error(`there is no ${service}`)
    return found
  }
  const inApi = async (
    service: string,
  ): Promise<{ is_locked: boolean; has_maintenance: boolean } | undefined> =>
    ((await rig.api(ANNA, `/1/products?service_name=${service}`)) as never[])[0]
  const openProducts = async (visitor: Visitor) => visitor.open(linkTo(await visitor.open(HOME), 'Products'))
  /** Its answer to a mail client that signs in with the account's own password. */
  async function mailClient(email: string): Promise<number> {
    const visitor = createVisitor(rig.sandbox)
    const fields = { app: 'mail', email, password: rig.person(email).password }
    return (await visitor.submit(await visitor.open('/sandbox/apps'), '/sandbox/apps', fields)).status
  }

  test.each([
    ['block', 'web_hosting'],
    ['maintenance', 'email_hosting'],
  ])('Being an administrator or legal guardian: %s', async (act, service) => {
    for (const [email, status] of [
      [DAVID, 403],
      [LEO, 403],
      [BRUNO, 200],
    ] as const) {
      const visitor = await rig.visit(email)
      const id = String(product(service).id)
      expect((await visitor.post(`${PRODUCTS}/${act}`, { ...csrf(visitor), product: id })).status).toBe(
        status,
      )
      const { locked, maintenance } = product(service)
      expect(locked || maintenance).toBe(status === 200)
    }
  })

  test('Access the service you want to block, click on Manage on the dashboard of the product concerned, then click on Block product management', async () => {
    const bruno = await rig.visit(BRUNO)
    const dashboard = await bruno.open(linkTo(await openProducts(bruno), product('drive').name))
    const managed = await bruno.open(linkTo(dashboard, 'Manage'))
    const asked = await bruno.open(linkTo(managed, 'Block product management'))
    // What follows is said before anything is done.
    expect(asked.text).toContain('Only administrators and legal representatives can unblock it')
    expect(asked.text).toMatch(/With limited rights[^.]*David Moret[^.]*Leo Martin/)
    expect(asked.text).toContain('A mail is sent to everybody in Atelier Vully SA')
    expect(await inApi('drive')).toMatchObject({ is_locked: false })
    expect(mails('product-blocked')).toEqual([])
    const done = await bruno.submit(asked, `${PRODUCTS}/block`)
    expect(done.text).toContain('Management blocked')
    expect(await inApi('drive')).toMatchObject({ is_locked: true })
    expect(await inApi('web_hosting')).toMatchObject({ is_locked: false })
    // The service itself runs on.
    const david = await rig.visit(DAVID)
    expect((await david.open('/kdrive')).status).toBe(200)
    expect((await david.open(dashboard.path)).status).toBe(403)
    expect((await bruno.submit(done, `${PRODUCTS}/block`, {}, 'Unblock')).text).not.toContain('blocked')
    expect(await inApi('drive')).toMatchObject({ is_locked: false })
    expect((await david.open(dashboard.path)).status).toBe(200)
  })

  test('Click on Manage, then on Enable maintenance, and confirm by clicking on the red button', async () => {
    const bruno = await rig.visit(BRUNO)
    const service = product('email_hosting')
    const dashboard = await bruno.open(linkTo(await openProducts(bruno), service.name))
    const managed = await bruno.open(linkTo(dashboard, 'Manage'))
    expect(managed.text).not.toContain('Block product management')
    const asked = /<details>\s*<summary>Enable maintenance<\/summary>([\s\S]*?)<\/details>/.exec(
      managed.html,
    )?.[1]
    expect(asked).toContain('class="danger"')
    expect(await inApi('email_hosting')).toMatchObject({ has_maintenance: false })
    const done = await bruno.submit(managed, `${PRODUCTS}/maintenance`, {}, 'Suspend the addresses')
    expect(await inApi('email_hosting')).toMatchObject({ has_maintenance: true, is_locked: false })
    await bruno.submit(done, `${PRODUCTS}/maintenance`, {}, 'Disable maintenance')
    expect(await inApi('email_hosting')).toMatchObject({ has_maintenance: false })
    expect((await bruno.open(`${dashboard.path}/block`)).status).toBe(403)
  })

  test('with limited rights its own page offers neither', async () => {
    for (const email of [DAVID, LEO])
      for (const service of ['drive', 'email_hosting']) {
        const visitor = await rig.visit(email)
        const path = `${PRODUCTS}/${product(service).id}`
        const managed = await visitor.open(linkTo(await visitor.open(path), 'Manage'))
        expect(managed.status).toBe(200)
        expect(managed.html).not.toMatch(/Block product management|Enable maintenance/)
        expect((await visitor.open(`${path}/block`)).status).toBe(403)
      }
    const elodie = await rig.visit(ELODIE)
    rig.sandbox.world.state.memberships.forEach((one) => (one.productIds = []))
    expect((await elodie.open(`${PRODUCTS}/${product('drive').id}`)).status).toBe(403)
  })

  test('Depending on the situation block other services such as e-mail (IMAP/SMTP) apart', async () => {
    const bruno = await rig.visit(BRUNO)
    const elodie = await rig.visit(ELODIE)
    await bruno.submit(await bruno.open('/v3/ng/support'), '/v3/ng/support/person', {
      user: String(rig.person(ELODIE).id),
      code: supportCode(rig.person(BRUNO), rig.sandbox.world.at()),
      reason: 'Her laptop was stolen last night',
    })
    expect((await elodie.open('/mail')).status).toBe(403)
    expect(await mailClient(ELODIE)).toBe(200)
    const managed = `${PRODUCTS}/${product('email_hosting').id}/manage`
    await bruno.submit(await bruno.open(managed), `${PRODUCTS}/maintenance`, {}, 'Suspend the addresses')
    expect(await mailClient(ELODIE)).toBe(403)
  })
})
