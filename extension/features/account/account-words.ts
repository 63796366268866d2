/** What is known of a login, in words. */
import { twoFactorMethods } from '#shared/account.ts'
import type { AccountFact, AccountFactKey } from '#shared/account-view.ts'
import { isKnown, type Observation } from '#shared/fact.ts'
import type { Translator } from '#shared/i18n.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'
import * as v from 'valibot'
import type { References } from './model.ts'

export const factName = ({ t }: Translator, key: AccountFactKey): string => t(`account.fact.${key}`)

const choices = ['on', 'off', 'verified', 'unverified', 'missing'] as const
const listByKey = { language: 'languages', country: 'countries', timeZone: 'timeZones' } as const

export function factValue(
  { t, date, list, language }: Translator,
  { key, told }: AccountFact,
  references: References | null,
  now: IsoTime,
): string {
  if (!isKnown(told)) return t('app.unknown')
  const value = told.known
  if (value === null) return t('account.value.sso')
  if (typeof value === 'boolean') return t(value ? 'account.value.yes' : 'account.value.no')
  if (typeof value === 'number') return String(value)
  if (Array.isArray(value)) {
    const named = value.map((one) => {
      const method = twoFactorMethods.find((known) => known === one)
      return method ? t(`method.${method}`) : one
    })
    return named.length === 0 ? t('account.value.missing') : list(named)
  }
  if (typeof value === 'object') return value.address ?? t('account.value.missing')
  const choice = choices.find((one) => one === value)
  if (choice) return t(`account.value.${choice}`)
  const time = v.safeParse(isoTime, value)
  if (time.success) return date(time.output, now)
  if (key === 'country') return regionName(language, value)
  return key === 'language' || key === 'timeZone' ? referenceName(references, listByKey[key], value) : value
}

/** A country's name in the reader's language; as it came where that has none. */
function regionName(language: string, code: string): string {
  if (!/^[A-Z]{2}$/i.test(code)) return code
  return new Intl.DisplayNames([language], { type: 'region' }).of(code.toUpperCase()) ?? code
}

function referenceName(references: References | null, of: 'languages' | 'timeZones', value: string): string {
  const entries = references?.[of].entries ?? []
  const found = entries.find(
    ({ code, name }) => name === value || code === value || code?.slice(0, 2) === value,
  )
  return found?.name ?? value
}

/** Who says it and how old that is, or why it is not known. */
export function factSource(
  { t, date, relative }: Translator,
  { told, source, observedAt }: Pick<AccountFact, 'told'> & Observation,
  now: IsoTime,
): string {
  if (!isKnown(told))
    return t(
      told.unknown === 'stale' && source === 'person' ? 'reason.stale.stated' : `reason.${told.unknown}`,
    )
  if (observedAt === null) return t(`source.${source}`)
  if (source === 'person') return t('name.stated.at', { date: date(observedAt, now) })
  return t('panel.observed', { source: t(`source.${source}`), when: relative(observedAt, now) })
}
