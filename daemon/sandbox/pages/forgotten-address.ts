/** A forgotten login address: the mobile number, the recovery address where several accounts share it, then how to receive it. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import {
  endRecovery,
  ownOptions,
  personOf,
  recoveryOf,
  sendIdentifier,
  startRecovery,
  withAddress,
  withMobile,
} from '#daemon/sandbox/recovery.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { NO_NUMBER, phoneField, wholeNumber } from './phone-number.ts'
import { backToSignIn, faultOf, identityPath, inOutbox, optionForm } from './recovery-views.ts'

const { forgottenAddress } = sandboxPages
const WORDS = { mail: 'By mail to', sms: 'By SMS to' } as const

export function forgottenAddressPages(app: Hono<PageEnv>, world: World): void {
  app.get(forgottenAddress, (c) => begin(c, world))
  app.post(forgottenAddress, async (c) => {
    const number = wholeNumber(await posted(c))
    if (number === null) return begin(c, world, NO_NUMBER)
    const [first, ...others] = withMobile(world.state, number)
    if (first === undefined) return notIdentified(c, world)
    return others.length === 0 ? identified(c, world, number, first) : askAddress(c, world, number)
  })
  app.post(`${forgottenAddress}/address`, async (c) => {
    const field = await posted(c)
    const recovery = recoveryOf(world, field('recovery'))
    if (recovery === null) return begin(c, world, 'This took too long. Begin again.')
    endRecovery(world, recovery)
    const person = withAddress(withMobile(world.state, recovery.typed), field('email').toLowerCase())
    return person === null ? notIdentified(c, world) : identified(c, world, recovery.typed, person)
  })
  app.post(`${forgottenAddress}/deliver`, async (c) => {
    const field = await posted(c)
    const recovery = recoveryOf(world, field('recovery'))
    const person = recovery === null ? null : personOf(world.state, recovery)
    if (recovery === null || person === null) return begin(c, world, 'This took too long. Begin again.')
    const option = ownOptions(person)[Number(field('option') || NaN)]
    if (option === undefined) return begin(c, world, 'Choose how to receive it.')
    sendIdentifier(world, person, option)
    endRecovery(world, recovery)
    return page(
      c,
      world,
      'Your login identifier is on its way',
      html`<p>It was sent to <span class="code">${option.shown}</span>.</p>
        ${inOutbox}
        <p><a class="button primary" href="${sandboxPages.signIn}">Sign in</a></p>`,
    )
  })
}

const begin = (c: PageContext, world: World, fault?: string) =>
  page(
    c,
    world,
    'Retrieve your login address',
    html`${faultOf(fault)}
      <p>Enter the mobile number of your account. You gave one when you signed up.</p>
      ${form(
        c,
        forgottenAddress,
        html`${phoneField('Mobile number')}<button class="primary">Next</button>`,
        'fields',
      )}
      ${backToSignIn}`,
    fault === undefined ? 200 : 422,
  )

function askAddress(c: PageContext, world: World, number: string) {
  const { id } = startRecovery(world, number, null)
  return page(
    c,
    world,
    'Enter your recovery address',
    html`<p>This number does not say enough. Enter the recovery address of your account too.</p>
      ${form(
        c,
        `${forgottenAddress}/address`,
        html`<input type="hidden" name="recovery" value="${id}" />
          <label
            >Recovery address<input name="email" type="email" autocomplete="email" required autofocus
          /></label>
          <button class="primary">Next</button>`,
        'fields',
      )}
      ${backToSignIn}`,
  )
}

const identified = (c: PageContext, world: World, number: string, person: Person) =>
  page(
    c,
    world,
    'Your account was found',
    html`<p>Choose how to receive your login identifier.</p>
      ${optionForm(
        c,
        `${forgottenAddress}/deliver`,
        startRecovery(world, number, person),
        ownOptions(person),
        WORDS,
        '',
      )}
      ${backToSignIn}`,
  )

const notIdentified = (c: PageContext, world: World) =>
  page(
    c,
    world,
    'Your account was not identified',
    html`<p>What you entered does not lead to one account. You can verify your identity instead.</p>
      <p><a class="button primary" href="${identityPath('address')}">Verify your identity</a></p>
      <p><a href="${forgottenAddress}">Try another number</a></p>
      ${backToSignIn}`,
  )
