/** What somebody who has got hold of a name does to it, so that one can see who notices. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { phaseAt } from '#daemon/sandbox/lifecycle.ts'
import { strangeActs, type Domain } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, mistake, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { shown } from './domain-views.ts'
import { sandboxPages } from './paths.ts'

const { stranger } = sandboxPages
const SHOWN = 100

type Act = (typeof strangeActs)[number]
const labels = {
  moving: ['Ask for a transfer', 'Take the request back'],
  unlocked: ['Take the lock off', 'Put the lock on'],
  elsewhere: ['Change the name servers', 'Change them back'],
} as const satisfies Record<Act, readonly [act: string, undo: string]>

export function strangerPages(app: Hono<PageEnv>, world: World): void {
  app.get(stranger, (c) => overview(c, world))
  app.post(stranger, async (c) => {
    const field = await posted(c)
    const act = strangeActs.find((one) => one === field('act'))
    const domain = activeNames(world).find(({ name }) => name === field('name'))
    if (act === undefined || domain === undefined)
      return overview(c, world, 'Choose an active name of the list.')
    const { strange } = domain
    domain.strange = strange.includes(act) ? strange.filter((one) => one !== act) : [...strange, act]
    world.touch()
    return c.redirect(stranger, 303)
  })
}

const activeNames = (world: World): Domain[] => {
  const now = world.at()
  return world.state.domains.filter((one) => phaseAt(one, now) === 'active')
}

function overview(c: PageContext, world: World, fault?: string) {
  return page(
    c,
    world,
    'A stranger',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>What somebody could do to a name who has its password, or its registrar's.</p>
      <ul>
        ${activeNames(world)
          .slice(0, SHOWN)
          .map((one) => row(c, one))}
      </ul>`,
    fault === undefined ? 200 : 422,
  )
}

const row = (c: PageContext, domain: Domain) =>
  html`<li data-name="${domain.name}">
    ${shown(domain)}
    ${strangeActs.map((act) => {
      const [todo, undo] = labels[act]
      const label = domain.strange.includes(act) ? undo : todo
      return button(c, stranger, html`${label}<span class="unseen"> ${shown(domain)}</span>`, {
        name: domain.name,
        act,
      })
    })}
  </li>`
