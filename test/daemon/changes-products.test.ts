/** What an invitation gives: two writes at the provider, each noted, and which of them was done is never in doubt. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acceptInvitation } from '#daemon/sandbox/invitations.ts'
import { newPerson } from '#daemon/sandbox/seed.ts'
import { sandboxToken } from '#daemon/sandbox/small.ts'
import type { ChangeRequest, ChangeResult } from '#shared/changes.ts'
import { openChangesRig, type ChangesRig } from '../support/changes-rig.ts'
import { createVisitor } from '../support/sandbox-visitor.ts'

let rig: ChangesRig
beforeEach(async () => {
  rig = await openChangesRig()
})
afterEach(() => rig.close())

const EMAIL = 'lina.favre@poste.example'
const POST = () => `POST /1/accounts/${rig.organisation}/invitations`
const PATCH_FAULT = 'PATCH /1/accounts/{account}/invitations/{invitation}'

const product = (service: string) => {
  const found = rig.world.state.products.find(({ serviceName }) => serviceName === service)
  if (found === undefined) throw new Error(`no ${service}`)
  return found
}
const idsOf = (...services: string[]) => services.map((one) => String(product(one).id))
type Invite = Extract<ChangeRequest, { kind: 'invite' }>
const invite = (over: Partial<Invite> = {}): Invite => ({
  kind: 'invite',
  organisation: rig.organisation,
  firstName: 'Lina',
  lastName: 'Favre',
  email: EMAIL,
  role: 'collaborator',
  language: 'it',
  contact: { billing: true, products: false },
  products: idsOf('drive', 'email_hosting'),
  ...over,
})
const invitation = (email = EMAIL) => {
  const found = rig.world.state.invitations.findLast((one) => one.email === email)
  if (found === undefined) throw new Error(`${email} is not invited`)
  return found
}
const NOAH = 'noah.weber@poste.example'
const correct = (set: Extract<ChangeRequest, { kind: 'correct-invitation' }>['set']): ChangeRequest => ({
  kind: 'correct-invitation',
  organisation: rig.organisation,
  invitation: String(invitation(NOAH).id),
  set,
})
const lines = () => rig.sent().map(({ line }) => line)
const productsIn = ({ rows }: Pick<ChangeResult, 'rows'>) => rows.find(({ field }) => field === 'products')
const namesOf = (shown: unknown) =>
  Array.isArray(shown) ? shown.map(({ name }: { name: string }) => name) : shown
const noted = async () =>
  (await rig.noted()).map(({ event, data }) => ({
    event,
    write: data?.['write'],
    because: data?.['because'],
  }))
/** As the provider tells it to anybody. */
async function told(email = EMAIL): Promise<unknown> {
  const path = `/1/accounts/${rig.organisation}/invitations/${String(invitation(email).id)}`
  const answer = await fetch(`${rig.sandbox.apiUrl}${path}`, {
    headers: { authorization: `Bearer ${sandboxToken}` },
  })
  const body = (await answer.json()) as { data: { service_permissions: { product_id: number }[] } }
  return body.data.service_permissions.map(({ product_id }) => String(product_id)).toSorted()
}

describe('inviting with products', () => {
  test('names them, invites, reads it back, gives them, and reads that back', async () => {
    const { preview, result } = await rig.make(invite())
    const names = ['atelier-vully.example', 'kDrive of the atelier']
    expect(namesOf(preview.rows.at(-1)?.to)).toEqual(names)
    expect(result).toMatchObject({ outcome: 'done', refused: [] })
    expect(namesOf(productsIn(result)?.is)).toEqual(names)
    expect(lines()).toEqual([POST(), `PATCH ${POST().slice(5)}/${String(invitation().id)}`])
    const [post, patch] = rig.sent().map(({ body }) => JSON.parse(body) as Record<string, unknown>)
    expect(post).not.toHaveProperty('permissions')
    const types = ['technical', 'statistic']
    expect(patch).toEqual({
      permissions: [
        { service_id: 25, product_id: product('email_hosting').id, apply_to_all: false, types },
        { service_id: 40, product_id: product('drive').id, apply_to_all: false, types },
      ],
    })
    expect(await told()).toEqual(idsOf('email_hosting', 'drive').toSorted())
    expect(await noted()).toEqual([
      { event: 'change.sent' },
      { event: 'change.sent', write: 'correct-invitation' },
      { event: 'change.done' },
    ])
  })

  test('is one write where none are chosen, and where they are not spoken of', async () => {
    const none = await rig.make(invite({ products: [] }))
    expect(none.result.outcome).toBe('done')
    expect(productsIn(none.result)).toEqual({ field: 'products', wanted: [], is: [] })
    const { products: _, ...silent } = invite({ email: 'b@poste.example' })
    const other = await rig.make(silent)
    expect(other.result.outcome).toBe('done')
    expect(productsIn(other.result)).toBeUndefined()
    expect(lines()).toEqual([POST(), POST()])
  })

  test('whoever accepts sees exactly these', async () => {
    await rig.make(invite({ products: idsOf('drive') }))
    const about = { first: 'Lina', last: 'Favre', email: EMAIL, password: 'lina-likes-paper', seenAt: null }
    const lina = newPerson(rig.world.state, rig.world.at(), about)
    rig.world.state.people.push(lina)
    acceptInvitation(rig.world, lina, invitation())
    const visitor = createVisitor(rig.sandbox)
    await visitor.signIn(EMAIL)
    const { text } = await visitor.open('/v3/ng/products')
    expect(text).toContain('kDrive of the atelier')
    expect(text).not.toContain('Site of the atelier')
  })

  test.each(['administrator', 'legal-representative'] as const)('as %s there is no choice', async (role) => {
    const refused = [{ because: 'sees-all-products', field: 'products' }]
    expect(await rig.preview(invite({ role }))).toMatchObject({ id: null, refused })
    const { products: _, ...silent } = invite({ role })
    expect((await rig.preview(silent)).id).not.toBeNull()
  })

  test('of another organisation, or of none, are refused before anything is sent', async () => {
    const drive = product('drive')
    const foreign = { ...drive, id: 9_999, organisationId: drive.organisationId + 1 }
    rig.world.state.products.push(foreign)
    rig.world.touch()
    await rig.sync()
    for (const id of [String(foreign.id), '123456789'])
      expect(await rig.preview(invite({ products: [...idsOf('drive'), id] }))).toMatchObject({
        id: null,
        refused: [{ because: 'product-unknown', field: 'products' }],
      })
    expect(rig.front.writes).toEqual([])
  })
})

describe('half of it', () => {
  const isInvitedWithout = async () => {
    expect(invitation()).toMatchObject({ status: 'pending', productIds: [] })
    expect(await told()).toEqual([])
  }
  const emailRow = ({ rows }: ChangeResult) => rows.find(({ field }) => field === 'email')?.is

  test('is all there is where the products are refused: it says so, and why', async () => {
    rig.world.faults.denied = [PATCH_FAULT]
    const { result } = await rig.make(invite())
    expect(result).toMatchObject({
      outcome: 'partly-done',
      refused: [{ because: 'no-permission' }],
      guided: 'manage-users',
    })
    expect(emailRow(result)).toBe(EMAIL)
    expect(productsIn(result)?.is).toEqual([])
    await isInvitedWithout()
    expect((await noted()).at(-1)).toEqual({ event: 'change.partly-done', because: ['no-permission'] })
  })

  test('with what the provider itself names', async () => {
    rig.world.faults.invalidAttributes = ['permissions']
    const { result } = await rig.make(invite())
    const refused = [{ because: 'not-valid', field: 'products' }]
    expect(result).toMatchObject({ outcome: 'partly-done', refused })
    await isInvitedWithout()
  })

  test('is all there is where they were given in word only', async () => {
    rig.world.faults.pretending = [PATCH_FAULT]
    const { result } = await rig.make(invite())
    expect(result).toMatchObject({ outcome: 'partly-done', refused: [], guided: 'manage-users' })
    expect(productsIn(result)?.is).toEqual([])
    await isInvitedWithout()
  })

  const cutAtSecond = (cut: 'unheard' | 'unanswered') => {
    rig.front.before = (line) => {
      if (line.startsWith('PATCH')) rig.front.cut = cut
    }
  }
  test('is not known where the second was cut off and cannot be seen; it is sent once', async () => {
    cutAtSecond('unheard')
    const { result } = await rig.make(invite())
    expect(result).toMatchObject({ outcome: 'partly-unclear', refused: [] })
    expect(emailRow(result)).toBe(EMAIL)
    await isInvitedWithout()
    await rig.sync()
    expect(lines()).toHaveLength(2)
    expect((await noted()).at(-1)?.event).toBe('change.partly-unclear')
  })

  test('is the whole where only the answer was lost', async () => {
    cutAtSecond('unanswered')
    const { result } = await rig.make(invite())
    expect(result.outcome).toBe('done')
    expect(await told()).toHaveLength(2)
  })

  test('is not known where it cannot be read back', async () => {
    rig.front.before = (line) => {
      if (line.startsWith('PATCH')) rig.world.faults.denied = ['/2/accounts/{account}/users']
    }
    const { result } = await rig.make(invite())
    expect(result.outcome).toBe('partly-unclear')
    expect(emailRow(result)).toBe(EMAIL)
    expect(productsIn(result)?.is).toBeNull()
  })

  test('never begins: who could not be found invited is given nothing', async () => {
    rig.world.faults.pretending = [`POST /1/accounts/{account}/invitations`]
    expect((await rig.make(invite())).result.outcome).toBe('not-taken')
    expect(lines()).toEqual([POST()])
  })

  test('never begins where the invitation came out otherwise than it was wanted', async () => {
    rig.front.before = (line) => {
      if (line.startsWith('GET') && line.includes('/invitations/')) invitation().contact.products = true
    }
    expect((await rig.make(invite())).result.outcome).toBe('not-taken')
    expect(lines()).toEqual([POST()])
  })

  test('never begins where the first is refused', async () => {
    rig.world.faults.denied = [`POST /1/accounts/{account}/invitations`]
    expect((await rig.make(invite())).result).toMatchObject({
      outcome: 'refused',
      refused: [{ because: 'no-permission' }],
    })
    expect(lines()).toEqual([POST()])
  })

  test('whose first answer was lost goes on once it is found', async () => {
    rig.world.faults.answerLost = [`POST /1/accounts/{account}/invitations`]
    expect((await rig.make(invite())).result.outcome).toBe('done')
    expect(await told()).toHaveLength(2)
  })
})

describe('correcting what it gives', () => {
  test('replaces the products, and says those that were', async () => {
    await rig.make(correct({ products: idsOf('drive') }))
    const { preview, result } = await rig.make(correct({ products: idsOf('web_hosting') }))
    expect(preview.rows).toEqual([
      {
        field: 'products',
        from: [{ id: idsOf('drive')[0], name: 'kDrive of the atelier', service: 'drive' }],
        to: [{ id: idsOf('web_hosting')[0], name: 'Site of the atelier', service: 'web_hosting' }],
      },
    ])
    expect(result.outcome).toBe('done')
    expect(await told(NOAH)).toEqual(idsOf('web_hosting'))
    const none = await rig.make(correct({ products: [] }))
    expect(none.result.outcome).toBe('done')
    expect(await told(NOAH)).toEqual([])
  })

  test('to the same ones, in whatever order and however often, is no change', async () => {
    await rig.make(correct({ products: idsOf('drive', 'web_hosting') }))
    const again = correct({ products: idsOf('web_hosting', 'drive', 'drive') })
    expect((await rig.preview(again)).refused).toEqual([{ because: 'nothing-to-change', field: null }])
  })

  test('is no choice for who administers, and one again for who no longer does', async () => {
    await rig.make(correct({ role: 'administrator' }))
    const refused = [{ because: 'sees-all-products', field: 'products' }]
    expect((await rig.preview(correct({ products: idsOf('drive') }))).refused).toEqual(refused)
    const both = await rig.make(correct({ role: 'collaborator', products: idsOf('drive') }))
    expect(both.result.outcome).toBe('done')
    expect(invitation(NOAH)).toMatchObject({ role: 'normal', productIds: [product('drive').id] })
  })

  test('in word only is not taken', async () => {
    rig.world.faults.pretending = [PATCH_FAULT]
    const { result } = await rig.make(correct({ products: idsOf('drive') }))
    expect(result).toMatchObject({ outcome: 'not-taken', guided: 'manage-users' })
    expect(productsIn(result)?.is).toEqual([])
  })
})

test('the sandbox gives what belongs to the organisation, by its service, and nothing else', async () => {
  const drive = product('drive')
  const patch = async (permissions: unknown) => {
    const answer = await fetch(
      `${rig.sandbox.apiUrl}/1/accounts/${rig.organisation}/invitations/${String(invitation(NOAH).id)}`,
      {
        method: 'PATCH',
        headers: { authorization: `Bearer ${sandboxToken}`, 'content-type': 'application/json' },
        body: JSON.stringify({ permissions }),
      },
    )
    return answer.status
  }
  expect(await patch([{ service_id: 40, product_id: drive.id }])).toBe(200)
  for (const wrong of [
    'all',
    [{ product_id: drive.id }],
    [{ service_id: 25, product_id: drive.id }],
    [{ service_id: 40, product_id: 1 }],
    [{ service_id: 40, product_id: drive.id, types: ['everything'] }],
  ])
    expect(await patch(wrong), JSON.stringify(wrong)).toBe(422)
  expect(await told(NOAH)).toEqual([String(drive.id)])
  expect(await patch([{ service_id: 25, apply_to_all: true }])).toBe(200)
  expect(await told(NOAH)).toEqual(idsOf('email_hosting'))
})

test('a disk that is full before the second write keeps nobody from hearing that the first was made', async () => {
  let acts = 0
  const filling = await openChangesRig({
    journal: (real) => (act) =>
      (acts += 1) === 1 ? real.write(act) : Promise.reject(new Error('disk full')),
  })
  try {
    const products = filling.world.state.products
      .filter(({ serviceName }) => serviceName === 'drive')
      .map(({ id }) => String(id))
    const { result } = await filling.make(invite({ organisation: filling.organisation, products }))
    expect(result.outcome).toBe('partly-done')
    expect(filling.sent().map(({ line }) => line.split(' ')[0])).toEqual(['POST'])
    expect(filling.reported).toHaveLength(1)
  } finally {
    await filling.close()
  }
})
