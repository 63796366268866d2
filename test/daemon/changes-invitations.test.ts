import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#daemon/sandbox/invitations.ts'
import type { RoleType } from '#daemon/sandbox/organisation.ts'
import { newPerson } from '#daemon/sandbox/seed.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import { isKnown } from '#shared/fact.ts'
import { openChangesRig, type ChangesRig } from '../support/changes-rig.ts'

let rig: ChangesRig
beforeEach(async () => {
  rig = await openChangesRig()
})
afterEach(() => rig.close())

type Invite = Extract<ChangeRequest, { kind: 'invite' }>
const invite = (over: Partial<Invite> = {}): ChangeRequest => ({
  kind: 'invite',
  organisation: rig.organisation,
  firstName: 'Lina',
  lastName: 'Favre',
  email: 'lina.favre@poste.example',
  role: 'collaborator',
  language: 'it',
  contact: { billing: true, products: false },
  ...over,
})
type CorrectSet = Extract<ChangeRequest, { kind: 'correct-invitation' }>['set']
const noah = () => {
  const found = rig.world.state.invitations.find(({ firstName }) => firstName === 'Noah')
  if (found === undefined) throw new Error('nobody is invited')
  return found
}
const correct = (set: CorrectSet): ChangeRequest => ({
  kind: 'correct-invitation',
  organisation: rig.organisation,
  invitation: String(noah().id),
  set,
})
const cancel = (): ChangeRequest => ({
  kind: 'cancel-invitation',
  organisation: rig.organisation,
  invitation: String(noah().id),
})
function annaBecomes(role: RoleType) {
  for (const one of rig.world.state.memberships)
    if (one.personId === rig.anna.id && String(one.organisationId) === rig.organisation) one.role = role
  rig.world.touch()
}
const events = async () => (await rig.noted()).map(({ event }) => event)
const invitedNow = () => {
  const { told } = rig.snapshot().connections[0]!.organisations
  const here = isKnown(told)
    ? told.known.find(({ organisation }) => organisation.id === rig.organisation)
    : undefined
  return here && isKnown(here.members.told)
    ? here.members.told.known.filter(({ kind }) => kind === 'invited')
    : []
}

describe('inviting', () => {
  test('shows all, sends it in the provider’s words, and reads all of it back', async () => {
    const { preview, result } = await rig.make(invite())
    const to = ['Lina', 'Favre', 'lina.favre@poste.example', 'collaborator', 'it', true, false]
    expect(preview.rows.map((row) => row.to)).toEqual(to)
    expect(result).toMatchObject({ outcome: 'done', refused: [] })
    expect(result.rows.map(({ is }) => is)).toEqual(to)
    expect(rig.sent().map(({ line }) => line)).toEqual([`POST /1/accounts/${rig.organisation}/invitations`])
    expect(JSON.parse(rig.sent()[0]?.body ?? '')).toEqual({
      first_name: 'Lina',
      last_name: 'Favre',
      email: 'lina.favre@poste.example',
      role_type: 'normal',
      locale: 'it_IT',
      notifications: { billing: true, products: false },
    })
    expect(rig.world.state.invitations.at(-1)).toMatchObject({
      email: 'lina.favre@poste.example',
      languageId: 4,
      contact: { billing: true, products: false },
    })
    // the team's list follows without a pass
    expect(invitedNow().map(({ email }) => email)).toContain('lina.favre@poste.example')
    expect(await events()).toEqual(['change.sent', 'change.done'])
    const traces = await rig.traces()
    expect(traces).not.toContain('welcome.invalid')
    expect(
      traces
        .split('\n')
        .filter((line) => line.includes('change.'))
        .join(),
    ).not.toMatch(/lina|favre/i)
  })

  test.each([
    ['normal', 'collaborator', 'role-too-low'],
    ['client', 'collaborator', 'role-too-low'],
    ['admin', 'legal-representative', 'only-representative-grants'],
  ] as const)('as %s, with the role %s, is refused before anything is sent', async (mine, role, because) => {
    annaBecomes(mine)
    await rig.sync()
    expect(await rig.preview(invite({ role }))).toMatchObject({ id: null, refused: [{ because }] })
    expect(rig.front.writes).toEqual([])
  })

  test('as an administrator grants every other role, and a representative that one too', async () => {
    expect((await rig.preview(invite({ role: 'legal-representative' }))).id).not.toBeNull()
    annaBecomes('admin')
    await rig.sync()
    for (const role of ['administrator', 'collaborator'] as const)
      expect((await rig.preview(invite({ role }))).id, role).not.toBeNull()
  })

  test('an external is done by hand', async () => {
    expect(await rig.preview(invite({ role: 'external' }))).toMatchObject({
      id: null,
      refused: [{ because: 'external-by-hand', field: 'role' }],
      guided: 'manage-users',
    })
    expect(rig.front.writes).toEqual([])
  })

  test('who is there or invited already is refused, whatever the spelling', async () => {
    const refused = async (email: string) => (await rig.preview(invite({ email }))).refused
    expect(await refused(rig.anna.email.toUpperCase())).toEqual([
      { because: 'already-member', field: 'email' },
    ])
    expect(await refused(noah().email)).toEqual([{ because: 'already-invited', field: 'email' }])
    expect(await refused('lina')).toEqual([{ because: 'bad-address', field: 'email' }])
  })

  test('where nobody belongs is refused', async () => {
    expect(await rig.preview(invite({ organisation: '999' }))).toMatchObject({
      id: null,
      refused: [{ because: 'gone' }],
    })
  })

  test('where the role is not known is refused', async () => {
    rig.clock.pass(7 * 24 * 3_600_000)
    expect(await rig.preview(invite())).toMatchObject({ id: null, refused: [{ because: 'role-unknown' }] })
  })
})

describe('meanwhile', () => {
  test('the role was taken away: nothing is sent', async () => {
    const { id } = await rig.preview(invite())
    annaBecomes('normal')
    expect(await rig.confirm(id)).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'role-too-low' }],
    })
    expect(rig.front.writes).toEqual([])
    expect(await events()).toEqual(['change.refused'])
  })

  test('somebody else invited them: nothing is sent', async () => {
    const { id } = await rig.preview(invite())
    const other = await rig.make(invite())
    expect(other.result.outcome).toBe('done')
    expect(await rig.confirm(id)).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'already-invited' }],
    })
    expect(rig.front.writes).toHaveLength(1)
  })

  test('the organisation was left: nothing is sent', async () => {
    const { id } = await rig.preview(invite())
    const { state } = rig.world
    state.memberships = state.memberships.filter(
      ({ personId, organisationId }) =>
        personId !== rig.anna.id || String(organisationId) !== rig.organisation,
    )
    rig.world.touch()
    const { outcome, refused } = await rig.confirm(id)
    expect(outcome).toBe('refused')
    expect(refused).toHaveLength(1)
    expect(rig.front.writes).toEqual([])
  })

  test.each(['correct', 'cancel'] as const)(
    'the invitation was accepted: nothing is left to %s',
    async (kind) => {
      const { id } = await rig.preview(kind === 'cancel' ? cancel() : correct({ role: 'administrator' }))
      const person = { first: 'Noah', last: 'Weber', email: noah().email, password: 'x', seenAt: null }
      const someone = newPerson(rig.world.state, rig.world.at(), person)
      rig.world.state.people.push(someone)
      acceptInvitation(rig.world, someone, noah())
      expect(await rig.confirm(id)).toMatchObject({
        outcome: 'refused',
        refused: [{ because: 'invitation-answered' }],
      })
      expect(rig.front.writes).toEqual([])
    },
  )

  test('it was corrected by another: what was looked at is no longer so', async () => {
    const { id } = await rig.preview(correct({ language: 'es' }))
    noah().languageId = 1
    rig.world.touch()
    const confirmed = await rig.confirm(id)
    expect(confirmed).toMatchObject({ outcome: 'refused', refused: [{ because: 'changed-meanwhile' }] })
    expect(rig.front.writes).toEqual([])
  })

  test('the list of people cannot be read: nothing is sent', async () => {
    const { id } = await rig.preview(invite())
    rig.world.faults.denied = ['/2/accounts/{account}/users']
    expect(await rig.confirm(id)).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'no-permission' }],
    })
    expect(rig.front.writes).toEqual([])
  })
})

describe('an open invitation', () => {
  test('is corrected: only what differs is shown, sent and read back', async () => {
    const { preview, result } = await rig.make(
      correct({ role: 'administrator', language: 'fr', contact: { billing: false, products: true } }),
    )
    expect(preview.rows).toEqual([
      { field: 'role', from: 'collaborator', to: 'administrator' },
      { field: 'invitation-language', from: 'de', to: 'fr' },
      { field: 'products-contact', from: false, to: true },
    ])
    expect(result).toMatchObject({ outcome: 'done' })
    expect(JSON.parse(rig.sent()[0]?.body ?? '')).toEqual({
      role_type: 'admin',
      language_id: 1,
      has_billing_mailing: false,
      has_mailing: true,
    })
    expect(noah()).toMatchObject({
      role: 'admin',
      languageId: 1,
      contact: { billing: false, products: true },
    })
  })

  test('that is so already is not sent', async () => {
    expect(await rig.preview(correct({ role: 'collaborator' }))).toMatchObject({
      id: null,
      refused: [{ because: 'nothing-to-change' }],
    })
  })

  test('is not made one for an external, nor for a representative by an administrator', async () => {
    expect(await rig.preview(correct({ role: 'external' }))).toMatchObject({
      guided: 'manage-users',
      id: null,
    })
    annaBecomes('admin')
    await rig.sync()
    expect((await rig.preview(correct({ role: 'legal-representative' }))).refused).toEqual([
      { because: 'only-representative-grants', field: 'role' },
    ])
  })

  test('that is corrected in word only is not taken', async () => {
    rig.world.faults.pretending = ['PATCH /1/accounts/{account}/invitations/{invitation}']
    const { result } = await rig.make(correct({ role: 'administrator' }))
    expect(result).toMatchObject({
      outcome: 'not-taken',
      rows: [{ wanted: 'administrator', is: 'collaborator' }],
      guided: 'manage-users',
    })
  })

  test('is cancelled', async () => {
    const { preview, result } = await rig.make(cancel())
    expect(preview.rows).toEqual([
      { field: 'invitation', from: 'Noah Weber, noah.weber@poste.example', to: null },
    ])
    expect(result).toMatchObject({ outcome: 'done', rows: [{ is: null }] })
    expect(noah().status).toBe('cancelled')
    expect(invitedNow()).toEqual([])
    expect(rig.sent().map(({ line }) => line.split(' ')[0])).toEqual(['DELETE'])
  })

  test('that is cancelled in word only is not taken', async () => {
    rig.world.faults.pretending = ['DELETE /1/accounts/{account}/invitations/{invitation}']
    const { result } = await rig.make(cancel())
    expect(result).toMatchObject({ outcome: 'not-taken', rows: [{ is: expect.stringContaining('Noah') }] })
  })

  test('whose cancelling is cut off after it was done is done', async () => {
    const { id } = await rig.preview(cancel())
    rig.front.cut = 'unanswered'
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'done' })
    expect(rig.front.writes).toHaveLength(1)
  })

  test('whose invitation is cut off is unclear, and never sent again', async () => {
    const { id } = await rig.preview(invite())
    rig.front.cut = 'unheard'
    expect(await rig.confirm(id)).toMatchObject({ outcome: 'unclear' })
    await rig.sync()
    expect(rig.front.writes).toHaveLength(1)
  })
})
