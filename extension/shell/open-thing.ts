/** Opens what mends a thing, with why it matters and the way to put it off. */
import { effect } from '@preact/signals'
import type { Thing } from '#shared/status.ts'
import { hashOf } from '../core/routes.ts'
import { thingTitle } from '../features/findings/describe.ts'
import type { App } from './app.ts'

export function openThing(app: App, thing: Thing): void {
  const title = thingTitle(app.words.peek(), thing, app.overview.now.peek())
  app.guided.value = { guide: thing.fix, title, key: thing.key }
}

/**
 * A notification leads to what mends its thing: `#/overview/<key>`. Opened once, as soon as the thing is known.
 *
 * @param since ms; of what was told before it is not known whether a thing is over
 */
export const openNamed = (app: App, since: number) =>
  effect(() => {
    const key = app.view.value === 'overview' ? app.page.value : null
    const { overview, receivedAt } = app.overview
    const thing = overview.value?.things.find((one) => one.key === key)
    if (key === null || (!thing && receivedAt.value < since)) return
    app.page.value = null
    const [check, , , name] = key.split('/')
    if (thing) openThing(app, thing)
    // over, or among the many for which the overview has no room
    else if (check === 'domain-lapsing' && name !== undefined) location.hash = hashOf('domains', name)
  })
