/** An event in words. Whatever a source gives is text of a stranger: what would turn or hide it is seen. Pure. */
import { eventTitle as titleOf, personOf } from '#shared/activity-words.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import type { Translator } from '#shared/i18n.ts'
import { visible } from '../../ui/visible.ts'

export const eventTitle = (words: Translator, event: ActivityEvent): string => visible(titleOf(words, event))

/** Who, with what and from where, as the source gives it; and which source. */
export function saidOf(words: Translator, event: ActivityEvent): string {
  const { t } = words
  const { login, device, place, address, source } = event
  const where = [device, place && (place.country ? `${place.name}, ${place.country}` : place.name), address]
  // what was done here was done on this computer
  const told = where.some(Boolean) || source === 'latchkey' ? where : [t('activity.flag.nowhere')]
  return visible(
    [personOf(words, event) ?? login, ...told, t(`activity.source.${source}`)].filter(Boolean).join(' · '),
  )
}
