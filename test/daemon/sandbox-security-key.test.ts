/** Security keys in the sandbox Manager, by a key in software: "YubiKey (from Yubico)". */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BRUNO, DAVID, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import type { Page, Visitor } from '../support/sandbox-visitor.ts'
import { softwareKey, type SoftwareKey } from '../support/software-key.ts'

const HOME = '/v3/ng/home'
const ENROL = '/2fa/key'
const SIGN_IN = '/login/second-factor/key'

let rig: SandboxRig
let origin: string
beforeEach(async () => {
  rig = await openSandbox()
  origin = rig.sandbox.url
})
afterEach(() => rig.sandbox.close())

/** What the page gives its script to ask the key with. */
function optionsOf(page: Page): never {
  const text = /data-options="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"')
  return JSON.parse(text ?? 'null') as never
}
async function enrol(visitor: Visitor, key: SoftwareKey, name = 'YubiKey'): Promise<Page> {
  const page = await visitor.open(ENROL)
  return visitor.submit(page, ENROL, { credential: key.create(optionsOf(page), origin), name })
}
/** Bruno with this key, and a sign-in of his that waits for it. */
async function waiting(key: SoftwareKey) {
  const bruno = await rig.visit(BRUNO)
  expect((await enrol(bruno, key)).text).toContain('YubiKey is set up')
  return rig.halfway(BRUNO)
}

test('YubiKey (from Yubico): it is set up by a touch, brings the backup codes, and the API says so', async () => {
  const bruno = await rig.visit(BRUNO)
  const done = await enrol(bruno, softwareKey(), 'Key on my ring')
  expect(rig.person(BRUNO).backupCodes).toHaveLength(8)
  for (const { code } of rig.person(BRUNO).backupCodes) expect(done.text).toContain(code)
  const profile: { preferences: { security: object } } = await rig.api(BRUNO, '/2/profile?with=security')
  expect(profile.preferences.security).toMatchObject({
    yubikey: true,
    double_auth: true,
    double_auth_method: 'yubikey',
  })
  expect((await bruno.open('/2fa')).text).toContain('Key on my ring, never used to sign in')
  expect(rig.journal(BRUNO)).toContain('2fa-on: YubiKey')
})

test('its signature of this sign-in’s challenge signs in', async () => {
  const key = softwareKey()
  const { visitor, page } = await waiting(key)
  expect(page.path).toContain(SIGN_IN)
  expect((await visitor.open(HOME)).path).toContain('/login/second-factor')
  const asked = await visitor.open(SIGN_IN)
  const done = await visitor.submit(asked, SIGN_IN, { credential: key.get(optionsOf(asked), origin) })
  expect(done.path).toBe(HOME)
  expect((await visitor.open('/2fa')).text).toMatch(/YubiKey, last used on/)
})

test.each<[what: string, credential: (key: SoftwareKey, page: Page) => string]>([
  ['another key’s signature', (_, page) => softwareKey().get(optionsOf(page), origin)],
  ['a signature for another site', (key, page) => key.get(optionsOf(page), 'http://manager.example')],
  [
    'the signature of another challenge',
    (key, page) => key.get({ ...(optionsOf(page) as { rpId: string }), challenge: 'AAAA' }, origin),
  ],
  ['nothing', () => ''],
  ['something else', () => '{"id":7}'],
])('is refused: %s', async (_, credential) => {
  const key = softwareKey()
  const { visitor, page } = await waiting(key)
  const refused = await visitor.submit(page, SIGN_IN, { credential: credential(key, page) })
  expect(refused.status).toBe(403)
  expect(rig.journal(BRUNO)).toContain('wrong-code')
  const asked = await visitor.open(HOME)
  expect(asked.path).toContain(SIGN_IN)
  // The same key does sign in, once it signs what is asked.
  const again = await visitor.submit(asked, SIGN_IN, { credential: key.get(optionsOf(asked), origin) })
  expect(again.path).toBe(HOME)
})

test('a signature is taken once', async () => {
  const key = softwareKey()
  const { visitor, page } = await waiting(key)
  const credential = key.get(optionsOf(page), origin)
  expect((await visitor.submit(page, SIGN_IN, { credential })).path).toBe(HOME)
  const other = await rig.halfway(BRUNO)
  expect((await other.visitor.submit(other.page, SIGN_IN, { credential })).status).toBe(403)
})

test('a credential made for another site is not added', async () => {
  const bruno = await rig.visit(BRUNO)
  const page = await bruno.open(ENROL)
  const credential = softwareKey().create(optionsOf(page), 'http://manager.example')
  expect((await bruno.submit(page, ENROL, { credential })).status).toBe(422)
  expect(rig.person(BRUNO).securityKeys).toEqual([])
})

test('another method signs in while the key is not at hand', async () => {
  const david = await rig.visit(DAVID)
  await enrol(david, softwareKey())
  const { visitor, page } = await rig.halfway(DAVID)
  expect(page.text).toContain('Use a security key')
  expect((await visitor.submit(page, '/login/second-factor', { code: rig.appCode(DAVID) })).path).toBe(HOME)
})

test('several keys are kept, and one of them is switched off alone', async () => {
  const bruno = await rig.visit(BRUNO)
  await enrol(bruno, softwareKey(), 'Ring')
  await enrol(bruno, softwareKey(), 'Drawer')
  const ring = rig.person(BRUNO).securityKeys[0]?.id ?? ''
  const fields = { password: rig.person(BRUNO).password }
  const page = await bruno.submit(await bruno.open('/2fa'), '/2fa/off', fields, `value="${ring}"`)
  expect(page.text).not.toContain('Ring')
  expect(rig.person(BRUNO).securityKeys.map(({ name }) => name)).toEqual(['Drawer'])
})

test('only the two pages that speak with a key may run a script, and it is this site’s own', async () => {
  const key = softwareKey()
  const { visitor, page: signIn } = await waiting(key)
  const script = (page: Page) => /<script src="([^"]*)" type="module"><\/script>/.exec(page.html)?.[1]
  expect(signIn.headers['content-security-policy']).toContain("script-src 'self'")
  const own = script(signIn) ?? ''
  expect((await visitor.open(own)).headers['content-type']).toContain('text/javascript')
  await visitor.submit(signIn, SIGN_IN, { credential: key.get(optionsOf(signIn), origin) })
  expect(script(await visitor.open(ENROL))).toBe(own)
  for (const path of ['/2fa', '/login', HOME, '/sandbox/phone', '/sandbox/apps']) {
    const page = await visitor.open(path)
    expect([path, page.html.includes('<script')]).toEqual([path, false])
    expect(page.headers['content-security-policy']).not.toContain('script-src')
  }
})
