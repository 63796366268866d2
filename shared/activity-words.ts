/** Sentences about what happened: one place that knows which parameters their messages take, for the daemon and the pages. */
import type { ActivityAnswer, ActivityEvent, ActivityFlag } from './activity.ts'
import { isKnown } from './fact.ts'
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

/** A person's name for a login: their own, else what the login is called here. */
export const nameOfLogin = ({ login, person }: { login: string; person: string | null }): string =>
  person === null || person === '' ? login : person

/** `Activity of the login, Anna Vully: The source did not answer`; of one that is told, its name alone. */
export function listSaid(
  { t }: Translator,
  { login, person, organisation, list, state }: ActivityAnswer['lists'][number],
): string {
  const whose = organisation?.name ?? (login === null ? null : nameOfLogin({ login, person }))
  const named = whose === null ? t(`activity.list.${list}`) : `${t(`activity.list.${list}`)}, ${whose}`
  return isKnown(state) ? named : `${named}: ${t(`reason.${state.unknown}`)}`
}

/** What a reason leaves out selects the general arm of its message. */
const nothing = { names: 'none', was: 'new', from: '', km: 0, minutes: 0, addresses: 0 }

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
