/** Sentences about what happened: one place that knows which parameters their messages take, for the daemon and the pages. */
import type { ActivityEvent, ActivityFlag } from './activity.ts'
import type { Translator } from './i18n.ts'

/** What happened, in a few words. Its `detail` and its own word are text of a stranger. */
export function eventTitle(words: Translator, { kind, word, detail }: ActivityEvent): string {
  const title = (word !== null && ownWord(words, kind, word)) || words.t(`activity.kind.${kind}`)
  return detail === null ? title : `${title}: ${detail}`
}

/** Latchkey’s acts as its journal says them; of what is not known here, the word of its source. */
function ownWord({ t, has }: Translator, kind: ActivityEvent['kind'], word: string): string | null {
  const key = `journal.event.${word}`
  if (kind === 'latchkey') return has(key) ? t(key) : null
  return kind === 'other' ? word : null
}

/** Who did it: of Latchkey’s own acts perhaps the command line, or Latchkey itself. */
export function personOf({ t, has }: Translator, { kind, person }: ActivityEvent): string | null {
  const key = `journal.by.${person ?? ''}`
  return kind === 'latchkey' && has(key) ? t(key) : person
}

/** What a reason leaves out selects the general arm of its message. */
const nothing = { names: 'none', from: '', km: 0, minutes: 0, addresses: 0 }

/**
 * Why a flag asks, with what was compared.
 * @param visible how a stranger's text is shown
 */
export function flagReason(
  { t }: Translator,
  { code, seen }: ActivityFlag['reasons'][number],
  visible: (text: string) => string = (text) => text,
): string {
  const params: Record<string, string | number> = { ...nothing }
  for (const [key, value] of Object.entries(seen)) {
    if (typeof value === 'number') params[key] = value
    else if (typeof value === 'string' && value !== '') params[key] = visible(value)
  }
  return t(`activity.reason.${code}`, params)
}
