import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endsOf, extensions, phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { startSandbox, type Sandbox } from '#daemon/sandbox/server.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'

let sandbox: Sandbox
let anna: Visitor
beforeEach(async () => {
  sandbox = await startSandbox({ port: 0, size: 'small', dataDir: null })
  anna = createVisitor(sandbox)
  await anna.signIn('anna.vully@atelier-vully.example')
})
afterEach(() => sandbox.close())

interface Rdap {
  status: string[]
  events: { eventAction: string; eventDate: string }[]
  nameservers: { ldhName: string }[]
}
async function rdap(name: string) {
  const response = await fetch(`${sandbox.apiUrl}/rdap/domain/${name}`)
  const body = (await response.json()) as Rdap
  const expiry = body.events?.find(({ eventAction }) => eventAction === 'expiration')?.eventDate ?? null
  const servers = body.nameservers?.map(({ ldhName }) => ldhName)
  return { http: response.status, status: body.status, expiry, servers }
}
async function provider(name: string) {
  const headers = { authorization: `Bearer ${sandboxToken}` }
  const response = await fetch(`${sandbox.apiUrl}/2/domains/domains/${name}`, { headers })
  const { data } = (await response.json()) as {
    data?: { status: string[]; expires_at: number | null; options: { renewal_warranty: boolean } }
  }
  return { http: response.status, status: data?.status, expires: data?.expires_at, options: data?.options }
}
const years = (from: string, to: string) => new Date(to).getUTCFullYear() - new Date(from).getUTCFullYear()
const mails = (to: RegExp) => sandbox.world.state.outbox.filter(({ subject }) => to.test(subject))

describe('time alone', () => {
  test('leads a name from active over grace, redemption and deletion to free', async () => {
    const name = 'vully-editions.example'
    const before = await rdap(name)
    expect(before.status).toEqual(['client transfer prohibited'])
    sandbox.world.advance(4)
    const grace = await rdap(name)
    expect(grace.status).toEqual(['auto renew period', 'client transfer prohibited'])
    // The registry renews by itself at expiry, whoever has paid.
    expect(years(before.expiry ?? '', grace.expiry ?? '')).toBe(1)
    sandbox.world.advance(30)
    expect((await rdap(name)).status).toEqual(['pending delete', 'redemption period'])
    expect((await provider(name)).status).toEqual(['pendingDelete', 'redemptionPeriod'])
    sandbox.world.advance(30)
    expect((await rdap(name)).status).toEqual(['pending delete'])
    sandbox.world.advance(5)
    expect((await rdap(name)).http).toBe(404)
    expect((await provider(name)).http).toBe(404)
    expect((await anna.open('/v3/ng/domains')).text).not.toContain(name)
  })

  test('sends expiry mails to the address stated for the name, each once, also when the clock comes back', () => {
    sandbox.world.advance(3)
    expect(mails(/^vully-editions\.example expires in 1 day$/)).toHaveLength(1)
    expect(mails(/^vully-editions\.example expires/)[0]?.to).toBe('anna.vully@atelier-vully.example')
    sandbox.world.advance(-3)
    sandbox.world.advance(40)
    expect(mails(/^vully-editions\.example expires in 1 day$/)).toHaveLength(1)
    expect(mails(/^vully-editions\.example has expired$/)).toHaveLength(1)
    expect(mails(/^vully-editions\.example can be restored$/)).toHaveLength(1)
  })

  test('does not take a name under Renewal Warranty: it lives on and a payment is owed', async () => {
    const name = 'vully-keramik.example'
    sandbox.world.advance(26)
    expect((await rdap(name)).status).toEqual(['client transfer prohibited'])
    expect((await anna.open('/v3/ng/domains?search=keramik')).text).toContain('one year to be paid')
    sandbox.world.advance(365)
    expect((await rdap(name)).http).toBe(200)
    expect(mails(/^vully-keramik\.example was kept/)).toHaveLength(2)
  })

  test('an extension that publishes no date has none in its registry, in any phase', async () => {
    expect((await rdap('vully-soie.test')).expiry).toBeNull()
    expect((await rdap('vully-lac.test')).expiry).toBeNull()
    expect((await provider('vully-vent.test')).expires).toBeNull()
  })

  test('phases follow each other in one order, whatever the extension and the moment', () => {
    const order = ['active', 'grace', 'redemption', 'pending-delete', 'free']
    const [base] = sandbox.world.state.domains
    if (base === undefined) throw new Error('no domain')
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(extensions)),
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.nat(1e10),
        (extension, paidUntil, from, later) => {
          const domain = { ...base, name: `n.${extension}`, paidUntil }
          const first = phaseAt(domain, paidUntil + from)
          const then = phaseAt(domain, paidUntil + from + later)
          expect(order.indexOf(then)).toBeGreaterThanOrEqual(order.indexOf(first))
          expect(first === 'active').toBe(from < 0)
          expect(phaseAt(domain, endsOf(domain)['pending-delete'])).toBe('free')
        },
      ),
    )
  })
})

describe('what a stranger does', () => {
  const name = 'vully-shop.example'
  const press = async (label: string) =>
    anna.submit(
      await anna.open('/sandbox/stranger'),
      '/sandbox/stranger',
      {},
      `${label}<span class="unseen"> ${name}`,
    )

  test('is told by the registry and the provider, until it is undone', async () => {
    await press('Ask for a transfer')
    expect((await rdap(name)).status).toEqual(['client transfer prohibited', 'pending transfer'])
    expect((await provider(name)).status).toEqual(['clientTransferProhibited', 'pendingTransfer'])
    await press('Take the lock off')
    await press('Take the request back')
    expect((await rdap(name)).status).toEqual(['active'])
    expect((await rdap(name)).servers).toEqual(['ns11.sandbox.example', 'ns12.sandbox.example'])
    await press('Change the name servers')
    expect((await rdap(name)).servers).toEqual(['ns1.stranger.example'])
    for (const undo of ['Put the lock on', 'Change them back']) await press(undo)
    const { status, servers } = await rdap(name)
    expect([status, servers]).toEqual([
      ['client transfer prohibited'],
      ['ns11.sandbox.example', 'ns12.sandbox.example'],
    ])
  })

  test('needs a name that is active', async () => {
    await press('Ask for a transfer')
    sandbox.world.advance(400)
    expect((await rdap(name)).status ?? []).not.toContain('pending transfer')
    expect((await anna.open('/sandbox/stranger')).text).not.toContain(name)
    expect((await anna.post('/sandbox/stranger', { ...token(anna), name, act: 'moving' })).status).toBe(422)
  })
})

describe('what a person does', () => {
  test('several names and a product are renewed on one page', async () => {
    const page = await anna.open('/v3/48210/accounts/accounting/renewal?name=vully-shop.example')
    expect(page.text).toContain('Site of the atelier')
    const before = await provider('vully-shop.example')
    const product = sandbox.world.state.products.find(({ name }) => name === 'Site of the atelier')
    const until = product?.paidUntil ?? 0
    const token = /name="_csrf" value="([^"]+)"/.exec(page.html)?.[1] ?? ''
    const body = new URLSearchParams([
      ['_csrf', token],
      ['name', 'vully-shop.example'],
      ['name', 'vully-archives.example'],
      ['name', String(product?.id)],
    ])
    const done = await anna.post('/v3/48210/accounts/accounting/renewal', body)
    expect(done.text).toContain('Renewed.')
    const after = await provider('vully-shop.example')
    expect((after.expires ?? 0) - (before.expires ?? 0)).toBeGreaterThan(360 * 86_400)
    // In its grace period a name is renewed, not restored.
    expect((await rdap('vully-archives.example')).status).toEqual(['client transfer prohibited'])
    expect(product?.paidUntil).toBeGreaterThan(until)
  })

  test('a name in redemption is restored for a fee that is said before, and cannot be renewed', async () => {
    const renewals = '/v3/48210/accounts/accounting/renewal'
    const refused = await anna.post(renewals, { ...token(anna), name: 'vully-festival.example' })
    expect(refused.status).toBe(403)
    const page = await anna.open('/v3/ng/domains/restore?name=vully-festival.example')
    expect(page.text).toContain('CHF 90.00')
    const done = await anna.submit(page, '/v3/ng/domains/restore')
    expect(done.text).toContain('was restored')
    expect((await provider('vully-festival.example')).status).toEqual(['clientTransferProhibited'])
  })

  test('the page for restoring names those that can be', async () => {
    const { text } = await anna.open('/v3/ng/domains/restore')
    for (const name of ['vully-festival.example', 'vully-lac.test']) expect(text).toContain(name)
    for (const name of ['vully-shop.example', 'vully-beta.example']) expect(text).not.toContain(name)
  })

  test('Restore is refused before redemption and after it', async () => {
    for (const name of [
      'vully-shop.example',
      'vully-archives.example',
      'vully-beta.example',
      'vully-vieux.example',
    ]) {
      expect((await anna.open(`/v3/ng/domains/restore?name=${name}`)).status).toBe(403)
      expect((await anna.post('/v3/ng/domains/restore', { ...token(anna), name })).status).toBe(403)
    }
  })

  test('the Renewal Warranty is switched on and off, and the API says so', async () => {
    const page = await anna.open('/v3/ng/domains?search=vully-shop')
    expect((await provider('vully-shop.example')).options?.renewal_warranty).toBe(false)
    await anna.submit(page, '/v3/ng/domains/warranty', {}, 'vully-shop.example')
    expect((await provider('vully-shop.example')).options?.renewal_warranty).toBe(true)
  })

  test('an expired name stays in the list, marked', async () => {
    const { text } = await anna.open('/v3/ng/domains')
    expect(text).toMatch(/vully-archives\.example Expired\. Renew before/)
    expect(text).toMatch(/vully-festival\.example Expired\. Restore before/)
    expect(text).toContain('bücher-vully.example')
  })

  test('a collaborator sees the names and changes none', async () => {
    const david = createVisitor(sandbox)
    await david.signIn('david.moret@atelier-vully.example')
    expect((await anna.open('/v3/ng/domains')).html).toContain('>Renew<')
    expect((await david.open('/v3/ng/domains')).html).not.toContain('>Renew<')
    const fields = { ...token(david), name: 'vully-shop.example' }
    expect((await david.post('/v3/ng/domains/warranty', fields)).status).toBe(403)
    expect((await david.post('/v3/48210/accounts/accounting/renewal', fields)).status).toBe(403)
    expect((await provider('vully-shop.example')).options?.renewal_warranty).toBe(false)
  })

  test('the clock is moved on its page', async () => {
    const page = await anna.open('/sandbox/clock')
    const before = Date.parse(sandbox.world.now())
    await anna.submit(page, '/sandbox/clock', {}, '+30 days')
    expect(Math.round((Date.parse(sandbox.world.now()) - before) / 86_400_000)).toBe(30)
    await anna.submit(
      await anna.open('/sandbox/clock'),
      '/sandbox/clock',
      { moment: '2031-05-04' },
      'type="date"',
    )
    expect(sandbox.world.now()).toMatch(/^2031-05-04/)
    expect((await anna.post('/sandbox/clock', { ...token(anna), days: '99999999' })).status).toBe(422)
    expect(sandbox.world.now()).toMatch(/^2031-05-04/)
  })
})

const token = (visitor: Visitor) => ({ _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })

test('the bootstrap file leads to the registry for every extension of the sandbox', async () => {
  const bootstrap = (await (await fetch(`${sandbox.apiUrl}/rdap/bootstrap.json`)).json()) as {
    services: [string[], string[]][]
  }
  for (const { name } of sandbox.world.state.domains) {
    const label = name.slice(name.lastIndexOf('.') + 1)
    const [, bases] = bootstrap.services.find(([labels]) => labels.includes(label)) ?? []
    expect(bases).toEqual([`${sandbox.apiUrl}/rdap/`])
  }
})
