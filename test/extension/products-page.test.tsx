import '../support/fake-browser.ts'
import { afterEach, describe, expect, it } from 'vitest'
import { ProductsModel } from '../../extension/features/products/model.ts'
import { ProductsTable } from '../../extension/features/products/ProductsTable.tsx'
import { SupportCard } from '../../extension/features/products/SupportCard.tsx'
import {
  productStates,
  serviceName,
  type ProductOrganisation,
  type ProductPage,
  type ProductRow,
} from '#shared/products.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'
import { NOW } from '../support/daemon-data.ts'
import { apiOf, inDays } from '../support/domain-data.ts'
import { buttons, clear, draw, field, press, type } from '../support/drawn.tsx'

afterEach(clear)
const now = iso(NOW)

const aRow = (over: Partial<ProductRow> = {}): ProductRow => ({
  id: '7',
  name: 'vully.example',
  service: 'web_hosting',
  organisation: { id: '1', name: 'Atelier Vully SA' },
  state: 'active',
  reason: null,
  expiresAt: inDays(200),
  since: null,
  actions: ['block-product'],
  ...over,
})
const mine: ProductOrganisation = {
  id: '1',
  name: 'Atelier Vully SA',
  role: 'administrator',
  refused: null,
  ask: [],
  supportLevel: 1,
  reason: null,
}
const aPage = (rows: readonly ProductRow[], over: Partial<ProductPage> = {}): ProductPage => ({
  total: rows.length,
  counts: { 'needs-you': 1, blocked: 0, maintenance: 0, expiring: 0, all: rows.length },
  rows: [...rows],
  organisations: [mine],
  notKnown: 0,
  ...over,
})

async function open(first: ProductPage, language: (typeof languages)[number] = 'en') {
  let told = first
  const queries: URLSearchParams[] = []
  const { api } = apiOf({
    'GET /v1/products': ({ path }) => {
      queries.push(path.searchParams)
      return told
    },
  })
  const model = new ProductsModel({ api })
  await model.show(null)
  const acted: string[] = []
  const root = draw(
    <ProductsTable
      model={model}
      now={now}
      onAct={(action, { name }) => acted.push(`${action} ${name}`)}
      onVerify={() => acted.push('verify')}
      verifying={false}
    />,
    language,
  )
  const row = () => root.querySelector('.virtual-row')?.textContent ?? ''
  return { root, model, queries, acted, row, becomes: (next: ProductPage) => void (told = next) }
}

describe('the products', () => {
  it('stand with kind, state in words, end, organisation and what can be done', async () => {
    const { root, row, acted } = await open(aPage([aRow({ state: 'blocked', actions: ['unblock-product'] })]))
    await expect.poll(row).toContain('Web hosting')
    expect(row()).toMatch(/Blocked.*Jun 2027.*Atelier Vully SA/)
    press(root, 'Unblock: vully.example')
    expect(acted).toEqual(['unblock-product vully.example'])
  })

  it('of which nobody knows the state are told unknown with the reason, never active', async () => {
    const { root, row } = await open(aPage([aRow({ state: 'unknown', reason: 'no-permission' })]))
    await expect.poll(row).toContain('Not knownThe token may not read it')
    expect(row()).not.toContain('Active')
    expect(root.querySelector('.pill.ok')).toBeNull()
  })

  it('are offered no change to whom may not make it: the reason and whom to ask stand there', async () => {
    const low = { ...mine, role: 'collaborator', refused: 'role-too-low', ask: ['Anna', 'Bruno'] } as const
    const { root, row } = await open(aPage([aRow()], { organisations: [{ ...low, ask: [...low.ask] }] }))
    await expect
      .poll(row)
      .toContain('Only administrators and legal representatives can change it. Ask Anna and Bruno.')
    expect(buttons(root).filter((name) => name.includes('vully.example'))).toEqual([
      'See product: vully.example',
    ])
  })

  it('say where the role is not known that nobody knows whether one may', async () => {
    const who = { ...mine, role: null, refused: 'role-unknown' } as const
    const { row } = await open(aPage([aRow()], { organisations: [who] }))
    await expect.poll(row).toContain('Your role here is not known')
  })

  it('ask for what is filtered, sought and sorted by', async () => {
    const { root, queries } = await open(aPage([aRow()]))
    press(root, 'Blocked 0')
    press(root, 'Paid until')
    await expect.poll(() => queries.at(-1)?.toString()).toMatch(/filter=blocked.*order=expiry&reversed=false/)
    press(root, 'Paid until')
    await expect.poll(() => queries.at(-1)?.get('reversed')).toBe('true')
    press(root, 'Paid until')
    await expect.poll(() => queries.at(-1)?.get('order')).toBe('worst')
    type(field(root, ''), 'mail')
    await expect.poll(() => queries.at(-1)?.get('search')).toBe('mail')
  })

  it('whose page was opened wait for the next sync, and say when it took', async () => {
    const row = aRow()
    const { root, model, acted, becomes } = await open(aPage([row]))
    await expect.poll(() => buttons(root)).toContain('Block: vully.example')
    model.noteOpened(row, 'block-product', now)
    await expect.poll(() => root.textContent).toContain('The next sync verifies the result')
    press(root, 'Verify now')
    expect(acted).toEqual(['verify'])
    // not yet
    await model.show(null)
    expect(root.textContent).not.toContain('it took')
    becomes(aPage([aRow({ state: 'unknown', reason: 'stale', actions: ['manage-products'] })]))
    await model.show(null)
    expect(root.textContent).not.toContain('it took')
    becomes(aPage([aRow({ state: 'blocked', actions: ['unblock-product'] })]))
    await model.show(null)
    await expect.poll(() => root.textContent).toContain('Seen: it took.')
    expect(buttons(root)).not.toContain('Verify now')
  })

  it('that are not known are told so, beside those that are', async () => {
    const { root } = await open(aPage([aRow()], { notKnown: 2 }))
    await expect
      .poll(() => root.textContent)
      .toContain('Products of 2 organisations or logins are not known.')
  })

  it.each(languages)('can be read in %s in every state', async (language) => {
    const rows = productStates.map((state, index) =>
      aRow({ id: String(index), state, reason: state === 'unknown' ? 'odd' : null, since: now }),
    )
    const { root } = await open(aPage(rows), language)
    await expect.poll(() => root.querySelectorAll('.pill').length).toBe(rows.length)
    expect(root.textContent).not.toMatch(/[{}]|products\./)
  })
})

it('services have a name in words, and those that nobody has named are shown as they are called', () => {
  const words = createTranslator('de', catalogues.de)
  const names = ['email_hosting', 'drive', 'something_new', 'constructor'].map((one) =>
    serviceName(words, one),
  )
  expect(names).toEqual(['Mail-Dienst', 'kDrive', 'something new', 'constructor'])
})

describe('support', () => {
  const shown = (level: number | null) => {
    const pressed: string[] = []
    const root = draw(
      <SupportCard
        level={level}
        onOpen={() => pressed.push('open')}
        onSubscribe={() => pressed.push('subscribe')}
      />,
    )
    return { root, pressed }
  }

  it('is named only where a source names it', () => {
    const words = [null, 1, 2, 7].map((level) => shown(level).root.querySelector('b')?.textContent)
    expect(words).toEqual([
      'The support level is not known',
      'Support level 1',
      'Premium Support',
      'Support level 7',
    ])
  })

  it('has its page and the subscription one press away, and says where the code stands', () => {
    const { root, pressed } = shown(1)
    press(root, 'Open support')
    press(root, 'Get Premium Support')
    expect(pressed).toEqual(['open', 'subscribe'])
    expect(root.textContent).toContain('stands on the support page')
  })
})
