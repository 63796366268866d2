/** Support: the plan and its subscription, one's support code, and the request to block a person. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { administers } from '#daemon/sandbox/membership.ts'
import { supportCode } from '#daemon/sandbox/support-code.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  form,
  fullName,
  minute,
  mistake,
  page,
  posted,
  refusal,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { support } = sandboxPages
const planNames = { free: 'Free support', premium: 'Premium Support' } as const
const NOT_YOURS = 'An administrator or legal representative asks for this.'

export function supportPages(app: Hono<PageEnv>, world: World): void {
  app.get(support, (c) => overview(c, world))
  app.post(`${support}/plan`, async (c) => {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const premium = organisation.supportPlan === 'free'
    if ((await posted(c))('confirm') !== 'yes') return subscription(c, world)
    organisation.supportPlan = premium ? 'premium' : 'free'
    world.journal(member, 'support-plan', planNames[organisation.supportPlan], organisation)
    world.touch()
    return c.redirect(`${support}?done=changed`, 303)
  })
  app.post(`${support}/person`, async (c) => {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const field = await posted(c)
    const target = world.peopleOf(organisation).find(({ person }) => String(person.id) === field('user'))
    const fault =
      target === undefined
        ? 'Choose somebody of the organisation.'
        : field('code') !== supportCode(member, world.at())
          ? 'This is not your support code of today. It stands on this page.'
          : field('reason').length < 10
            ? 'Support needs the reason in a sentence.'
            : null
    if (fault !== null || target === undefined) return overview(c, world, fault ?? undefined)
    const blocks = target.membership.blocked === null
    const now = world.at()
    target.membership.blocked = blocks ? { at: now, reason: field('reason') } : null
    world.state.supportRequests.push({
      id: world.nextId(),
      organisationId: organisation.id,
      personId: member.id,
      at: now,
      about: blocks ? 'block' : 'unblock',
      targetId: target.person.id,
      reason: field('reason'),
    })
    world.journal(member, blocks ? 'support-block' : 'support-unblock', fullName(target.person), organisation)
    world.touch()
    return c.redirect(`${support}?done=${blocks ? 'blocked' : 'unblocked'}`, 303)
  })
}

function subscription(c: PageContext, world: World) {
  const { organisation } = signedIn(c)
  const premium = organisation.supportPlan === 'free'
  return page(
    c,
    world,
    premium ? 'Subscribe to Premium Support' : 'End Premium Support',
    html`<p>
        ${
          premium
            ? 'Requests of this organisation are answered first, by telephone at any hour.'
            : 'Requests are answered in the usual order again.'
        }
      </p>
      ${button(
        c,
        `${support}/plan`,
        premium ? 'Subscribe' : 'End it',
        { confirm: 'yes' },
        premium ? 'primary' : 'danger',
      )}
      <a href="${support}">Cancel</a>`,
  )
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member, organisation, role } = signedIn(c)
  const people = world.peopleOf(organisation)
  const names = new Map(people.map(({ person }) => [person.id, fullName(person)]))
  const requests = world.state.supportRequests.filter((one) => one.organisationId === organisation.id)
  const about = c.req.query('about') ?? ''
  return page(
    c,
    world,
    'Support',
    html`${fault === undefined ? '' : mistake(fault)}
      <h2>Your plan</h2>
      <p>${organisation.name} has <b>${planNames[organisation.supportPlan]}</b>.</p>
      ${
        administers(role)
          ? button(
              c,
              `${support}/plan`,
              organisation.supportPlan === 'free' ? 'Subscribe to Premium Support' : 'End Premium Support',
            )
          : ''
      }
      <h2>Your support code</h2>
      <p>Support asks for it before it speaks about your account. It changes every day.</p>
      <p class="code" id="support-code">${supportCode(member, world.at())}</p>
      ${
        administers(role)
          ? html`<h2 id="block">Block a person</h2>
              <p>
                In a security incident support shuts somebody out of the Manager, kDrive on the Web and Mail
                on the Web. They stay in the organisation, and nothing is deleted. Mail by IMAP and SMTP and
                Web services go on until they are closed apart.
              </p>
              ${form(
                c,
                `${support}/person`,
                html`<label
                    >Person<select name="user">
                      ${people
                        .slice(0, 500)
                        .map(
                          ({ person, membership }) =>
                            html`<option
                              value="${person.id}"
                              ${String(person.id) === about ? 'selected' : ''}
                            >
                              ${fullName(person)}${membership.blocked === null ? '' : ' (blocked: ask to unblock)'}
                            </option>`,
                        )}
                    </select></label
                  >
                  <label
                    >Your support code<input name="code" inputmode="numeric" autocomplete="off" required
                  /></label>
                  <label>Reason<input name="reason" minlength="10" required /></label>
                  <button class="danger">Send the request</button>`,
                'fields',
              )}`
          : ''
      }
      ${
        requests.length === 0
          ? ''
          : html`<h2>Requests</h2>
              <ul>
                ${requests
                  .toReversed()
                  .map(
                    (one) =>
                      html`<li>
                        ${minute(one.at)}: ${one.about === 'block' ? 'blocked' : 'unblocked'}
                        ${names.get(one.targetId) ?? 'somebody who left'} (${one.reason})
                      </li>`,
                  )}
              </ul>`
      }`,
    fault === undefined ? 200 : 422,
  )
}
