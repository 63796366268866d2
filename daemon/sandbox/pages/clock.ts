/** The sandbox's own clock. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { DAY } from '#shared/time.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, form, mistake, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { clock } = sandboxPages
const STEPS = [1, 7, 30, 90] as const

export function clockPages(app: Hono<PageEnv>, world: World): void {
  app.get(clock, (c) => overview(c, world))
  app.post(clock, async (c) => {
    const field = await posted(c)
    const days = field('reset') === 'yes' ? -world.state.offset / DAY : Number(field('days') || NaN)
    const moment = field('moment')
    try {
      if (Number.isNaN(days)) world.set(`${moment}T12:00:00Z`)
      else world.advance(days)
    } catch {
      return overview(c, world, 'Give a number of days or a date, within a century.')
    }
    return c.redirect(`${clock}?done=clock`, 303)
  })
}

function overview(c: PageContext, world: World, fault?: string) {
  return page(
    c,
    world,
    'Clock',
    html`${fault === undefined ? '' : mistake(fault)}
      <p>The sandbox's clock says <b id="now">${world.now()}</b>.</p>
      <p>
        ${STEPS.map((days) => button(c, clock, `+${days} ${days === 1 ? 'day' : 'days'}`, { days: String(days) }))}
      </p>
      ${form(
        c,
        clock,
        html`<label>Go to<input name="moment" type="date" required /></label><button>Set</button>`,
        'fields',
      )}
      ${button(c, clock, 'Back to today', { reset: 'yes' })}
      <p class="soft">Names expire and mails go out as on their day. What was sent stays sent.</p>`,
    fault === undefined ? 200 : 422,
  )
}
