/** The list of domain names. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { heldDomains } from '#daemon/sandbox/api/domains.ts'
import { endsOf, phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Domain } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { domainPage } from './domain.ts'
import {
  activeOf,
  domainPath,
  forName,
  renewable,
  renewOf,
  restoreOf,
  shown,
  warrantyButton,
} from './domain-views.ts'
import { day, page, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { pager, pageOf } from './pager.ts'
import { renewalsOf, sandboxPages } from './paths.ts'

const { domains } = sandboxPages

export function domainPages(app: Hono<PageEnv>, world: World): void {
  app.get(domains, (c) => list(c, world))
  // a dot tells a name from the other pages below this one
  app.get(`${domains}/:name{[a-z0-9-]+\\.[a-z0-9.-]+}`, (c) => domainPage(c, world))
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
    <td><a href="${domainPath(one)}">${shown(one)}</a></td>
    <td>${stateOf(one, now)}</td>
    <td>
      ${one.warranty ? 'On' : 'Off'}
      ${manages && phaseAt(one, now) === 'active' ? warrantyButton(c, one) : ''}
    </td>
    <td>${manages ? actionOf(one, now) : ''}</td>
  </tr>`

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

function actionOf(domain: Domain, now: number) {
  if (renewable(domain, now)) return html`<a href="${renewOf(domain)}">${forName('Renew', domain)}</a>`
  return phaseAt(domain, now) === 'redemption'
    ? html`<a href="${restoreOf(domain)}">${forName('Restore', domain)}</a>`
    : html`<span class="soft">Too late</span>`
}
