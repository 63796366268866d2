/** A forgotten password: the login address, an option of the account's own, the code sent to it, a new password. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { LEAST_PASSWORD, setPassword } from '#daemon/sandbox/passwords.ts'
import {
  accountOf,
  endRecovery,
  enterRecoveryCode,
  optionsOf,
  personOf,
  recoveryOf,
  sendRecoveryCode,
  startRecovery,
} from '#daemon/sandbox/recovery.ts'
import type { Recovery } from '#daemon/sandbox/recovery-request.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import {
  backToSignIn,
  codeForm,
  faultOf,
  identityPath,
  inOutbox,
  newPasswordForm,
  noAccess,
  optionForm,
} from './recovery-views.ts'

const { forgottenPassword, signIn } = sandboxPages
const TOO_LATE = 'This took too long, or too many codes were wrong. Begin again.'
const WORDS = { mail: 'A code by mail to', sms: 'A code by SMS to' } as const

export function forgottenPasswordPages(app: Hono<PageEnv>, world: World): void {
  app.get(forgottenPassword, (c) => begin(c, world))
  app.post(forgottenPassword, async (c) => {
    const address = (await posted(c))('email').toLowerCase()
    return choose(c, world, startRecovery(world, address, accountOf(world.state, address)))
  })
  app.post(`${forgottenPassword}/option`, (c) =>
    within(c, (recovery, field) => {
      if (field('option') === 'none') {
        endRecovery(world, recovery)
        return c.redirect(identityPath('password'), 303)
      }
      const option = optionsOf(world, recovery)[Number(field('option') || NaN)]
      if (option === undefined) return choose(c, world, recovery, 'Choose an option.')
      sendRecoveryCode(world, recovery, option)
      return code(c, world, recovery)
    }),
  )
  app.post(`${forgottenPassword}/code`, (c) =>
    within(c, (recovery, field) => {
      const answer = enterRecoveryCode(world, recovery, field('code').replaceAll(' ', ''))
      if (answer === 'over') return begin(c, world, TOO_LATE)
      return answer === 'right'
        ? newPassword(c, world, recovery)
        : code(c, world, recovery, 'This code is wrong. Enter the last one sent.')
    }),
  )
  app.post(`${forgottenPassword}/password`, (c) =>
    within(c, (recovery, field) => {
      const person = personOf(world.state, recovery)
      if (!recovery.proven || person === null) return begin(c, world, TOO_LATE)
      const password = field('password')
      if (password.length < LEAST_PASSWORD)
        return newPassword(c, world, recovery, `Choose a password of at least ${LEAST_PASSWORD} characters.`)
      if (password !== field('again'))
        return newPassword(c, world, recovery, 'The two passwords are not the same.')
      setPassword(world, person, password)
      endRecovery(world, recovery)
      return c.redirect(`${signIn}?done=new-password`, 303)
    }),
  )

  async function within<T>(c: PageContext, act: (recovery: Recovery, field: (name: string) => string) => T) {
    const field = await posted(c)
    const recovery = recoveryOf(world, field('recovery'))
    return recovery === null ? begin(c, world, TOO_LATE) : act(recovery, field)
  }
}

const statusOf = (fault: string | undefined) => (fault === undefined ? 200 : 422)

const begin = (c: PageContext, world: World, fault?: string) =>
  page(
    c,
    world,
    'Reset your password',
    html`${faultOf(fault)}
      <p>Enter the email address with which you sign in.</p>
      ${form(
        c,
        forgottenPassword,
        html`<label
            >Login address<input name="email" type="email" autocomplete="username" required autofocus
          /></label>
          <button class="primary">Next</button>`,
        'fields',
      )}
      <p><a href="${sandboxPages.forgottenAddress}">You do not remember the address</a></p>
      ${backToSignIn}`,
    statusOf(fault),
  )

const choose = (c: PageContext, world: World, recovery: Recovery, fault?: string) =>
  page(
    c,
    world,
    'How do you want to prove that it is you?',
    html`${faultOf(fault)}
      <p>If <b>${recovery.typed}</b> has an account, a code goes to the option that you choose.</p>
      ${optionForm(c, `${forgottenPassword}/option`, recovery, optionsOf(world, recovery), WORDS, noAccess)}
      ${backToSignIn}`,
    statusOf(fault),
  )

const code = (c: PageContext, world: World, recovery: Recovery, fault?: string) =>
  page(
    c,
    world,
    'Enter the code',
    html`${faultOf(fault)}
      <p>If <b>${recovery.typed}</b> has an account, a code is on its way. It works for 15 minutes.</p>
      ${inOutbox} ${codeForm(c, `${forgottenPassword}/code`, recovery)}
      <p><a href="${identityPath('password')}">You have no access to any option</a></p>
      ${backToSignIn}`,
    statusOf(fault),
  )

const newPassword = (c: PageContext, world: World, recovery: Recovery, fault?: string) =>
  page(
    c,
    world,
    'Choose a new password',
    html`${faultOf(fault)}
      <p>Every session of your account ends, on every device. Two-step verification stays as it is.</p>
      ${newPasswordForm(c, `${forgottenPassword}/password`, recovery)}`,
    statusOf(fault),
  )
