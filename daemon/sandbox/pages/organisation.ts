/** The organisation's security: the switch that requires two-step verification of everybody. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import { mailLanguage } from '#daemon/sandbox/mails/language.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import { lacksSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  form,
  fullName,
  page,
  posted,
  refusal,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { organisationSecurity } = sandboxPages
const NOT_YOURS = 'An administrator or legal representative requires two-step verification. Ask one.'

export function organisationPages(app: Hono<PageEnv>, world: World): void {
  app.get(organisationSecurity, (c) =>
    administers(signedIn(c).role) ? overview(c, world) : refusal(c, world, NOT_YOURS),
  )
  app.post(organisationSecurity, async (c) => {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const field = await posted(c)
    const required = field('require') === 'on'
    if (required && field('confirm') !== 'yes') return confirmation(c, world)
    organisation.requires2fa = required
    world.journal(member, required ? '2fa-required' : '2fa-not-required', organisation.name, organisation)
    if (required) tellThoseWithout(world, organisation)
    world.touch()
    return c.redirect(`${organisationSecurity}?done=${required ? 'required' : 'not-required'}`, 303)
  })
}

const lacking = (world: World, organisation: Organisation) =>
  world.peopleOf(organisation).flatMap(({ person }) => (lacksSecondFactor(person) ? [person] : []))

function tellThoseWithout(world: World, organisation: Organisation) {
  for (const { email: to, languageId } of lacking(world, organisation)) {
    const text = mailLanguage(languageId).texts.twoFactorRequired(organisation.name)
    world.send({ channel: 'mail', kind: 'two-factor-required', to, languageId, ...text })
  }
}

function overview(c: PageContext, world: World) {
  const { organisation } = signedIn(c)
  const { requires2fa, name } = organisation
  const count = lacking(world, organisation).length
  return page(
    c,
    world,
    'Organisation security',
    html`<h2 id="require">Require two-step verification</h2>
      <p>
        Whoever has no second step is asked for one at their next action and sees nothing else until then.
        Desktop and mobile apps stay open to them.
      </p>
      <p role="status">
        ${
          requires2fa
            ? html`<b>Required</b> of everybody in ${name}. ${count} still to set it up.`
            : html`<b>Not required</b> in ${name}. ${count} have none.`
        }
      </p>
      ${form(
        c,
        organisationSecurity,
        html`<input type="hidden" name="require" value="${requires2fa ? 'off' : 'on'}" />
          <button role="switch" aria-checked="${String(requires2fa)}" aria-labelledby="require">
            ${requires2fa ? 'Switch off' : 'Switch on'}
          </button>`,
      )}`,
  )
}

function confirmation(c: PageContext, world: World) {
  const people = lacking(world, signedIn(c).organisation)
  return page(
    c,
    world,
    'Require two-step verification?',
    html`<p>
        ${
          people.length === 0
            ? 'Everybody has a second step already.'
            : `${people.length} will be stopped at their next action: ${people
                .slice(0, 20)
                .map(fullName)
                .join(', ')}${people.length > 20 ? ' and others' : ''}.`
        }
      </p>
      ${button(c, organisationSecurity, 'Require it', { require: 'on', confirm: 'yes' }, 'danger')}
      <a href="${organisationSecurity}">Cancel</a>`,
  )
}
