/** "Require activation of 2FA", as the person it stops lives it. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ANNA, BRUNO, ELODIE, LEO, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import { createVisitor } from '../support/sandbox-visitor.ts'
import { softwareKey } from '../support/software-key.ts'

const HOME = '/v3/ng/home'
const SECURITY = '/v3/ng/accounts/security'

let rig: SandboxRig
beforeEach(async () => {
  rig = await openSandbox()
})
afterEach(() => rig.sandbox.close())

/** By the switch, as an administrator does it. */
async function require2fa() {
  const anna = await rig.visit(ANNA)
  await anna.submit(await anna.submit(await anna.open(SECURITY), SECURITY), SECURITY, {}, 'Require it')
}

describe('users who have not yet activated 2FA receive a message (from the next action on their account)', () => {
  test('in sessions already open, whatever the next action is, in the Manager and in the Web apps', async () => {
    const elodie = await rig.visit(ELODIE)
    const phone = await rig.visit(ELODIE)
    expect((await elodie.open('/mail')).path).toBe('/mail')
    await require2fa()
    for (const path of [
      HOME,
      '/mail',
      '/kdrive',
      '/calendar',
      '/v3/ng/domains',
      '/v3/ng/products',
      '/v3/ng/profile/user/dashboard',
      '/v3/ng/profile/user/security',
      '/v3/ng/profile/user/token/list',
      '/v3/profile/application-password',
      '/v3/48210/accounts/accounting/renewal',
      '/nowhere',
    ])
      expect([path, (await elodie.open(path)).path]).toEqual([path, '/2fa'])
    expect((await phone.open('/kdrive')).path).toBe('/2fa')
  })

  test('prompting them to configure a method from those offered, and preventing any other action before it', async () => {
    await require2fa()
    const elodie = await rig.visit(ELODIE)
    const stop = await elodie.open('/mail')
    expect(stop.text).toContain('Atelier Vully SA requires two-step verification')
    const offered = [...stop.html.matchAll(/data-method="(\w+)"/g)].map(([, method]) => method)
    expect(offered).toEqual(['push', 'app', 'key', 'sms'])
    // What leads on: the set-up, signing out, and the sandbox's own tools.
    const ways = [...stop.html.matchAll(/(?:href|action)="(\/[^"]+)"/g)].map(([, path]) => path ?? '')
    const beside = ways.filter((path) => !/^\/(?:2fa|logout$|sandbox\/)/.test(path))
    expect(beside).toEqual([])
    const _csrf = elodie.cookies.get('MANAGER-XSRF-TOKEN') ?? ''
    expect((await elodie.post('/v3/profile/application-password', { _csrf, name: 'Laptop' })).path).toBe(
      '/2fa',
    )
    expect(rig.person(ELODIE).applicationPasswords).toEqual([])
    expect((await elodie.submit(stop, '/logout')).path).toBe('/login')
  })

  test.each<[method: string, enrol: (rig: SandboxRig) => Promise<void>]>([
    [
      'the push app',
      async (rig) => {
        const elodie = await rig.visit(ELODIE)
        await elodie.submit(await elodie.open('/2fa'), '/2fa/push/start')
        await rig.answer(ELODIE, 'YES')
        expect((await elodie.open(HOME)).path).toBe('/2fa')
        await elodie.submit(await elodie.open('/2fa/push'), '/2fa/push')
        expect((await elodie.open(HOME)).path).toBe(HOME)
      },
    ],
    [
      'an OTP app',
      async (rig) => {
        const elodie = await rig.visit(ELODIE)
        await rig.enrolApp(elodie)
        expect((await elodie.open(HOME)).path).toBe(HOME)
      },
    ],
    [
      'a security key',
      async (rig) => {
        const elodie = await rig.visit(ELODIE)
        const page = await elodie.open('/2fa/key')
        const options = JSON.parse(
          /data-options="([^"]*)"/.exec(page.html)?.[1]?.replaceAll('&quot;', '"') ?? 'null',
        ) as never
        await elodie.submit(page, '/2fa/key', { credential: softwareKey().create(options, rig.sandbox.url) })
        expect((await elodie.open(HOME)).path).toBe(HOME)
      },
    ],
    [
      'SMS',
      async (rig) => {
        const elodie = await rig.visit(ELODIE)
        const phone = '+41790001122'
        const page = await elodie.submit(await elodie.open('/2fa'), '/2fa/sms/start', { phone })
        await elodie.submit(page, '/2fa/sms', { code: rig.lastSms(phone) })
        expect((await elodie.open(HOME)).path).toBe(HOME)
      },
    ],
  ])('until it is done: %s lets them go on', async (_, enrol) => {
    await require2fa()
    await enrol(rig)
  })
})

describe('If an external user does not wish to perform the operation', () => {
  test('they can choose to leave the Organization instead of activating it', async () => {
    await require2fa()
    const leo = await rig.visit(LEO)
    const stop = await leo.open('/kdrive')
    expect(stop.text).toContain('Leave Atelier Vully SA')
    const left = await leo.submit(stop, '/v3/ng/accounts/leave')
    expect(left.text).toContain('empty organisation of your own')
    expect((await leo.open('/kdrive')).path).toBe('/kdrive')
  })

  test('an administrator or collaborator cannot', async () => {
    await require2fa()
    for (const email of [BRUNO, ELODIE])
      expect((await (await rig.visit(email)).open(HOME)).text).not.toContain('Leave')
  })
})

describe('then verify that it remains activated afterwards', () => {
  test('who switches their last method off is stopped at the next action', async () => {
    await require2fa()
    const elodie = await rig.visit(ELODIE)
    await rig.enrolApp(elodie)
    const other = createVisitor(rig.sandbox)
    other.cookies.set('SASESSION', elodie.cookies.get('SASESSION') ?? '')
    const { password } = rig.person(ELODIE)
    await elodie.submit(await elodie.open('/2fa'), '/2fa/off', { password }, 'value="app"')
    for (const visitor of [elodie, other]) expect((await visitor.open('/mail')).path).toBe('/2fa')
  })

  test('nobody is stopped any more once it is no longer required', async () => {
    await require2fa()
    const elodie = await rig.visit(ELODIE)
    expect((await elodie.open(HOME)).path).toBe('/2fa')
    const anna = await rig.visit(ANNA)
    await anna.submit(await anna.open(SECURITY), SECURITY)
    expect((await elodie.open(HOME)).path).toBe(HOME)
  })
})
