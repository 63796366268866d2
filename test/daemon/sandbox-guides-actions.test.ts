/** Each guided action opens the page of the sandbox Manager on which its steps begin, or the last of them is done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sandboxPathByAction } from '#daemon/sandbox-links.ts'
import type { ManagerActionId } from '#shared/actions.ts'
import { linkTo } from '../support/page-link.ts'
import { ANNA, DAVID, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import type { Visitor } from '../support/sandbox-visitor.ts'

/** What is pressed there; `null` where a press elsewhere comes first. */
const PRESSED: Readonly<Record<ManagerActionId, RegExp | null>> = {
  'enable-2fa': /Set up kAuth/,
  'send-security-alert': /⋮\s*<\/summary>[\s\S]*Send a security alert/,
  'require-2fa': /role="switch" aria-checked="false"/,
  'renew-domain': /vully-shop\.example[\s\S]*Renew for a year and pay/,
  'restore-domain': /restore\?name=vully-festival\.example/,
  'enable-renewal-warranty': /Switch on<span class="unseen"> vully-shop\.example/,
  'edit-recovery-phone': /Edit<span class="unseen">: Recovery phone/,
  'edit-recovery-email': /Edit<span class="unseen">: Recovery address/,
  'edit-login-address': /action="\/v3\/ng\/profile\/user\/login-address"/,
  'change-password': /Change the password/,
  'manage-application-passwords': /Make an application password/,
  'manage-devices': /Sign out everywhere else<\/button>[\s\S]*Laptop of the atelier/,
  'enable-alerts': /Sign-in from a new\s+location/,
  'manage-users': /Add a user/,
  'manage-products': /Site of the atelier/,
  'block-product': /<a href="[^"]+">Site of the atelier/,
  'unblock-product': null, // after the blocking
  'maintenance-on': /<a href="[^"]+">atelier-vully\.example/,
  'maintenance-off': null, // after the maintenance
  'renew-product': /Site of the atelier[\s\S]*Renew for a year and pay/,
  'open-support': /id="support-code"/,
  'subscribe-support': /Subscribe to Premium Support/,
  'open-manager': /Welcome, Anna/,
  reconnect: /name="scope"/,
}

let rig: SandboxRig
let anna: Visitor
beforeAll(async () => {
  rig = await openSandbox()
  anna = await rig.visit(ANNA)
})
afterAll(() => rig.sandbox.close())

test.each(Object.entries(PRESSED))('%s', async (action, pressed) => {
  const page = await anna.open(sandboxPathByAction[action as ManagerActionId])
  expect(page.status).toBe(200)
  if (pressed !== null) expect(page.html).toMatch(pressed)
})

test('block-product and maintenance-on lead back by the same page', async () => {
  for (const [action, name, press, undo] of [
    ['block-product', 'Site of the atelier', 'Block product management', 'Unblock'],
    ['maintenance-on', 'atelier-vully.example', null, 'Disable maintenance'],
  ] as const) {
    const list = await anna.open(sandboxPathByAction[action])
    const managed = await anna.open(linkTo(await anna.open(linkTo(list, name)), 'Manage'))
    expect(managed.html).not.toContain(`>${undo}<`)
    const last = press === null ? managed : await anna.open(linkTo(managed, press))
    const to = `/v3/ng/products/${action === 'block-product' ? 'block' : 'maintenance'}`
    const after = await anna.submit(last, to)
    expect(after.html).toContain(`>${undo}<`)
    expect((await anna.submit(after, to, {}, undo)).html).not.toContain(`>${undo}<`)
  }
})

test('with limited rights nothing is pressed that only an administrator does', async () => {
  const david = await rig.visit(DAVID)
  for (const action of ['send-security-alert', 'require-2fa', 'manage-users', 'renew-domain'] as const)
    expect([action, (await david.open(sandboxPathByAction[action])).status]).toEqual([action, 403])
  for (const action of ['subscribe-support', 'enable-renewal-warranty'] as const)
    expect((await david.open(sandboxPathByAction[action])).html).not.toMatch(PRESSED[action] ?? /^$/)
})
