/** Creating an account, with an invitation or without, and answering an invitation with the account one has. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { acceptInvitation, isOpen, welcomePath } from '#daemon/sandbox/invitations.ts'
import type { Invitation } from '#daemon/sandbox/organisation.ts'
import { LEAST_PASSWORD } from '#daemon/sandbox/passwords.ts'
import { signUp, type SignUpFault } from '#daemon/sandbox/sign-up.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, form, mistake, page, posted, roleNames, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { signInComplete } from './session.ts'

const { signUp: signUpPage, home, signIn } = sandboxPages

const SENTENCES: Readonly<Record<SignUpFault, string>> = {
  'no-name': 'Write your first and last name.',
  'bad-address': 'Write an email address.',
  'has-account': 'There is an account with this address already: sign in with it.',
  'no-phone': 'Write your mobile number with its country code, such as +41 79 000 00 00.',
  'short-password': `Choose a password of at least ${LEAST_PASSWORD} characters.`,
}

const gone = (c: PageContext, world: World) =>
  page(
    c,
    world,
    'This invitation is over',
    html`<p>It was answered or cancelled, or it has expired. Ask whoever invited you for a new one.</p>`,
    404,
  )

export function welcomePages(app: Hono<PageEnv>, world: World): void {
  app.get(signUpPage, (c) => newAccount(c, world, null))
  app.post(signUpPage, (c) => create(c, null))
  app.get('/welcome/:key', (c) => {
    const invitation = invitationOf(c.req.param('key'))
    return invitation === null ? gone(c, world) : welcome(c, world, invitation)
  })
  app.post('/welcome/:key', async (c) => {
    const invitation = invitationOf(c.req.param('key'))
    if (invitation === null) return gone(c, world)
    const { member } = c.var
    if (member === null)
      return accountOf(invitation.email) === undefined
        ? create(c, invitation)
        : c.redirect(`${signIn}?next=${encodeURIComponent(welcomePath(invitation))}`, 303)
    if (member.email !== invitation.email) return welcome(c, world, invitation)
    if ((await posted(c))('answer') === 'no') {
      invitation.status = 'rejected'
      const organisation = organisationOf(invitation)
      if (organisation) world.journal(member, 'declined', invitation.email, organisation)
      world.touch()
      return c.redirect(home, 303)
    }
    acceptInvitation(world, member, invitation)
    const { session } = c.var
    if (session !== null) session.organisationId = invitation.organisationId
    return c.redirect(`${home}?done=joined`, 303)
  })

  const organisationOf = ({ organisationId }: Invitation) =>
    world.state.organisations.find(({ id }) => id === organisationId)
  const accountOf = (address: string) => world.state.people.find(({ email }) => email === address)
  const invitationOf = (key: string) =>
    world.state.invitations.find((one) => one.key === key && isOpen(world, one)) ?? null

  async function create(c: PageContext, invitation: Invitation | null) {
    const field = await posted(c)
    const [first, last, email] = [field('first'), field('last'), field('email')]
    const wanted = { first, last, email, phone: field('phone'), password: field('password') }
    const made = signUp(world, wanted, invitation)
    if (!made.ok) return newAccount(c, world, invitation, SENTENCES[made.error])
    signInComplete(c, world, made.value)
    return c.redirect(`${home}?done=joined`, 303)
  }

  function welcome(c: PageContext, world: World, invitation: Invitation) {
    const { member } = c.var
    const name = organisationOf(invitation)?.name ?? ''
    const account = accountOf(invitation.email)
    if (member === null && account === undefined) return newAccount(c, world, invitation)
    const to = welcomePath(invitation)
    return page(
      c,
      world,
      `Join ${name}`,
      member === null
        ? html`<p>You have an account. Sign in to accept as ${roleNames[invitation.role]} of ${name}.</p>
            <a class="button primary" href="${signIn}?next=${encodeURIComponent(to)}">Sign in</a>`
        : member.email === invitation.email
          ? html`<p>
                You are invited as ${roleNames[invitation.role]} of ${name}. You keep your own organisation
                and can switch between them.
              </p>
              ${button(c, to, 'Accept', { answer: 'yes' }, 'primary')}
              ${button(c, to, 'Decline', { answer: 'no' })}`
          : html`<p>
              This invitation is for ${invitation.email}. You are signed in as ${member.email}: sign out, and
              open the link again.
            </p>`,
    )
  }

  function newAccount(c: PageContext, world: World, invitation: Invitation | null, fault?: string) {
    const name = invitation === null ? null : (organisationOf(invitation)?.name ?? '')
    return page(
      c,
      world,
      'Create your account',
      html`${fault === undefined ? '' : mistake(fault)}
        <p>
          ${
            name === null
              ? 'You become the legal representative of an organisation in your name.'
              : `You are invited to ${name} and will belong to it.`
          }
        </p>
        ${form(
          c,
          invitation === null ? signUpPage : welcomePath(invitation),
          html`<div class="pair">
              <label
                >First name<input
                  name="first"
                  autocomplete="given-name"
                  value="${invitation?.firstName ?? ''}"
                  required
              /></label>
              <label
                >Last name<input
                  name="last"
                  autocomplete="family-name"
                  value="${invitation?.lastName ?? ''}"
                  required
              /></label>
            </div>
            ${
              invitation === null
                ? html`<label
                    >Email address<input name="email" type="email" autocomplete="username" required
                  /></label>`
                : html`<p>Email address: <b>${invitation.email}</b></p>`
            }
            <label
              >Mobile number, with its country code<input name="phone" type="tel" autocomplete="tel" required
            /></label>
            <label
              >Password<input
                name="password"
                type="password"
                autocomplete="new-password"
                minlength="${LEAST_PASSWORD}"
                required
            /></label>
            <button class="primary">Create the account</button>`,
          'fields',
        )}`,
      fault === undefined ? 200 : 422,
    )
  }
}
