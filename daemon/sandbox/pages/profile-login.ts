/** Changing the address with which one signs in: password, then the code sent to the new address. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { askLoginAddress, confirmLoginAddress, type AddressFault } from '#daemon/sandbox/login-address.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { faultOf, inOutbox } from './recovery-views.ts'

const { loginAddress, profile } = sandboxPages

export const addressFaults = {
  'no-address': 'This is no mail address.',
  same: 'This is your login address already.',
  'wrong-code': 'This code is wrong. Enter the last one sent.',
  taken: 'This address signs another account in. Choose another one.',
} as const satisfies Record<AddressFault, string>

export function loginAddressPages(app: Hono<PageEnv>, world: World): void {
  app.get(loginAddress, (c) => overview(c, world))
  app.post(loginAddress, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    if (member.sso) return overview(c, world, 'You sign in through another organisation.')
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    const asked = askLoginAddress(world, member, field('email'))
    return asked.ok
      ? c.redirect(`${loginAddress}?done=codes-sent`, 303)
      : overview(c, world, addressFaults[asked.error])
  })
  app.post(`${loginAddress}/confirm`, async (c) => {
    const { member } = signedIn(c)
    const code = (await posted(c))('code').replaceAll(' ', '')
    const confirmed = confirmLoginAddress(world, member, code)
    return confirmed.ok
      ? c.redirect(`${profile}?done=new-address`, 303)
      : overview(c, world, addressFaults[confirmed.error])
  })
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member } = signedIn(c)
  return page(
    c,
    world,
    'Login address',
    html`${faultOf(fault)}
      <p>You sign in with <b>${member.email}</b>.</p>
      ${
        member.newAddress === null
          ? ''
          : html`<p>A code was sent to <b>${member.newAddress.address}</b>.</p>
              ${inOutbox}
              ${form(
                c,
                `${loginAddress}/confirm`,
                html`<label
                    >Code of the mail<input
                      name="code"
                      inputmode="numeric"
                      autocomplete="one-time-code"
                      required
                  /></label>
                  <button class="primary">Confirm</button>`,
                'fields',
              )}
              <h2>Another address</h2>`
      }
      ${form(
        c,
        loginAddress,
        html`<label>New login address<input name="email" type="email" autocomplete="email" required /></label>
          <label
            >Your password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="${member.newAddress === null ? 'primary' : ''}">Next</button>`,
        'fields',
      )}
      <p class="soft">
        An address of a mail service can be deleted by whoever administers it. Keep a mobile number and a
        recovery address elsewhere, so that you get back in then.
      </p>
      <p><a href="${profile}">Back to the profile</a></p>`,
    fault === undefined ? 200 : 422,
  )
}
