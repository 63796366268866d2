/** What is done to domain names: renewing several at once, restoring one for a fee, and the Renewal Warranty. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import { heldDomains } from '#daemon/sandbox/api/domains.ts'
import { addYears, endsOf, extensionOf, phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Domain } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { renewable, shown } from './domain-views.ts'
import {
  button,
  day,
  form,
  page,
  posted,
  refusal,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { renewalsOf, sandboxPages } from './paths.ts'

const { domains, restore } = sandboxPages
const renewals = renewalsOf(':organisation{[0-9]+}')
const NOT_YOURS = 'Administrators and legal representatives manage domain names.'
/** The renewals page offers what ends within this time. */
const SOON = 60 * DAY

export function renewalPages(app: Hono<PageEnv>, world: World): void {
  app.post(`${domains}/warranty`, (c) =>
    change(c, 'changed', (domain, member, organisation) => {
      if (phaseAt(domain, world.at()) !== 'active') return 'The warranty covers a name that has not expired.'
      domain.warranty = !domain.warranty
      world.journal(member, domain.warranty ? 'warranty-on' : 'warranty-off', domain.name, organisation)
      return null
    }),
  )

  app.get(renewals, (c) => renewalList(c, world))
  app.post(renewals, async (c) => {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const { name } = await c.req.parseBody({ all: true })
    const asked = [name].flat().filter((one) => typeof one === 'string')
    const now = world.at()
    for (const one of asked) {
      const domain = heldDomains(world, organisation).find((held) => held.name === one)
      const product = world.state.products.find(
        ({ id, organisationId }) => organisationId === organisation.id && String(id) === one,
      )
      if (domain !== undefined && !renewable(domain, now))
        return refusal(c, world, `${one} can no longer be renewed. It may be possible to restore it.`)
      // The year that the warranty advanced is there already: only its payment was missing.
      if (domain?.owed === true) domain.owed = false
      else if (domain !== undefined) domain.paidUntil = addYears(domain.paidUntil, 1)
      if (product !== undefined) product.paidUntil = addYears(product.paidUntil, 1)
      if (domain !== undefined || product !== undefined)
        world.journal(member, 'domain-renewed', one, organisation)
    }
    world.touch()
    return c.redirect(`${domains}?done=paid`, 303)
  })

  app.get(restore, (c) => {
    const { organisation } = signedIn(c)
    const now = world.at()
    const asked = c.req.query('name')
    if (asked === undefined) return restorable(c, world)
    const domain = heldDomains(world, organisation).find(({ name }) => name === asked)
    if (domain === undefined || phaseAt(domain, now) !== 'redemption')
      return refusal(c, world, 'This name cannot be restored.')
    return page(
      c,
      world,
      `Restore ${shown(domain)}`,
      html`<p>
          It can be restored until ${day(endsOf(domain).redemption)}. This costs
          <b>${extensionOf(domain.name).restoreFee}</b>, and one year is renewed with it.
        </p>
        ${button(c, restore, 'Restore and pay', { name: domain.name }, 'primary')}
        <a href="${domains}">Cancel</a>`,
    )
  })
  app.post(restore, (c) =>
    change(c, 'restored', (domain, member, organisation) => {
      const now = world.at()
      if (phaseAt(domain, now) !== 'redemption')
        return 'Only a name in its redemption period can be restored.'
      while (domain.paidUntil <= now) domain.paidUntil = addYears(domain.paidUntil, 1)
      world.journal(member, 'domain-restored', domain.name, organisation)
      return null
    }),
  )

  /** Applies to the name in the form, for those who may; `act` answers why not, or null. */
  async function change(
    c: PageContext,
    done: string,
    act: (domain: Domain, member: Person, organisation: Organisation) => string | null,
  ) {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role)) return refusal(c, world, NOT_YOURS)
    const name = (await posted(c))('name')
    const domain = heldDomains(world, organisation).find((one) => one.name === name)
    if (domain === undefined) return refusal(c, world, 'This name is not in the account.')
    const fault = act(domain, member, organisation)
    if (fault !== null) return refusal(c, world, fault)
    world.touch()
    return c.redirect(`${domains}?done=${done}`, 303)
  }
}

/** Where no name is given: those that can be restored. */
function restorable(c: PageContext, world: World) {
  const { organisation } = signedIn(c)
  const now = world.at()
  const rows = heldDomains(world, organisation)
    .filter((one) => phaseAt(one, now) === 'redemption')
    .slice(0, 200)
  return page(
    c,
    world,
    'Restore a name',
    rows.length === 0
      ? html`<p>No name can be restored now.</p>`
      : html`<ul>
          ${rows.map(
            (one) =>
              html`<li>
                <a href="${restore}?name=${one.name}">${shown(one)}</a>, until ${day(endsOf(one).redemption)}
              </li>`,
          )}
        </ul>`,
  )
}

function renewalList(c: PageContext, world: World) {
  const { organisation, role } = signedIn(c)
  if (!administers(role)) return refusal(c, world, NOT_YOURS)
  const chosen = c.req.query('name')
  const now = world.at()
  const names = heldDomains(world, organisation)
    .filter((one) => renewable(one, now) && (one.paidUntil < now + SOON || one.owed || one.name === chosen))
    .map((one) => ({ value: one.name, label: shown(one), until: one.paidUntil }))
  const products = world.state.products
    .filter(
      (one) =>
        one.organisationId === organisation.id && (one.paidUntil < now + SOON || String(one.id) === chosen),
    )
    .map((one) => ({ value: String(one.id), label: one.name, until: one.paidUntil }))
  const rows = [...names, ...products].sort((a, b) => a.until - b.until).slice(0, 200)
  return page(
    c,
    world,
    'Renewals',
    rows.length === 0
      ? html`<p>Nothing ends soon.</p>`
      : form(
          c,
          renewalsOf(organisation.id),
          html`${rows.map(
              ({ value, label, until }) =>
                html`<label class="check"
                  ><input
                    type="checkbox"
                    name="name"
                    value="${value}"
                    ${value === chosen ? 'checked' : ''}
                  />${label}, ${until < now ? 'expired on' : 'until'} ${day(until)}</label
                >`,
            )}<button class="primary">Renew for a year and pay</button>`,
          'fields',
        ),
  )
}
