/** The port to what keeps events: whoever reads a journal tells it here. */
import type { ActivityEvent } from '#shared/activity.ts'

export interface ActivityEar {
  /** An event that was told before, by its id, is the same one: what a source corrects it tells by another id. */
  take(events: readonly ActivityEvent[]): Promise<unknown>
  /** The source tells the list of this login, and those of these organisations: they are not unknown. */
  listsKnown(
    login: string,
    organisations: readonly { readonly id: string; readonly name: string }[],
  ): Promise<unknown> | void
}
