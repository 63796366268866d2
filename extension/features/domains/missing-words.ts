/** What was found at each step of the way to a missing name, as one sentence. */
import type { MissingName } from '#shared/domain-detail.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'

type Step = MissingName['steps'][number]

const times = ['since', 'again', 'until']

/** Times are told in the reader's words; what is not known becomes the `none` of a choice. */
export function stepSentence({ t, moment }: Translator, { step, state, seen }: Step, now: IsoTime): string {
  const told = Object.entries(seen).map(([key, value]) => [
    key,
    value === null ? 'none' : times.includes(key) ? moment(String(value) as IsoTime, now) : value,
  ])
  return t(`missing.${step}.${state}`, { ...nothing, ...Object.fromEntries(told) })
}

/** Every parameter of these messages: a daemon of another version may leave one out. */
const nothing = {
  organisation: 'none',
  login: 'none',
  logins: 0,
  organisations: 0,
  unread: 0,
  kind: 'domain',
  since: 'none',
  again: 'none',
  until: 'none',
  why: 'none',
  looks: 'none',
  registrar: 'none',
}
