/** An entry in words, and how a list of them is put in order and searched. Pure. */
import type { CodeEntry, CodeShape } from '#shared/codes.ts'
import type { Translator } from '#shared/i18n.ts'

type Named = Pick<CodeEntry, 'issuer' | 'account'>

/** `482 915`, `482 9151`, `4829 1516`: as people read them out. */
export const grouped = (code: string): string => {
  const half = Math.floor(code.length / 2)
  return `${code.slice(0, half)} ${code.slice(half)}`
}
/** Digit by digit: a screen reader would say a number. */
export const spelled = (code: string): string =>
  Array.from(grouped(code).replace(' ', ',')).join(' ').replace(' ,', ',')

/** `Infomaniak · anna@vully.example`; what there is of it. */
export const nameOf = ({ t }: Translator, { issuer, account }: Named): string =>
  [issuer, account].filter((part) => part !== '').join(' · ') || t('codes.no-name')

/** `SHA-1 · 6 digits · every 30 s` */
export const shapeOf = ({ t }: Translator, shape: CodeShape): string =>
  [
    shape.algorithm,
    t('codes.digits', { digits: shape.digits }),
    shape.period === null ? t('codes.by-counter') : t('codes.every', { seconds: shape.period }),
  ].join(' · ')

export const inOrder = (entries: readonly CodeEntry[]): readonly CodeEntry[] =>
  entries.toSorted(
    (one, other) => order.compare(sortedBy(one), sortedBy(other)) || (one.id < other.id ? -1 : 1),
  )

const order = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true })
const sortedBy = ({ issuer, account }: Named) => `${issuer || account}\n${account}`

/** What a search looks into: names and hosts, without case and accents. */
export const folded = ({ issuer, account, origins }: Named & Pick<CodeEntry, 'origins'>): string =>
  [issuer, account, ...origins.map((origin) => origin.replace(/^https?:\/\//, ''))]
    .join(' ')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLocaleLowerCase()
    .trim()

/** Without its scheme, where the scheme is the usual one. */
export const hostOf = (origin: string | null): string | null => origin?.replace(/^https:\/\//, '') ?? null
