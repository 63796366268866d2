/** A thing in words. */
import { findingSeen, findingTitle, type Described } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import type { Thing } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'
import type { IconName } from '../../ui/Icon.tsx'

const described = (thing: Thing): Described => ({
  ...thing,
  subject: thing.subjects[0] ?? thing.organisation ?? '',
})

export const thingTitle = (words: Translator, thing: Thing, now: IsoTime): string =>
  findingTitle(words, described(thing), now)

/** What was seen, or why it is not known. */
export function thingSeen(words: Translator, thing: Thing, now: IsoTime): string {
  const { t } = words
  if (thing.status === 'unknown') {
    const reason = thing.reason ?? 'never-asked'
    // who said it can confirm it
    return t(reason === 'stale' && thing.source === 'person' ? 'reason.stale.stated' : `reason.${reason}`)
  }
  return findingSeen(words, described(thing), now)
}

export function thingIcon({ id, status }: Pick<Thing, 'id' | 'status'>): IconName {
  if (status === 'unknown') return 'question'
  if (id.startsWith('domain-')) return 'globe'
  if (id.startsWith('member-') || id.startsWith('administrator-')) return 'person'
  if (id.startsWith('account-')) return 'key'
  if (id.startsWith('session-')) return 'door'
  if (id.startsWith('activity-')) return 'clock'
  if (id.startsWith('organisation-')) return 'building'
  if (id === 'product-expiring') return 'clock'
  return id.startsWith('product-') ? 'box' : 'link'
}
