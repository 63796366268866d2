import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InvitationCard } from '../../extension/features/team/InvitationCard.tsx'
import { InviteModel } from '../../extension/features/team/invite-model.ts'
import { InvitePage } from '../../extension/features/team/InvitePage.tsx'
import type { LeftPlace } from '../../extension/features/team/left.ts'
import type { ChangePreview, ChangeRequest, ChangeResult } from '#shared/changes.ts'
import type { Role } from '#shared/team.ts'
import { buttons, clear, draw, field, press, type } from '../support/drawn.tsx'
import { aMember, aProductRow, ORGANISATION, teamApi, type TeamState } from '../support/team-data.ts'

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

const three = ['5', '6', '7'].map((id) => aProductRow(id))
const many = Array.from({ length: 240 }, (_, index) =>
  aProductRow(String(index), { name: `shop ${String(index).padStart(3, '0')}` }),
)
const submit = (root: Element) =>
  root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))
const ticks = (root: Element) =>
  [...root.querySelectorAll<HTMLInputElement>('fieldset label.tick input[type=checkbox]')].filter((one) =>
    /product|shop/.test(one.closest('label')?.querySelector('bdi')?.textContent ?? ''),
  )
const text = (root: Element) => root.textContent ?? ''

function openInvite(changes: Partial<TeamState> = {}, role = 'Collaborator') {
  const fake = teamApi({ products: three, ...changes })
  const model = new InviteModel({ api: fake.api, language: 'fr' })
  const said: string[] = []
  const root = draw(
    <InvitePage
      model={model}
      organisation={ORGANISATION}
      left={signal<LeftPlace | null>(null)}
      onGuided={(action) => said.push(action)}
      onDone={() => said.push('done')}
    />,
  )
  type(field(root, 'First name'), 'Jean')
  type(field(root, 'Last name'), 'Neuhaus')
  type(field(root, 'Address'), 'jean@neu.example')
  field(root, role).click()
  const asked = () => (fake.sent.at(-1)?.body ?? {}) as Extract<ChangeRequest, { kind: 'invite' }>
  return { ...fake, model, root, said, asked }
}

describe('the products of who is invited', () => {
  it('are ticked among those of the organisation, and asked for', async () => {
    const { root, asked, queries } = openInvite()
    await expect.poll(() => ticks(root).length).toBe(3)
    expect(queries.at(-1)).toMatchObject({ organisation: ORGANISATION, order: 'name' })
    expect(text(root)).toContain('None chosen')
    ticks(root)[0]?.click()
    ticks(root)[2]?.click()
    await expect.poll(() => text(root)).toContain('2 chosen')
    ticks(root)[0]?.click()
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Send the invitation')
    expect(asked().products).toEqual(['7'])
    // what is confirmed is what was looked at
    ticks(root)[1]?.click()
    await expect.poll(() => buttons(root)).not.toContain('Send the invitation')
  })

  it.each([
    ['Administrator', 'nothing to choose'],
    ['Legal representative', 'nothing to choose'],
    ['External', null],
  ])('are no choice for %s', async (role, says) => {
    const { root, sent, asked } = openInvite({}, role)
    if (says !== null) await expect.poll(() => text(root)).toContain(says)
    submit(root)
    await expect.poll(() => sent.length).toBe(1)
    expect(ticks(root)).toEqual([])
    expect(asked()).not.toHaveProperty('products')
  })

  it('are said to be none, and are asked for as none', async () => {
    const { root, sent, asked } = openInvite({ products: [] })
    await expect.poll(() => text(root)).toContain('No product here')
    submit(root)
    await expect.poll(() => sent.length).toBe(1)
    expect(asked().products).toEqual([])
  })

  it('are not known: that is said, and nothing is asked about them', async () => {
    const { root, sent, asked } = openInvite({ products: [], productsUnknown: 'no-permission' })
    await expect.poll(() => text(root)).toContain('are not known')
    expect(text(root)).not.toContain('No product here')
    submit(root)
    await expect.poll(() => sent.length).toBe(1)
    expect(asked()).not.toHaveProperty('products')
  })

  it('can be asked for again after the daemon was away', async () => {
    const { root, state } = openInvite({ trouble: { type: 'unreachable' } })
    await expect.poll(() => buttons(root)).toContain('Try again')
    expect(ticks(root)).toEqual([])
    state.trouble = null
    press(root, 'Try again')
    await expect.poll(() => ticks(root).length).toBe(3)
    expect(buttons(root)).not.toContain('Try again')
  })

  it('are searched for where there are many, and what was chosen stays in sight', async () => {
    const { root, asked } = openInvite({ products: many })
    await expect.poll(() => root.querySelector('[type=search]')).not.toBeNull()
    expect(ticks(root).length).toBeLessThan(40)
    ticks(root)[0]?.click()
    type(root.querySelector<HTMLInputElement>('[type=search]')!, 'shop 233')
    await expect.poll(() => ticks(root).length).toBe(2)
    expect(ticks(root).map((one) => one.checked)).toEqual([true, false])
    ticks(root)[1]?.click()
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Send the invitation')
    expect(asked().products).toEqual(['0', '233'])
  })

  it('need no search where there are few', async () => {
    const { root } = openInvite()
    await expect.poll(() => ticks(root).length).toBe(3)
    expect(root.querySelector('[type=search]')).toBeNull()
  })

  const half = (outcome: ChangeResult['outcome']): ChangeResult => ({
    outcome,
    rows: [
      { field: 'email', wanted: 'jean@neu.example', is: 'jean@neu.example' },
      { field: 'products', wanted: [{ id: '5', name: 'ex.ch', service: 'email_hosting' }], is: [] },
    ],
    refused: outcome === 'partly-done' ? [{ because: 'no-permission', field: 'products' }] : [],
    guided: null,
    once: null,
  })
  it.each([
    ['partly-done', 'without the products'],
    ['partly-unclear', 'Whether the products were given is not known'],
  ] as const)('that were not given, or perhaps not, are said: %s', async (outcome, says) => {
    const { root, said } = openInvite({ result: half(outcome) })
    await expect.poll(() => ticks(root).length).toBe(3)
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Send the invitation')
    press(root, 'Send the invitation')
    await expect.poll(() => text(root)).toContain(says)
    const row = [...root.querySelectorAll('tr')].find((one) => text(one).startsWith('Access to products'))
    expect([...(row?.querySelectorAll('td') ?? [])].map(text)).toEqual(['ex.ch (Mail service)', 'None'])
    // the person is invited: the form would invite them again
    expect(root.querySelector('form')).toBeNull()
    await expect.poll(() => said).toEqual(['done'])
  })
})

describe('the products of an invitation', () => {
  const aPreview = (changes: Partial<ChangePreview>): ChangePreview => ({
    id: null,
    expiresAt: null,
    rows: [],
    warnings: [],
    refused: [],
    guided: null,
    ...changes,
  })
  function openInvitation(preview: ChangePreview, role: Role = 'collaborator') {
    const fake = teamApi({ products: three, preview })
    const model = new InviteModel({ api: fake.api, language: 'en' })
    const root = draw(
      <InvitationCard
        model={model}
        organisation={ORGANISATION}
        member={aMember({ id: 'i45', kind: 'invited', twoFactor: null, role })}
        onGuided={() => undefined}
        onDone={() => undefined}
      />,
    )
    const set = () =>
      ((fake.sent.at(-1)?.body ?? {}) as Extract<ChangeRequest, { kind: 'correct-invitation' }>).set
    return { ...fake, root, set }
  }
  const CHANGE = 'Change the access to products'

  it('begin with those that it gives, one that is listed nowhere too', async () => {
    const from = [
      { id: '6', name: 'product 6', service: 'drive' },
      { id: '99', name: 'product vully.example', service: 'domain' },
    ]
    const { root, set } = openInvitation(aPreview({ id: 'p1', rows: [{ field: 'products', from, to: [] }] }))
    press(root, CHANGE)
    await expect.poll(() => ticks(root).length).toBe(4)
    expect(ticks(root).map((one) => one.checked)).toEqual([true, false, true, false])
    ticks(root)[1]?.click()
    await expect.poll(() => text(root)).toContain('3 chosen')
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Correct the invitation')
    expect(set().products?.toSorted()).toEqual(['5', '6', '99'])
  })

  it('begin with none where it is so already that it gives none', async () => {
    const refused = [{ because: 'nothing-to-change', field: null }] as const
    const { root } = openInvitation(aPreview({ refused: [...refused] }))
    press(root, CHANGE)
    await expect.poll(() => ticks(root).length).toBe(3)
    expect(ticks(root).some((one) => one.checked)).toBe(false)
    expect(text(root)).not.toContain('is not known')
  })

  it.each([
    aPreview({ id: 'p1', rows: [{ field: 'products', from: null, to: [] }] }),
    aPreview({ refused: [{ because: 'unreachable', field: null }] }),
  ])('say where nobody knows which they are: %j', async (preview) => {
    const { root } = openInvitation(preview)
    press(root, CHANGE)
    await expect.poll(() => text(root)).toContain('is not known')
    await expect.poll(() => ticks(root).length).toBe(3)
  })

  it('are left as they are unless they were looked at', async () => {
    const { root, sent, set } = openInvitation(aPreview({}))
    submit(root)
    await expect.poll(() => sent.length).toBe(1)
    expect(set()).not.toHaveProperty('products')
  })

  it('are no choice for who administers', () => {
    const { root } = openInvitation(aPreview({}), 'administrator')
    expect(text(root)).toContain('nothing to choose')
    expect(buttons(root)).not.toContain(CHANGE)
  })
})
