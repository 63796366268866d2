/** Opens what mends a thing, with why it matters and the way to put it off. */
import type { Thing } from '#shared/status.ts'
import { thingTitle } from '../features/findings/describe.ts'
import type { App } from './app.ts'

export function openThing(app: App, thing: Thing): void {
  const title = thingTitle(app.words.peek(), thing, app.overview.now.peek())
  app.guided.value = { guide: thing.fix, title, key: thing.key }
}
