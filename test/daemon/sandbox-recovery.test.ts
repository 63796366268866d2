/** The guide's sentences on getting back in, each on the pages of the sandbox Manager. */
import { describe, expect, test } from 'vitest'
import { at, HOME, sandboxForEach } from '../support/sandbox-for-each.ts'
import { createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const BRUNO = at('bruno.keller') // administrator, no second factor, shares a mobile with Chiara
const CHIARA = at('chiara.rossi')
const DAVID = at('david.moret') // collaborator, OTP app, mobile, secondary address elsewhere
const ELODIE = at('elodie.favre') // collaborator, no second factor, mobile, secondary address elsewhere

const FORGOTTEN = '/login/forgotten-password'
const ADDRESS = '/login/forgotten-address'
const IDENTITY = '/login/verify-identity'

const manager = sandboxForEach()
const { person, sent, lastCode, recorded, visit, signIn } = manager

/** The option that goes by this channel: its place in the form. */
function optionOf(page: Page, channel: 'mail' | 'SMS'): string {
  const found = new RegExp(`value="(\\d+)"[^>]*>\\s*<span\\s*>\\s*[^<]*\\b${channel}\\b`, 'i').exec(page.html)
  if (found?.[1] === undefined) throw new Error(`${page.path} offers no ${channel}`)
  return found[1]
}
const begin = async (visitor: Visitor, email: string) =>
  visitor.submit(await visitor.open(FORGOTTEN), FORGOTTEN, { email })

describe('you have forgotten the password for the user account', () => {
  test('Click here to reset your password: the page of signing in leads there', async () => {
    const page = await createVisitor(manager.sandbox).open('/login')
    expect(page.html).toContain(`href="${FORGOTTEN}"`)
    expect(page.html).toContain(`href="${ADDRESS}"`)
  })

  test('Enter the email address associated with your Infomaniak account, choose the desired recovery option: by SMS', async () => {
    const before = await visit(DAVID)
    const visitor = createVisitor(manager.sandbox)
    const options = await begin(visitor, DAVID)
    expect(options.text).toContain('+41 •• ••• •• 04')
    expect(options.html).not.toContain('+41790000104')
    const code = await visitor.submit(options, `${FORGOTTEN}/option`, { option: optionOf(options, 'SMS') })
    expect(manager.sandbox.world.state.outbox.at(-1)).toMatchObject({ channel: 'sms', to: '+41790000104' })
    const wrong = await visitor.submit(code, `${FORGOTTEN}/code`, { code: '12' })
    expect(wrong.status).toBe(422)
    const fresh = await visitor.submit(wrong, `${FORGOTTEN}/code`, { code: lastCode() })
    manager.sandbox.world.advance(1)
    const done = await visitor.submit(fresh, `${FORGOTTEN}/password`, {
      password: 'david-likes-ink',
      again: 'david-likes-ink',
    })
    expect(done.path).toBe('/login?done=new-password')
    // The session that was open is over, it is journalled and mailed, and the second step stays.
    expect((await before.open(HOME)).path).toContain('/login')
    expect(recorded(DAVID)).toContain('password-changed')
    expect(sent('password-changed').map(({ to }) => to)).toEqual([DAVID])
    expect(person(DAVID).passwordChangedAt).toBeGreaterThan(manager.sandbox.world.at() - 60_000)
    expect((await signIn(DAVID, 'david-likes-paper')).status).toBe(403)
    expect((await signIn(DAVID, 'david-likes-ink')).path).toContain('/login/second-factor')
  })

  test('the recovery option by mail goes to the recovery address', async () => {
    const visitor = createVisitor(manager.sandbox)
    const options = await begin(visitor, ELODIE)
    await visitor.submit(options, `${FORGOTTEN}/option`, { option: optionOf(options, 'mail') })
    expect(manager.sandbox.world.state.outbox.at(-1)).toMatchObject({
      channel: 'mail',
      to: 'elodie.favre@poste.example',
    })
  })

  test('an option that its owner never confirmed is none', async () => {
    person(ELODIE).phones[0]!.checked = false
    const options = await begin(createVisitor(manager.sandbox), ELODIE)
    expect(options.text).not.toContain('SMS')
  })

  test('or follow the identity verification procedure by clicking on “You have no access to any option”', async () => {
    const visitor = createVisitor(manager.sandbox)
    const options = await begin(visitor, DAVID)
    expect(options.text).toContain('You have no access to any option')
    const ask = await visitor.submit(options, `${FORGOTTEN}/option`, { option: 'none' })
    expect(ask.path).toBe(`${IDENTITY}?about=password`)
    expect(ask.text).toContain('kCheck')
    const incomplete = await visitor.submit(ask, IDENTITY, { about: 'password', name: '', contact: 'x' })
    expect(incomplete.status).toBe(422)
    const taken = await visitor.submit(ask, IDENTITY, {
      about: 'password',
      name: 'David Moret',
      contact: 'david@elsewhere.example',
      by: 'kcheck',
    })
    expect(taken.text).toContain('What happens now')
    expect(sent('identity-request').map(({ to }) => to)).toEqual(['david@elsewhere.example'])
    // Nothing about the account has changed.
    expect((await signIn(DAVID, 'david-likes-paper')).path).toContain('/login/second-factor')
  })

  test('never says whether an address exists', async () => {
    const shape = (page: Page, address: string) =>
      [page.status, page.html]
        .join('')
        .replaceAll(address, 'ADDRESS')
        .replaceAll(/value="[\w-]{20,}"/g, 'value')
        .replaceAll(/\S•••@\S•••\.\w+|\+\d\d •• ••• •• \d\d/g, 'MASKED')
    // Of the same options, as some addresses get one and some both.
    const nobodies = Array.from({ length: 12 }, (_, place) => `nobody${place}@poste.example`)
    const known = createVisitor(manager.sandbox)
    const real = await begin(known, DAVID)
    let unknown: { visitor: Visitor; page: Page; address: string } | undefined
    for (const address of nobodies) {
      const visitor = createVisitor(manager.sandbox)
      const page = await begin(visitor, address)
      if (shape(page, address) === shape(real, DAVID)) unknown = { visitor, page, address }
      // The same ones each time: decoys that changed would tell.
      expect((await begin(visitor, address)).text).toBe(page.text)
    }
    if (unknown === undefined) throw new Error('no unknown address looks like a known one')
    const { visitor, page, address } = unknown
    const before = manager.sandbox.world.state.outbox.length
    const madeUp = await visitor.submit(page, `${FORGOTTEN}/option`, { option: '0' })
    expect(manager.sandbox.world.state.outbox).toHaveLength(before)
    const true_ = await known.submit(real, `${FORGOTTEN}/option`, { option: '0' })
    expect(shape(madeUp, address)).toBe(shape(true_, DAVID))
    const wrong = (of: Visitor, from: Page) => of.submit(from, `${FORGOTTEN}/code`, { code: '000000' })
    let [ours, theirs] = [true_, madeUp]
    for (let time = 0; time < 5; time++) {
      ;[ours, theirs] = [await wrong(known, ours), await wrong(visitor, theirs)]
      expect(shape(theirs, address)).toBe(shape(ours, DAVID))
    }
    // Five wrong codes end it, the right one opens nothing afterwards.
    expect(ours.text).toContain('Begin again')
  })

  test('a recovery begun is over after a quarter of an hour, and no password is set before its code', async () => {
    const visitor = createVisitor(manager.sandbox)
    const options = await begin(visitor, ELODIE)
    const recovery = /name="recovery" value="([^"]+)"/.exec(options.html)?.[1] ?? ''
    const token = { _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '', recovery }
    await visitor.post(`${FORGOTTEN}/password`, {
      ...token,
      password: 'stolen-account',
      again: 'stolen-account',
    })
    expect(person(ELODIE).password).toBe('elodie-likes-paper')
    const code = await visitor.submit(options, `${FORGOTTEN}/option`, { option: '0' })
    manager.sandbox.world.state.recoveries[0]!.createdAt -= 16 * 60_000
    const late = await visitor.submit(code, `${FORGOTTEN}/code`, { code: lastCode() })
    expect(late.text).toContain('Begin again')
  })
})

describe('you have forgotten the login email address for the user account', () => {
  const number = async (visitor: Visitor, phone: string, code = '+41') =>
    visitor.submit(await visitor.open(ADDRESS), ADDRESS, { code, phone })

  test('Enter your mobile number: the system manages to identify your account, then choose how to receive your login identifier', async () => {
    const visitor = createVisitor(manager.sandbox)
    const found = await number(visitor, '079 000 01 04')
    expect(found.text).toContain('Choose how to receive your login identifier')
    expect(found.html).not.toContain(DAVID)
    const done = await visitor.submit(found, `${ADDRESS}/deliver`, { option: optionOf(found, 'mail') })
    expect(done.html).not.toContain(DAVID)
    expect(sent('login-identifier')).toMatchObject([
      { channel: 'mail', to: 'david.moret@poste.example', body: expect.stringContaining(DAVID) as string },
    ])
    const again = await number(visitor, '+41 79 000 01 04')
    await visitor.submit(again, `${ADDRESS}/deliver`, { option: optionOf(again, 'SMS') })
    expect(sent('login-identifier').at(-1)).toMatchObject({ channel: 'sms', to: '+41790000104' })
  })

  test('Enter (if necessary) your recovery email address: where two accounts share the number', async () => {
    const visitor = createVisitor(manager.sandbox)
    const ask = await number(visitor, '79 000 01 02')
    expect(ask.text).toContain('Enter your recovery address')
    const found = await visitor.submit(ask, `${ADDRESS}/address`, { email: 'Chiara.Rossi@poste.example' })
    await visitor.submit(found, `${ADDRESS}/deliver`, { option: optionOf(found, 'SMS') })
    const [message] = sent('login-identifier')
    expect(message?.body).toContain(CHIARA)
    expect(message?.body).not.toContain(BRUNO)
    const other = await number(visitor, '79 000 01 02')
    const lost = await visitor.submit(other, `${ADDRESS}/address`, { email: 'somebody@poste.example' })
    expect(lost.html).toContain(`href="${IDENTITY}?about=address"`)
  })

  test('Otherwise: follow the on-screen assistant to manually verify your identity or via kCheck', async () => {
    const visitor = createVisitor(manager.sandbox)
    const lost = await number(visitor, '79 999 99 99')
    expect(lost.html).toContain(`href="${IDENTITY}?about=address"`)
    const ask = await visitor.open(`${IDENTITY}?about=address`)
    const taken = await visitor.submit(ask, IDENTITY, {
      about: 'address',
      name: 'Somebody',
      contact: '+41790000199',
      by: 'manual',
    })
    expect(taken.text).toContain('copy of your identity document')
    expect(manager.sandbox.world.state.identityRequests).toMatchObject([{ about: 'address', by: 'manual' }])
  })

  test('a number without its country code is no number', async () => {
    expect((await number(createVisitor(manager.sandbox), '0790000104', '')).status).toBe(422)
  })
})
