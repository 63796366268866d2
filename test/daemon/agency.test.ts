import { readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { smallState } from '#daemon/sandbox/small.ts'
import type { ProductPage, ProductRow } from '#shared/products.ts'
import type { Status } from '#shared/status.ts'
import { startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { linkTo } from '../support/page-link.ts'
import { createVisitor, type Visitor } from '../support/sandbox-visitor.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const TIMEOUT = 60_000
const PRODUCTS = '/v3/ng/products'

interface Products extends Pick<ProductPage, 'organisations' | 'notKnown'> {
  readonly products: readonly ProductRow[]
}

let latchkey: Latchkey
let anna: Visitor
beforeAll(async () => {
  latchkey = await startLatchkey()
  const url = `http://manager.localhost:${String(latchkey.sandboxPort)}`
  // those who live in the sandbox are invented anew alike each time
  const world = { state: smallState(Date.now()) } as Parameters<typeof createVisitor>[0]['world']
  anna = createVisitor({ url, world })
  await anna.signIn('anna.vully@atelier-vully.example')
  await latchkey.json('sync')
}, TIMEOUT)
afterAll(() => latchkey.stop())

const read = () => latchkey.json<Products>('products')
const find = async (service: string) => {
  const { products } = await read()
  const found = products.find((one) => one.service === service)
  if (!found) throw new Error(`no ${service} among ${products.map((one) => one.service).join()}`)
  return found
}
/** Presses the button of the product's own page, then syncs; the page that asks leads on where it is blocked already. */
async function press(id: string, action: 'block' | 'maintenance') {
  const page = await anna.open(`${PRODUCTS}/${id}/${action === 'block' ? 'block' : 'manage'}`)
  await anna.submit(page, `${PRODUCTS}/${action}`, {}, `value="${id}"`)
  await latchkey.json('sync')
}
const findings = async (id: string) => {
  const { findings } = await latchkey.json<Status>('status')
  return findings.filter((one) => one.id === id && one.status === 'open')
}

describe('products, from the page of the Manager to the command line', () => {
  it('are told with state, end, and what can be done by whom', { timeout: TIMEOUT }, async () => {
    const { products, organisations, notKnown } = await read()
    expect(notKnown).toBe(0)
    expect(products.length).toBeGreaterThan(1)
    expect(products.filter(({ service }) => service === 'domain')).toEqual([])
    expect(organisations[0]).toMatchObject({ role: 'legal-representative', refused: null, supportLevel: 1 })
    const { out } = await latchkey.cli(['products'])
    expect(out).toMatch(/^STATE +NAME +SERVICE/)
    expect(out).toContain('Support level 1')
  })

  it(
    'that are blocked are seen so at the next sync, and closed when they are unblocked',
    { timeout: TIMEOUT },
    async () => {
      const { id, actions } = await find('web_hosting')
      expect(actions).toContain('block-product')
      await press(id, 'block')
      expect(await find('web_hosting')).toMatchObject({ state: 'blocked' })
      expect(await findings('product-blocked')).toMatchObject([
        { severity: 'notice', fix: { action: 'unblock-product' }, key: `product-blocked//48210/${id}` },
      ])
      await press(id, 'block')
      expect(await find('web_hosting')).not.toMatchObject({ state: 'blocked' })
      expect(await findings('product-blocked')).toEqual([])
    },
  )

  it('of mail are put in maintenance, which is a finding after a day', { timeout: TIMEOUT }, async () => {
    const { id, actions } = await find('email_hosting')
    expect(actions).toContain('maintenance-on')
    expect(actions).not.toContain('block-product')
    await press(id, 'maintenance')
    const row = await find('email_hosting')
    expect(row).toMatchObject({ state: 'maintenance', since: expect.any(String) })
    expect(await findings('product-in-maintenance')).toEqual([])
    await latchkey.json('sandbox', 'clock', '+2d')
    expect(await find('email_hosting')).toMatchObject({ since: row.since })
    expect(await findings('product-in-maintenance')).toMatchObject([{ fix: { action: 'maintenance-off' } }])
    await press(id, 'maintenance')
    expect(await findings('product-in-maintenance')).toEqual([])
  })

  it('open the page that the guide names, for every action of theirs', { timeout: TIMEOUT }, async () => {
    const list = await anna.open(PRODUCTS)
    // the guide: Manage, then Block product management; Enable maintenance, then the red button
    for (const [name, offered] of [
      ['Site of the atelier', 'Block product management'],
      ['atelier-vully.example', 'Enable maintenance'],
    ] as const) {
      const managed = await anna.open(linkTo(await anna.open(linkTo(list, name)), 'Manage'))
      expect(managed.text).toContain(offered)
    }
    const support = await anna.open('/v3/ng/support')
    expect(support.text).toMatch(/Subscribe to Premium Support/)
    expect(support.text).toMatch(/support code/i)
  })
})

describe('a report', () => {
  it('is a file for the person alone, in the language that is asked for', { timeout: TIMEOUT }, async () => {
    const file = join(await temporaryFolder(), 'report.html')
    const told = await latchkey.json<{ bytes: number }>('report', '48210', file, '--language', 'fr')
    const text = await readFile(file, 'utf8')
    expect(Buffer.byteLength(text)).toBe(told.bytes)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(text).toContain('<html lang="fr">')
    expect(text).toContain('Atelier Vully')
    expect(text).not.toContain('sandbox-token')
  })

  it('is written over nothing without a word, and through no link', { timeout: TIMEOUT }, async () => {
    const folder = await temporaryFolder()
    const file = join(folder, 'mine.csv')
    await writeFile(file, 'mine', { mode: 0o644 })
    const refused = await latchkey.cli(['report', '48210', file])
    expect([refused.code, await readFile(file, 'utf8')]).toEqual([1, 'mine'])
    expect(refused.err).toContain('--force')
    const link = join(folder, 'link.csv')
    await symlink(file, link)
    expect((await latchkey.cli(['report', '48210', link, '--force'])).code).toBe(0)
    expect(await readFile(file, 'utf8')).toBe('mine')
    expect((await stat(link)).mode & 0o777).toBe(0o600)
    expect(await readFile(link, 'utf8')).toMatch(/^section,what,seen,state,day\r\n/)
  })

  it(
    'is refused for what is no organisation, and in a form that it does not have',
    { timeout: TIMEOUT },
    async () => {
      const folder = await temporaryFolder()
      const nobody = await latchkey.cli(['report', 'Nobody SA', join(folder, 'no.html')])
      expect([nobody.code, nobody.err]).toEqual([1, expect.stringContaining('48210')])
      expect((await latchkey.cli(['report', '48210', join(folder, 'no.pdf')])).code).toBe(2)
    },
  )
})

it(
  'an organisation that is left out is not in the badge, is said to be out, and comes back',
  { timeout: TIMEOUT },
  async () => {
    const before = await latchkey.json<Status>('status')
    await latchkey.json('organisations', 'leave-out', '48210')
    const without = await latchkey.json<Status>('status')
    expect(without.badge).toMatchObject({ leftOut: 1 })
    expect(without.badge.count).toBeLessThan(before.badge.count)
    expect(without.findings.length).toBe(before.findings.length)
    expect(without.organisations.find(({ id }) => id === '48210')).toMatchObject({ counted: false })
    expect((await latchkey.cli(['status'])).out).toContain('1 organisation left out')
    await latchkey.json('organisations', 'count', '48210')
    expect((await latchkey.json<Status>('status')).badge).toMatchObject({
      leftOut: 0,
      count: before.badge.count,
    })
  },
)
