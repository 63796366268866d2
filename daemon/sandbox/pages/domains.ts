/** The list of domain names. */
import type { Hono } from 'hono'
import { domainToUnicode } from 'node:url'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import { heldDomains } from '#daemon/sandbox/api/domains.ts'
import { endsOf, phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Domain } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, day, page, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { pager, pageOf } from './pager.ts'
import { renewalsOf, sandboxPages } from './paths.ts'

const { domains, restore } = sandboxPages

export function domainPages(app: Hono<PageEnv>, world: World): void {
  app.get(domains, (c) => list(c, world))
}

export const shown = ({ name }: Domain): string => domainToUnicode(name)

export function renewable(domain: Domain, now: number): boolean {
  const phase = phaseAt(domain, now)
  return phase === 'active' || phase === 'grace'
}

function list(c: PageContext, world: World) {
  const { organisation, role } = signedIn(c)
  const search = (c.req.query('search') ?? '').trim().toLowerCase()
  const now = world.at()
  const rows = world.view(`page-domains?${organisation.id}&${search}`, () =>
    heldDomains(world, organisation)
      .filter((one) => shown(one).includes(search) || one.name.includes(search))
      .sort((a, b) => a.paidUntil - b.paidUntil),
  )
  const part = pageOf(rows, c.req.query('page'))
  return page(
    c,
    world,
    'Domains',
    html`<form method="get" action="${domains}" class="fields">
        <label>Search<input name="search" type="search" value="${search}" /></label><button>Show</button>
      </form>
      <p role="status">${rows.length} names</p>
      <p><a href="${renewalsOf(organisation.id)}">Renew several at once</a></p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">State</th>
              <th scope="col">Renewal Warranty</th>
              <th scope="col"><span class="soft">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${part.items.map((one) => row(c, one, now, administers(role)))}
          </tbody>
        </table>
      </div>
      ${pager(domains, { search }, part)}
      <h2>A name is missing?</h2>
      <p>
        See whether you are signed in with the right account. A name that was neither renewed nor restored has
        left this list: it is free, and anyone may register it.
      </p>`,
  )
}

const row = (c: PageContext, one: Domain, now: number, manages: boolean) =>
  html`<tr data-name="${one.name}">
    <td>${shown(one)}</td>
    <td>${stateOf(one, now)}</td>
    <td>
      ${one.warranty ? 'On' : 'Off'}
      ${
        manages && phaseAt(one, now) === 'active'
          ? button(c, `${domains}/warranty`, forName(one.warranty ? 'Switch off' : 'Switch on', one), {
              name: one.name,
            })
          : ''
      }
    </td>
    <td>${manages ? actionOf(one, now) : ''}</td>
  </tr>`

/** The same word stands in every row: a screen reader hears the name with it. */
const forName = (word: string, domain: Domain) => html`${word}<span class="unseen"> ${shown(domain)}</span>`

function stateOf(domain: Domain, now: number) {
  const phase = phaseAt(domain, now)
  if (phase === 'active') return activeOf(domain, now)
  const end = phase === 'free' ? '' : day(endsOf(domain)[phase])
  const text = {
    grace: `Expired. Renew before ${end}`,
    redemption: `Expired. Restore before ${end}`,
    'pending-delete': `Being deleted until ${end}`,
    free: 'Free',
  }[phase]
  return html`<span class="bad">${text}</span>`
}

function activeOf(domain: Domain, now: number) {
  const left = Math.ceil((domain.paidUntil - now) / DAY)
  if (domain.owed) return html`<span class="warn">Kept by the warranty: one year to be paid</span>`
  if (domain.undated) return html`Active, no date published`
  if (left > 30) return html`Until ${day(domain.paidUntil)}`
  return html`<span class="warn">Expires in ${left === 1 ? '1 day' : `${left} days`}</span>`
}

function actionOf(domain: Domain, now: number) {
  if (renewable(domain, now))
    return html`<a href="${renewalsOf(domain.organisationId)}?name=${domain.name}"
      >${forName('Renew', domain)}</a
    >`
  return phaseAt(domain, now) === 'redemption'
    ? html`<a href="${restore}?name=${domain.name}">${forName('Restore', domain)}</a>`
    : html`<span class="soft">Too late</span>`
}
