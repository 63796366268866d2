/** Verifying who somebody is, where no option is left: a request, and what happens with it. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { mailAddress } from '#daemon/sandbox/contacts.ts'
import { identityCases } from '#daemon/sandbox/recovery-request.ts'
import { phoneNumber } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { backToSignIn, faultOf, inOutbox } from './recovery-views.ts'

const { verifyIdentity } = sandboxPages

const LOST = {
  password: 'The password, and every recovery option',
  address: 'The login address',
  deleted: 'The mailbox of the login address, and there is no mobile number',
  'second-factor': 'The second step, and there is no backup code',
} as const satisfies Record<(typeof identityCases)[number], string>

const WAYS = {
  kcheck: 'kCheck: photograph your identity document and your face with your phone',
  manual: 'By hand: send a copy of your identity document, which somebody checks',
} as const

export function identityPages(app: Hono<PageEnv>, world: World): void {
  app.get(verifyIdentity, (c) => ask(c, world, c.req.query('about') ?? ''))
  app.post(verifyIdentity, async (c) => {
    const field = await posted(c)
    const about = identityCases.find((one) => one === field('about'))
    const contact = field('contact').toLowerCase()
    const reachable = mailAddress.test(contact) || phoneNumber.test(contact.replaceAll(' ', ''))
    if (about === undefined || field('name') === '' || !reachable)
      return ask(c, world, field('about'), 'Write your name, and an address or number where you are reached.')
    const by = field('by') === 'manual' ? 'manual' : 'kcheck'
    const id = world.nextId()
    world.state.identityRequests.push({ id, at: world.at(), about, by, name: field('name'), contact })
    world.send({
      channel: contact.includes('@') ? 'mail' : 'sms',
      kind: 'identity-request',
      to: contact,
      subject: contact.includes('@') ? `Identity verification, request ${id}` : '',
      body: `Your request ${id} was taken. ${
        by === 'kcheck'
          ? 'You receive a link to kCheck: open it on your phone.'
          : 'Answer with a copy of your identity document.'
      }`,
    })
    world.touch()
    return taken(c, world, id, by, contact)
  })
}

function ask(c: PageContext, world: World, about: string, fault?: string) {
  return page(
    c,
    world,
    'Verify your identity',
    html`${faultOf(fault)}
      <p>Whoever cannot use any option proves who they are. Have your identity document at hand.</p>
      ${form(
        c,
        verifyIdentity,
        html`<label
            >What you have lost<select name="about">
              ${identityCases.map(
                (one) =>
                  html`<option value="${one}" ${one === about ? 'selected' : ''}>${LOST[one]}</option>`,
              )}
            </select></label
          >
          <label>First and last name<input name="name" autocomplete="name" required /></label>
          <label
            >Address or mobile number where you are reached<input
              name="contact"
              autocomplete="email"
              required
          /></label>
          <fieldset>
            <legend>How</legend>
            ${Object.entries(WAYS).map(
              ([way, label]) =>
                html`<label class="check"
                  ><input type="radio" name="by" value="${way}" ${way === 'kcheck' ? 'checked' : ''} />
                  <span>${label}</span></label
                >`,
            )}
          </fieldset>
          <button class="primary">Send the request</button>`,
        'fields',
      )}
      ${backToSignIn}`,
    fault === undefined ? 200 : 422,
  )
}

const taken = (c: PageContext, world: World, id: number, by: keyof typeof WAYS, contact: string) =>
  page(
    c,
    world,
    'Your request was taken',
    html`<p>It has the number <b>${id}</b>. The answer goes to <span class="code">${contact}</span>.</p>
      <h2>What happens now</h2>
      <ol>
        <li>
          ${
            by === 'kcheck'
              ? 'You receive a link to kCheck, open it on your phone, and photograph your document and your face.'
              : 'You send a copy of your identity document in answer to the message that you receive.'
          }
        </li>
        <li>It is compared with what your account says about you.</li>
        <li>If it is you, you receive a link to enter a new login address, mobile number or password.</li>
      </ol>
      <p>
        Nobody can read your password or your codes to you: the provider holds none of them. Until then
        nothing about the account changes.
      </p>
      ${inOutbox} ${backToSignIn}`,
  )
