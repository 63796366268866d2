/** Signing in once with the user name, after the mailbox of the login address was deleted; new details come first. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { recoveryPhones } from '#daemon/sandbox/contacts.ts'
import { askLoginAddress, confirmLoginAddress } from '#daemon/sandbox/login-address.ts'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { addressFaults } from './profile-login.ts'
import { backToSignIn, faultOf, identityPath, inOutbox } from './recovery-views.ts'
import { afterPassword, passwordFault } from './sign-in.ts'

const { recovery, newDetails, home } = sandboxPages
const WRONG = 'User name or password is wrong.'

export function recoveryPages(app: Hono<PageEnv>, world: World): void {
  app.get(recovery, (c) => begin(c, world))
  app.post(recovery, async (c) => {
    const field = await posted(c)
    const name = field('login').toUpperCase()
    // The user name opens an account only while its address is gone.
    const person = world.state.people.find(
      ({ login, addressDeletedAt }) => login.toUpperCase() === name && addressDeletedAt !== null,
    )
    if (person === undefined) return begin(c, world, WRONG)
    const fault = passwordFault(c, world, person, field('password'))
    if (fault !== null) return begin(c, world, person.pausedAt === null ? WRONG : fault)
    return afterPassword(c, world, person, newDetails)
  })

  app.get(newDetails, (c) => {
    const person = concerned(c)
    return person === null ? c.redirect(recovery, 303) : details(c, world, person)
  })
  app.post(newDetails, async (c) => {
    const person = concerned(c)
    if (person === null) return c.redirect(recovery, 303)
    const asked = askLoginAddress(world, person, (await posted(c))('email'))
    return asked.ok ? c.redirect(newDetails, 303) : details(c, world, person, addressFaults[asked.error])
  })
  app.post(`${newDetails}/confirm`, async (c) => {
    const person = concerned(c)
    if (person === null) return c.redirect(recovery, 303)
    const confirmed = confirmLoginAddress(world, person, (await posted(c))('code').replaceAll(' ', ''))
    return confirmed.ok
      ? c.redirect(`${home}?done=new-address`, 303)
      : details(c, world, person, addressFaults[confirmed.error])
  })
}

/** Whoever is signed in and has no login address any more. */
const concerned = ({ var: { member } }: PageContext): Person | null =>
  member !== null && member.addressDeletedAt !== null ? member : null

const begin = (c: PageContext, world: World, fault?: string) =>
  page(
    c,
    world,
    'Your login address was deleted',
    html`${faultOf(fault)}
      <p>
        The mailbox with which you signed in no longer exists, so the old address and password open nothing.
        Use the user name of the SMS that you received, your initials and some digits. Your password has not
        changed.
      </p>
      ${form(
        c,
        recovery,
        html`<label>User name<input name="login" autocomplete="username" required autofocus /></label>
          <label
            >Usual password<input name="password" type="password" autocomplete="current-password" required
          /></label>
          <button class="primary">Sign in</button>`,
        'fields',
      )}
      ${inOutbox}
      <p>
        <a href="${identityPath('deleted')}"
          >Your account has no mobile number, or you have no access to it</a
        >
      </p>
      ${backToSignIn}`,
    fault === undefined ? 200 : 403,
  )

function details(c: PageContext, world: World, person: Person, fault?: string) {
  const inSuite = organisationsOf(world.state, person).some(({ kSuite }) => kSuite)
  const asked = person.newAddress
  return page(
    c,
    world,
    inSuite ? 'Connection address being changed' : 'Infomaniak-Recovery',
    html`${faultOf(fault)}
      <p>
        <b>${person.email}</b> no longer exists. Enter the address with which you will sign in; nothing else
        opens before that.
      </p>
      ${form(
        c,
        newDetails,
        html`<label
            >New login address<input
              name="email"
              type="email"
              autocomplete="email"
              value="${asked?.address ?? ''}"
              required
          /></label>
          <button class="${asked === null ? 'primary' : ''}">
            ${asked === null ? 'Next' : 'Send a new code'}
          </button>`,
        'fields',
      )}
      ${
        asked === null
          ? ''
          : html`<p>A code was sent to <b>${asked.address}</b>.</p>
              ${inOutbox}
              ${form(
                c,
                `${newDetails}/confirm`,
                html`<label
                    >Code of the mail<input
                      name="code"
                      inputmode="numeric"
                      autocomplete="one-time-code"
                      required
                  /></label>
                  <button class="primary">Confirm</button>`,
                'fields',
              )}`
      }
      ${
        recoveryPhones(person).length > 0
          ? ''
          : html`<p class="soft">Add a recovery phone afterwards, under Security information.</p>`
      }`,
    fault === undefined ? 200 : 422,
  )
}
