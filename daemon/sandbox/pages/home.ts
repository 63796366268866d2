/** The first page, and the switch to another organisation. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import { administers, organisationsOf } from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import { lacksSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { fullName, page, posted, refusal, roleNames, signedIn, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const {
  home,
  mail,
  kdrive,
  calendar,
  switchOrganisation,
  users,
  products: productList,
  domains,
} = sandboxPages
const SOON_DAYS = 30

export function homePages(app: Hono<PageEnv>, world: World): void {
  app.get(home, (c) => {
    const { member, organisation, role } = signedIn(c)
    const tiles = tilesOf(world, signedIn(c))
    return page(
      c,
      world,
      `Welcome, ${member.firstName}`,
      isEmpty(world, organisation)
        ? html`<p>You are alone in an empty organisation of your own.</p>`
        : html`<p class="soft">${fullName(member)}, ${roleNames[role]} of ${organisation.name}</p>
            ${tiles.length === 0 ? html`<p>Only the Web apps are open to you here.</p>` : tileList(tiles)}
            <h2>On the Web</h2>
            <p>
              <a href="${mail}">Mail</a>, <a href="${calendar}">Calendar</a> and
              <a href="${kdrive}">kDrive</a>
            </p>`,
    )
  })
  app.post(switchOrganisation, async (c) => {
    const { member, session } = signedIn(c)
    const asked = (await posted(c))('organisation')
    const found = organisationsOf(world.state, member).find(({ id }) => String(id) === asked)
    if (found === undefined) return refusal(c, world, 'You do not belong to this organisation.')
    session.organisationId = found.id
    world.touch()
    return c.redirect(home, 303)
  })
}

const tileList = (tiles: readonly Tile[]) =>
  html`<ul class="tiles">
    ${tiles.map(
      ({ to, name, figure, said }) =>
        html`<li>
          <a href="${to}">
            <span class="soft">${name}</span>
            <b>${figure}</b>
            <span>${said}</span>
          </a>
        </li>`,
    )}
  </ul>`

const isEmpty = (world: World, organisation: Organisation) =>
  world.peopleOf(organisation).length === 1 &&
  ![...world.state.products, ...world.state.domains].some(
    ({ organisationId }) => organisationId === organisation.id,
  )

interface Tile {
  readonly to: string
  readonly name: string
  readonly figure: number
  readonly said: string
}

/** What whoever looks is in charge of, in figures: nothing, where only the Web apps are open to them. */
function tilesOf(world: World, { organisation, role, membership }: ReturnType<typeof signedIn>): Tile[] {
  if (membership.webAppsOnly) return []
  const now = world.at()
  const own = <T extends { readonly organisationId: number }>(all: readonly T[]) =>
    all.filter(({ organisationId }) => organisationId === organisation.id)
  const products = own(world.state.products).filter(
    ({ id }) => administers(role) || membership.productIds.includes(id),
  )
  const names = own(world.state.domains)
  const soon = names.filter(({ paidUntil }) => paidUntil - now < SOON_DAYS * DAY).length
  const people = world.peopleOf(organisation)
  const lacking = people.filter(({ person }) => lacksSecondFactor(person)).length
  return [
    ...(administers(role)
      ? [
          {
            to: users,
            name: 'Users',
            figure: people.length,
            said:
              lacking === 0 ? 'all with two-step verification' : `${lacking} without two-step verification`,
          },
        ]
      : []),
    {
      to: productList,
      name: 'Products',
      figure: products.length,
      said: `${products.filter(({ locked, maintenance }) => locked || maintenance).length} blocked or in maintenance`,
    },
    { to: domains, name: 'Domains', figure: names.length, said: `${soon} end within ${SOON_DAYS} days` },
  ]
}
