/** The mails that tell people in advance that 2FA will be required: plain text, in the language of those who read them. */
import { onOneLine } from '#daemon/core/foreign-text.ts'
import { createTranslator, type MessageKey } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { textAnswer, textRequest } from '#shared/requirement.ts'
import type { Language } from '#shared/settings.ts'
import type * as v from 'valibot'
import { startOf } from './plan.ts'

type Kind = v.InferOutput<typeof textRequest>['kind']

/** What follows the opening, in this order. An alert is about a person's own account, and announces nothing. */
const help: readonly MessageKey[] = ['mail.methods', 'mail.codes', 'mail.passwords']
const inAdvance: readonly MessageKey[] = ['mail.stopped', 'mail.open', ...help, 'mail.leave', 'mail.where']
const partsByKind: Readonly<Record<Kind, readonly MessageKey[]>> = {
  announce: inAdvance,
  remind: inAdvance,
  alert: [...help, 'mail.where'],
}

/**
 * @param wanted.on the planned day in UTC, `null` where there is none
 * @param wanted.address of the page on which a second step is set up: the only one in the mail
 */
export function textOf(wanted: {
  readonly kind: Kind
  readonly language: Language
  readonly organisation: string
  readonly on: string | null
  /** Whether it is required already. */
  readonly required: boolean | null
  readonly address: string
}): v.InferOutput<typeof textAnswer> {
  const { kind, language, on, required, address } = wanted
  const { t } = createTranslator(language, catalogues[language])
  // the name comes from outside: it may neither break the subject nor bring an address of its own
  const organisation = onOneLine(wanted.organisation, ' ').replaceAll('://', ':\u200B//')
  const params = {
    organisation,
    state: required === true ? 'required' : on === null ? 'open' : 'planned',
    date: on === null ? '' : longDay(on, language),
    address,
  }
  const parts: readonly MessageKey[] = [
    'mail.greeting',
    `mail.${kind}.opening`,
    ...partsByKind[kind],
    'mail.forged',
    'mail.closing',
  ]
  return {
    subject: t(`mail.${kind}.subject`, params),
    body: `${parts.map((key) => t(key, params)).join('\n\n')}\n`,
  }
}

/** `Monday, 1 February 2027` */
function longDay(day: string, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : language
  const at = startOf(day)
  return at === null
    ? day
    : new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(Date.parse(at))
}
