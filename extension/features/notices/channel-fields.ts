/** What is asked for a way of each kind, and what the form then holds. */
import { severities } from '#shared/findings.ts'
import type { Translator } from '#shared/i18n.ts'
import { misshapenIn, type ChannelField } from '#shared/channel-fields.ts'
import {
  channelRequest,
  noticeAreas,
  type ChannelKind,
  type ChannelRequest,
  type ChannelView,
} from '#shared/notice-channels.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { languages } from '#shared/settings.ts'
import * as v from 'valibot'
import { nameByLanguage } from '../../core/language-names.ts'
import { exactText, fieldText } from '../../ui/fields.ts'
import { weekday } from './channel-words.ts'
import type { FieldRow } from './Field.tsx'

/** Where it leads: field by field, as they are called in `shared/notice-channels.ts`. */
const targets = {
  mail: [
    ['host', 'mail.example.com'],
    ['port', '', '465'],
    ['security', '', 'tls'],
    ['user', ''],
    ['from', 'latchkey@example.com'],
    ['to', 'anna@example.com'],
  ],
  webhook: [['url', 'https://example.com/hook']],
  ntfy: [
    ['server', 'https://ntfy.example.com'],
    ['topic', 'k7Qm2vXw9sLp'],
  ],
} as const satisfies Record<
  ChannelKind,
  readonly (readonly [name: string, example: string, usual?: string])[]
>

export function targetRows({ t }: Translator, kind: ChannelKind, channel: ChannelView | null): FieldRow[] {
  const before: Readonly<Record<string, string | number | boolean | null>> = channel?.target ?? {}
  const kept = channel?.hasSecret ?? false
  return [
    { name: 'name', label: t('connection.name'), value: channel?.name ?? t(`channel.kind.${kind}`) },
    ...targets[kind].map(([name, example, usual = '']): FieldRow => ({
      name,
      label: t(`channel.page.field.${name}`),
      value: String(before[name] ?? usual),
      optional: name === 'user',
      numeric: name === 'port',
      example,
      ...(name === 'security' && {
        choices: [
          ['tls', 'TLS'],
          ['starttls', 'STARTTLS'],
          ['none', t('channel.page.field.security.none')],
        ],
      }),
    })),
    {
      name: 'secret',
      label: t(`channel.page.secret.${kind}`),
      value: '',
      type: 'password',
      optional: true,
      // what is kept is never shown
      example: kept ? t('channel.page.secret.kept') : '',
    },
    ...(kept ? [{ name: 'forget', label: t('channel.page.secret.forget'), value: false }] : []),
    ...(kind === 'ntfy'
      ? [
          {
            name: 'answers',
            label: t('channel.page.answers'),
            hint: t('channel.page.answers.hint'),
            value: before['answers'] !== false,
          },
        ]
      : []),
    {
      name: 'ownNetwork',
      label: t('channel.page.own'),
      hint: t('channel.page.own.hint'),
      value: channel?.ownNetwork ?? false,
    },
  ]
}

export type Timing = ChannelRequest['timing']['type']
const timings = ['at-once', 'unanswered', 'daily', 'weekly'] as const satisfies readonly Timing[]

/** @param timing as it is chosen now */
export function whenRows(
  { t, language }: Translator,
  timing: Timing,
  channel: ChannelView | null,
): FieldRow[] {
  const before = channel?.timing ?? { type: 'at-once' }
  const choices = timings.map((one) => [one, t(`channel.page.timing.${one}`)] as const)
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => [String(day), weekday(language, day)] as const)
  const minutes = 'minutes' in before ? before.minutes : 30
  const day = 'day' in before ? before.day : 1
  const at = 'at' in before ? before.at : '08:00'
  return [
    { name: 'timing', label: t('channel.page.timing'), value: timing, choices },
    ...(timing === 'unanswered'
      ? [{ name: 'minutes', label: t('channel.page.minutes'), value: String(minutes), numeric: true }]
      : []),
    ...(timing === 'weekly'
      ? [{ name: 'day', label: t('channel.page.day'), value: String(day), choices: days }]
      : []),
    ...(timing === 'daily' || timing === 'weekly'
      ? [{ name: 'at', label: t('channel.page.at'), value: at, type: 'time' as const }]
      : []),
  ]
}

export const leastRow = ({ t }: Translator, least: string): FieldRow => ({
  name: 'least',
  label: t('settings.notices.least'),
  value: least,
  choices: severities.map((one) => [one, t(`severity.${one}`)]),
})

export const languageRow = ({ t }: Translator, language: string | null): FieldRow => ({
  name: 'language',
  label: t('settings.language'),
  value: language ?? '',
  choices: [
    ['', t('channel.page.language.own')],
    ...languages.map((one) => [one, nameByLanguage[one]] as const),
  ],
})

/** The field that cannot be as it is, where there is one; `null` for one that has no name. */
export function requestOf(
  form: HTMLFormElement,
  kind: ChannelKind,
  before: ChannelView | null,
): Result<ChannelRequest, ChannelField | null> {
  const data = new FormData(form)
  /** Of what stands in the form, that. */
  const taken = (names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) =>
        data.has(name) ? [[name, valueOf(name, fieldText(form, name))] as const] : [],
      ),
    )
  const areas = data.getAll('areas')
  // nothing would ever go there
  if (areas.length === 0) return err('areas')
  const secret = exactText(form, 'secret')
  const request = {
    ...taken(['name', 'least', 'language']),
    on: before?.on ?? true,
    areas: areas.length === noticeAreas.length ? null : areas,
    timing: { type: fieldText(form, 'timing'), ...taken(['minutes', 'day', 'at']) },
    ownNetwork: data.has('ownNetwork'),
    target: {
      kind,
      ...taken(targets[kind].map(([name]) => name)),
      ...(kind === 'ntfy' && { answers: data.has('answers') }),
    },
    secret: data.has('forget') ? '' : secret || null,
  }
  const parsed = v.safeParse(channelRequest, request)
  return parsed.success ? ok(parsed.output) : err(misshapenIn(request))
}

const valueOf = (name: string, text: string): string | number | null => {
  if (['port', 'minutes', 'day'].includes(name)) return Number(text)
  return text === '' && (name === 'user' || name === 'language') ? null : text
}
