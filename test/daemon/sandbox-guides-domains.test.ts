/** The guide's sentences on renewing and restoring a domain name, on the pages of the sandbox Manager. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newDomain } from '#daemon/sandbox/seed.ts'
import { foundOwn } from '#daemon/sandbox/membership.ts'
import { linkTo } from '../support/page-link.ts'
import { ANNA, BRUNO, DAVID, LEO, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import type { Visitor } from '../support/sandbox-visitor.ts'

const DOMAINS = '/v3/ng/domains'
const RESTORE = '/v3/ng/domains/restore'
const RENEWALS = '/v3/48210/accounts/accounting/renewal'

let rig: SandboxRig
let anna: Visitor
beforeEach(async () => {
  rig = await openSandbox()
  anna = await rig.visit(ANNA)
})
afterEach(() => rig.sandbox.close())

const later = (days: number) => rig.sandbox.world.advance(days)
const mails = (subject: RegExp) => rig.sandbox.world.state.outbox.filter((one) => subject.test(one.subject))
const csrf = () => ({ _csrf: anna.cookies.get('MANAGER-XSRF-TOKEN') ?? '' })
/** What the registry says of it; null where it knows nobody who has it. */
async function registry(name: string): Promise<string[] | null> {
  const response = await fetch(`${rig.sandbox.apiUrl}/rdap/domain/${name}`)
  return response.status === 404 ? null : ((await response.json()) as { status: string[] }).status
}
const stateOf = async (name: string): Promise<string | undefined> =>
  /<td>[\s\S]*?<\/td>\s*<td>([\s\S]*?)<\/td>/
    .exec(
      new RegExp(`<tr data-name="${name}">[\\s\\S]*?</tr>`).exec((await anna.open(DOMAINS)).html)?.[0] ?? '',
    )?.[1]
    ?.replaceAll(/<[^>]*>/g, '')
    .trim()
const restorePage = (name: string) => anna.open(`${RESTORE}?name=${name}`)

describe('what a domain name goes through', () => {
  test('You are automatically notified by email (at the address you mentioned) when one of your domain names is about to expire', () => {
    const domain = rig.sandbox.world.state.domains.find(({ name }) => name === 'vully-shop.example')
    if (domain === undefined) throw new Error('there is no vully-shop.example')
    domain.contact = 'names@poste.example'
    rig.sandbox.world.touch()
    later(6)
    expect(mails(/^vully-shop\.example expires in 7 days$/).map(({ to }) => to)).toEqual([
      'names@poste.example',
    ])
    // Not of a name that lasts.
    expect(mails(/^vully-blog\.example expires/)).toEqual([])
  })

  test('If this domain name is not renewed before its expiration date, it enters a redemption period during which it can still be recovered/restored', async () => {
    const name = 'vully-editions.example'
    expect((await restorePage(name)).status).toBe(403)
    later(4 + 30)
    expect(await registry(name)).toEqual(['pending delete', 'redemption period'])
    expect((await anna.post(RENEWALS, { ...csrf(), name })).status).toBe(403)
    await anna.submit(await restorePage(name), RESTORE)
    expect(await registry(name)).toEqual(['client transfer prohibited'])
  })

  test('The restoration fees and the duration of the redemption period are variable depending on the extension concerned', async () => {
    const seen = new Map<string, { fee: string | undefined; days: number }>()
    for (const [extension, days] of [
      ['example', 30],
      ['test', 40],
      ['alt', 20],
    ] as const) {
      const name = `seen.${extension}`
      const { world } = rig.sandbox
      const grace = extension === 'example' ? 30 : extension === 'alt' ? 10 : 0
      world.state.domains.push(newDomain(name, world.at(), -grace - 1, '', ANNA))
      world.touch()
      const page = await restorePage(name)
      const fee = /CHF [\d.]+/.exec(page.text)?.[0]
      later(days - 2)
      const before = (await restorePage(name)).status
      later(1)
      seen.set(extension, {
        fee,
        days: before === 200 && (await restorePage(name)).status === 403 ? days : 0,
      })
      later(1 - days)
    }
    expect(Object.fromEntries(seen)).toEqual({
      example: { fee: 'CHF 90.00', days: 30 },
      test: { fee: 'CHF 60.00', days: 40 },
      alt: { fee: 'CHF 150.00', days: 20 },
    })
  })

  test('Once the redemption period has elapsed, the domain name is free and can be reserved again by anyone', async () => {
    const name = 'vully-lac.test'
    expect((await restorePage(name)).status).toBe(200)
    later(31)
    expect(await registry(name)).toBeNull()
    expect((await restorePage(name)).status).toBe(403)
    expect((await anna.open(DOMAINS)).text).not.toContain(name)
    expect(mails(/^vully-lac\.test is free$/)).toHaveLength(1)
  })

  test('Renewal Warranty ensures that you will never lose it even if you do not renew it on time', async () => {
    const [covered, bare] = ['vully-keramik.example', 'vully-papier.example']
    later(30 + 365)
    expect(await registry(covered)).toEqual(['client transfer prohibited'])
    expect(await stateOf(covered)).toContain('Kept by the warranty')
    expect(await registry(bare)).toBeNull()
    // What was advanced is owed, and paid like any renewal.
    const page = await anna.open(RENEWALS)
    await anna.submit(page, RENEWALS, { name: covered })
    expect(await stateOf(covered)).not.toContain('Kept by the warranty')
  })
})

describe('renewing before expiration', () => {
  test('Renewing one or several domain names follows the exact same process as renewing any other Infomaniak service', async () => {
    const page = await anna.open(RENEWALS)
    const offered = [...page.html.matchAll(/name="name"\s+value="([^"]+)"/g)].map(([, value]) => value)
    const product = rig.sandbox.world.state.products.find(({ name }) => name === 'Site of the atelier')
    const wanted = ['vully-shop.example', 'vully-editions.example', String(product?.id)]
    for (const value of wanted) expect(offered).toContain(value)
    const { domains, products } = rig.sandbox.world.state
    const all = [...domains, ...products]
    const before = all.map(({ paidUntil }) => paidUntil)
    const fields = new URLSearchParams([
      ...Object.entries(csrf()),
      ...wanted.map((value) => ['name', value]),
    ] as [string, string][])
    expect((await anna.post(RENEWALS, fields)).text).toContain('Renewed.')
    const renewed = all.filter(({ paidUntil }, place) => paidUntil !== before[place]).map(({ name }) => name)
    expect(renewed).toEqual(['vully-shop.example', 'vully-editions.example', 'Site of the atelier'])
  })
})

describe('restoring after expiration', () => {
  test('An expired domain is marked as such', async () => {
    expect(await stateOf('vully-editions.example')).toBe('Expires in 3 days')
    later(4)
    expect(await stateOf('vully-editions.example')).toMatch(/^Expired\. Renew before /)
    expect(await stateOf('vully-festival.example')).toMatch(/^Expired\. Restore before /)
    expect(await stateOf('vully-blog.example')).toMatch(/^Until /)
  })

  test('Click directly on the name assigned to the product concerned, click on the Restore button, then follow the restoration steps to the end', async () => {
    const name = 'vully-festival.example'
    const own = await anna.open(linkTo(await anna.open(DOMAINS), name))
    expect(own.path).toBe(`${DOMAINS}/${name}`)
    expect(own.text).toContain('in its redemption period')
    expect(own.text).toMatch(/Can be restored until \d+ \w+ \d{4}, for CHF 90\.00/)
    const steps = await anna.open(linkTo(own, 'Restore'))
    // The first step alone restores nothing.
    expect(await registry(name)).toEqual(['pending delete', 'redemption period'])
    expect((await anna.submit(steps, RESTORE)).text).toContain('The name was restored.')
    expect(await registry(name)).toEqual(['client transfer prohibited'])
    expect(await stateOf(name)).toMatch(/^Until /)
    const after = await anna.open(own.path)
    expect(after.html).not.toContain('>Restore</a>')
    expect(after.html).toContain('>Renew</a>')
  })

  test('the list offers to restore it as well', async () => {
    const name = 'vully-festival.example'
    const row = new RegExp(`<tr data-name="${name}">[\\s\\S]*?</tr>`).exec((await anna.open(DOMAINS)).html)
    expect(/<a href="([^"]+)"\s*>Restore<span/.exec(row?.[0] ?? '')?.[1]).toBe(`${RESTORE}?name=${name}`)
  })
})

describe('the page of a name', () => {
  const offered = (html: string) => [...html.matchAll(/class="button[^>]*>([^<]+)</g)].map(([, word]) => word)

  test('says where it stands and offers what that phase leaves', async () => {
    for (const [name, said, offers] of [
      ['vully-shop.example', /Expires in 12 days/, ['Renew']],
      ['vully-archives.example', /Expired: it can be renewed/, ['Renew']],
      ['vully-festival.example', /it can be restored/, ['Restore']],
      ['vully-essai.example', /too late to restore it/, []],
    ] as const) {
      const page = await anna.open(`${DOMAINS}/${name}`)
      expect([name, page.text, offered(page.html)]).toEqual([name, expect.stringMatching(said), offers])
      expect(page.text).toContain(`Expiry mails go to ${ANNA}`)
    }
    expect((await anna.open(linkTo(await anna.open(`${DOMAINS}/vully-shop.example`), 'Renew'))).html).toMatch(
      /value="vully-shop\.example"\s+checked/,
    )
  })

  test('switches the Renewal Warranty, for those who administer', async () => {
    const path = `${DOMAINS}/vully-shop.example`
    await anna.submit(await anna.open(path), `${DOMAINS}/warranty`)
    expect((await anna.open(path)).text).toMatch(/Renewal Warranty On/)
    const david = await (await rig.visit(DAVID)).open(path)
    expect(david.text).toMatch(/Renewal Warranty On/)
    expect(david.html).not.toContain(`action="${DOMAINS}/warranty"`)
    expect(offered(david.html)).toEqual([])
  })

  test("is nobody else's, and none of a name that has gone", async () => {
    expect((await anna.open(`${DOMAINS}/studio-martin.example`)).status).toBe(403)
    expect((await anna.open(`${DOMAINS}/vully-shop.example`)).status).toBe(200)
    later(400)
    expect((await anna.open(`${DOMAINS}/vully-shop.example`)).status).toBe(403)
  })
})

describe('the domain does not appear to be visible', () => {
  test('Check that you are logged in with the correct user account', async () => {
    const { world } = rig.sandbox
    const studio = foundOwn(world.state, rig.person(LEO), world.at())
    const domain = {
      ...newDomain('studio-martin.example', world.at(), 20, '', LEO),
      organisationId: studio.id,
    }
    world.state.domains.push(domain)
    world.touch()
    const list = await anna.open(DOMAINS)
    expect(list.text).not.toContain('studio-martin.example')
    expect(list.text).toContain('whether you are signed in with the right account')
    const leo = await rig.visit(LEO)
    const switched = await leo.submit(await leo.open('/v3/ng/home'), '/v3/ng/accounts/switch', {
      organisation: String(studio.id),
    })
    expect(switched.status).toBe(200)
    expect((await leo.open(DOMAINS)).text).toContain('studio-martin.example')
  })

  test('Check the DOMAIN section of the Manager and not in a section for billed or renewable products', async () => {
    for (const path of ['/v3/ng/products', RENEWALS])
      expect((await anna.open(path)).text).not.toContain('vully-festival.example')
    expect((await anna.open(DOMAINS)).text).toContain('vully-festival.example')
    // Whoever manages names finds it there as well.
    expect((await (await rig.visit(BRUNO)).open(DOMAINS)).text).toContain('vully-festival.example')
  })

  test('Repurchase the domain name if it has not been reserved yet', async () => {
    later(400)
    expect(await registry('vully-shop.example')).toBeNull()
    expect(await registry('atelier-vully.example')).not.toBeNull()
    expect((await anna.open(DOMAINS)).text).toContain('it is free, and anyone may register it')
  })
})
