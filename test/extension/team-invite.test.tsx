import '../support/fake-browser.ts'
import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { InvitationCard } from '../../extension/features/team/InvitationCard.tsx'
import { InviteModel } from '../../extension/features/team/invite-model.ts'
import { InvitePage } from '../../extension/features/team/InvitePage.tsx'
import type { LeftPlace } from '../../extension/features/team/left.ts'
import type { ChangePreview } from '#shared/changes.ts'
import { button, buttons, clear, draw, field, press, type } from '../support/drawn.tsx'
import { aMember, ORGANISATION, teamApi, type TeamState } from '../support/team-data.ts'

beforeEach(() => {
  Object.assign(globalThis, { scrollTo: () => undefined })
})
afterEach(clear)

const aPreview = (changes: Partial<ChangePreview>): ChangePreview => ({
  id: null,
  expiresAt: null,
  rows: [],
  warnings: [],
  refused: [],
  guided: null,
  ...changes,
})

const submit = (root: Element) =>
  root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }))

function openInvite(changes: Partial<TeamState> = {}) {
  const fake = teamApi(changes)
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
  const fill = (role = 'Collaborator') => {
    type(field(root, 'First name'), ' Jean ')
    type(field(root, 'Last name'), 'Neuhaus')
    type(field(root, 'Address'), 'jean@neu.example')
    field(root, role).click()
  }
  return { ...fake, model, root, said, fill }
}

describe('inviting a person', () => {
  it('says beside each role who may grant it', () => {
    const { root } = openInvite()
    const roles = [...root.querySelectorAll('[name=role]')].map((one) => one.closest('label')?.textContent)
    expect(roles[0]).toContain('Only a legal representative grants it')
    expect(roles[1]).toContain('An administrator or a legal representative grants it')
    expect(roles[3]).toContain('by hand in the Manager')
  })

  it('asks for what is missing before anything is asked of the daemon', async () => {
    const { root, sent } = openInvite()
    submit(root)
    await expect.poll(() => root.querySelector('form [role=alert]')?.textContent).toContain('choose a role')
    expect(root.querySelectorAll('input[aria-invalid=true]').length).toBe(3)
    expect(sent).toEqual([])
  })

  it('is looked at, confirmed and read back, and the next one begins empty', async () => {
    const { root, sent, said, fill, model } = openInvite()
    fill()
    field(root, 'Mails about invoices').click()
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Send the invitation')
    expect(sent).toEqual([
      {
        line: 'POST /v1/changes/preview',
        body: {
          kind: 'invite',
          organisation: ORGANISATION,
          firstName: 'Jean',
          lastName: 'Neuhaus',
          email: 'jean@neu.example',
          role: 'collaborator',
          language: 'fr',
          contact: { billing: true, products: false },
        },
      },
    ])
    press(root, 'Send the invitation')
    await expect.poll(() => root.textContent).toContain('Done, and read back')
    expect(sent.at(-1)).toEqual({ line: 'POST /v1/changes/confirm', body: { id: 'p1' } })
    await expect.poll(() => said).toEqual(['done'])
    press(root, 'Close')
    await expect.poll(() => root.querySelector<HTMLInputElement>('[name=firstName]')?.value).toBe('')
    expect(model.draft.value.language).toBe('fr')
  })

  it('forgets the preview once something else is typed: only what was seen can be sent', async () => {
    const { root, fill } = openInvite()
    fill()
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Send the invitation')
    type(field(root, 'Last name'), 'Altmann')
    await expect.poll(() => buttons(root)).not.toContain('Send the invitation')
  })

  it('says why it is refused, and sends nothing', async () => {
    const refused = [{ because: 'only-representative-grants', field: 'role' }] as const
    const { root, fill } = openInvite({ preview: aPreview({ refused: [...refused] }) })
    fill('Legal representative')
    submit(root)
    await expect.poll(() => root.querySelector('.change [role=alert]')?.textContent).toMatch(/^Role: .+/)
    expect(buttons(root)).not.toContain('Send the invitation')
  })

  it('leads an external by hand through the steps, and keeps what was typed', async () => {
    const preview = aPreview({
      refused: [{ because: 'external-by-hand', field: 'role' }],
      guided: 'manage-users',
    })
    const { root, fill, said, model } = openInvite({ preview })
    fill('External')
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Manage users')
    press(root, 'Manage users')
    expect(said).toEqual(['manage-users'])
    expect(model.draft.value).toMatchObject({ firstName: ' Jean ', role: 'external' })
  })
})

describe('an invitation that is not answered', () => {
  const invited = aMember({ id: 'i45', name: 'Noah Weber', kind: 'invited', twoFactor: null })
  function openInvitation() {
    const fake = teamApi()
    const model = new InviteModel({ api: fake.api, language: 'en' })
    const root = draw(
      <InvitationCard
        model={model}
        organisation={ORGANISATION}
        member={invited}
        onGuided={() => undefined}
        onDone={() => undefined}
      />,
    )
    return { ...fake, root }
  }

  it('shows the role that it has, and sends only what was changed', async () => {
    const { root, sent } = openInvitation()
    const role = field(root, 'Role')
    expect(role.value).toBe('collaborator')
    type(role, 'administrator')
    press(root, 'Change the administrative contact')
    await expect.poll(() => root.textContent).toContain('Mails about products')
    field(root, 'Mails about products').click()
    submit(root)
    await expect.poll(() => buttons(root)).toContain('Correct the invitation')
    expect(sent.at(-1)?.body).toEqual({
      kind: 'correct-invitation',
      organisation: ORGANISATION,
      invitation: '45',
      set: { role: 'administrator', contact: { billing: false, products: true } },
    })
  })

  it('is cancelled after a look', async () => {
    const { root, sent } = openInvitation()
    press(root, 'Cancel an invitation')
    await expect.poll(() => buttons(root)).toContain('Cancel the invitation')
    expect(sent.map(({ body }) => body)).toEqual([
      { kind: 'cancel-invitation', organisation: ORGANISATION, invitation: '45' },
    ])
    button(root, 'Cancel the invitation').click()
    await expect.poll(() => root.textContent).toContain('Done, and read back')
  })
})
