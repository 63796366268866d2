/**
 * In which way a host imitates a name. No list of suffixes is needed: a guarded name is one label above its suffix, and what stands
 * in the host is compared with that label. The ways are the families of dnstwist.
 */
import { readableLabel } from './a-label.ts'
import { editsBetween } from './edits.ts'
import { saidIn, skeletonOf } from './skeleton.ts'
import { onlyWords, withoutWords } from './sign-in-words.ts'
import type { GuardedName, SiteReason } from './sites.ts'

/** A host without its last label, as it is read. */
export interface SeenHost {
  /** All of it, for a name that stands whole within it. */
  readonly host: string
  readonly labels: readonly SeenLabel[]
  /** Those that its owner may have registered: the last, and the one before where that may be part of a suffix (`co.uk`). */
  readonly own: readonly OwnLabel[]
}
interface SeenLabel {
  readonly text: string
  readonly look: string
}
/** Made once for all names that it is compared with. */
interface OwnLabel extends SeenLabel {
  /** How it looks, as it is said, and without words of sign-in pages. */
  readonly forms: readonly string[]
  readonly parts: readonly string[]
}
interface Name extends SeenLabel {
  readonly name: string
  /** `infomaniakcom` */
  readonly flatLook: string
  /** Nobody else has cause to carry the provider's; any word may be an organisation's, and its own services carry it. */
  readonly unique: boolean
}

export type Way = Exclude<
  SiteReason,
  | 'true-origin'
  | 'not-https'
  | 'other-port'
  | 'not-listed'
  | 'elsewhere'
  | 'user-name'
  | 'in-path'
  | 'hidden'
  | 'no-name'
  | 'near'
  | 'unlike'
>

/** Letters: a name of so many or fewer is part of too many others to be looked for by its letters alone. */
const SHORT = 5
/** From so many on, a name does not stand within another one by chance. */
const LONG = 9

const bare = (text: string) => text.replaceAll('-', '')
const lookOf = (text: string) => skeletonOf(bare(text))
const labelOf = (text: string): SeenLabel => ({ text, look: lookOf(text) })

/** @param host small letters, A-labels, without a dot at its end */
export function seenHost(host: string): SeenHost {
  const all = host.split('.').map(readableLabel)
  const ending = all.length > 1 ? (all.pop() ?? '') : ''
  const labels = all.map(labelOf)
  const last = labels.at(-1)
  const mayBeSuffix = ending.length === 2 && (last?.text.length ?? 0) <= 3
  return { host, labels, own: labels.slice(mayBeSuffix ? -2 : -1).map(ownLabel) }
}

const ownLabel = ({ text, look }: SeenLabel): OwnLabel => ({
  text,
  look,
  forms: [look, lookOf(saidIn(text)), ...withoutWords(bare(text))],
  parts: text.split('-').map(skeletonOf),
})

/** What stands below a name whose owner is known: that name is beyond doubt, and whatever stands before it is not. */
export const seenBelow = (host: string, name: string): SeenHost => ({
  ...seenHost(`${host.slice(0, -name.length)}-`),
  own: [],
})

function nameOf({ name, by }: GuardedName): Name {
  const [first = '', ...suffix] = name.split('.').map(readableLabel)
  return {
    ...labelOf(first),
    name,
    flatLook: lookOf(first + suffix.join('')),
    unique: by === 'provider',
  }
}

const ways: readonly (readonly [Way, (seen: SeenHost, name: Name) => boolean])[] = [
  ['same-look', sameLook],
  ['other-ending', ({ own }, { text }) => own.some((label) => label.text === text)],
  ['name-inside', nameInside],
  ['mistyped', mistyped],
]

/** Null where it imitates the name in none of them. The host is neither the name itself nor below it. */
export function wayOfImitation(seen: SeenHost, guarded: GuardedName): Way | null {
  const name = nameOf(guarded)
  return ways.find(([, holds]) => holds(seen, name))?.[0] ?? null
}

function sameLook({ labels, own }: SeenHost, { text, look, unique }: Name): boolean {
  const isLike = (label: SeenLabel) => label.look === look && bare(label.text) !== bare(text)
  // of three letters, `l` for `i` is another word; letters of other scripts are nobody's accident
  const isSure = (label: SeenLabel) => text.length > 3 || /[^\0-\x7f]/.test(label.text)
  return (unique ? labels : own).some((label) => isLike(label) && isSure(label))
}

function nameInside({ host, labels, own }: SeenHost, { name, text, look, flatLook, unique }: Name): boolean {
  // whole, before another one: infomaniak.com.example.tk, www-infomaniak.com-login.tk
  if (dotted(`.${host}`).includes(dotted(`.${name}.`))) return true
  const joined = labels.map((label) => label.look)
  if (unique) return lookOf(labels.map((label) => label.text).join('')).includes(look)
  // infomaniakcom.tk, www-infomaniak-com.tk
  if (flatLook.length >= SHORT && labels.some((label) => isBeside(label.look, flatLook, true))) return true
  // info.maniak.com
  if (
    text.length > SHORT &&
    joined.some((_, at) => at < joined.length - 1 && joined.slice(at).join('') === look)
  )
    return true
  return own.some(
    (label) =>
      (look.length >= LONG && label.look.includes(look)) ||
      (text.length > SHORT ? isBeside(label.look, look, false) : standsApart(label.text, text)),
  )
}

const dotted = (text: string) => text.replaceAll('-', '.')

/** With nothing beside it but words of sign-in pages. */
function isBeside(look: string, name: string, alone: boolean): boolean {
  if (look === name) return alone
  const at = look.indexOf(name)
  const around = look.slice(0, at) + look.slice(at + name.length)
  return at >= 0 && onlyWords.test(around)
}

/** `ubs-login`, and not `dubsign` */
const standsApart = (text: string, name: string) =>
  text.length > name.length &&
  text.startsWith(`${name}-`) !== text.endsWith(`-${name}`) &&
  onlyWords.test(lookOf(text.startsWith(`${name}-`) ? text.slice(name.length) : text.slice(0, -name.length)))

function mistyped({ labels, own }: SeenHost, { text, look, unique }: Name): boolean {
  const plain = bare(text)
  if (plain.length > 3 && own.some((label) => bare(label.text) === plain)) return true
  if (text.length <= SHORT) return false
  const looked = own.flatMap(({ forms, parts }) => (look.length >= LONG ? [...forms, ...parts] : forms))
  const joined = unique ? withoutWords(bare(labels.map((label) => label.text).join(''))).slice(-1) : []
  if (own.some((label) => isOtherWord(label.text, text) || uncounted(label.text) === uncounted(text)))
    return false
  return [...looked, ...joined].some((one) => isSlip(one, look))
}

/** Two letters of a long name, and one of a shorter one. */
function isSlip(one: string, look: string): boolean {
  const most = look.length < LONG ? 1 : 2
  return editsBetween(one, look, most) <= most || blurred(one) === blurred(look)
}

/** Of as many words, a short one of which is another one: `praxis-huber` is no slip in `praxis-weber`. */
function isOtherWord(text: string, name: string): boolean {
  const [parts, wanted] = [text.split('-'), name.split('-')]
  const isOther = (part: string, at: number) => {
    const meant = skeletonOf(wanted[at] ?? '')
    return meant.length <= SHORT && editsBetween(skeletonOf(part), meant, 1) > 1
  }
  return parts.length === wanted.length && parts.length > 1 && parts.some(isOther)
}

/** Of another year, or the next of a chain: `studio24` is no slip in `studio54`. */
const uncounted = (text: string) => text.replaceAll(/\d+/g, '0')

/** Words that are two letters from the provider's name, in many languages and in the hands of many; what is one from it is a slip. */
const wordsNear: ReadonlySet<string> = new Set([
  'infomanias',
  'infomanie',
  'infomanual',
  'infomatika',
  'kinomaniak',
])
export const isWordNear = ({ own }: SeenHost): boolean => own.some(({ text }) => wordsNear.has(bare(text)))

/** Strokes that are told apart only on looking twice, and an end that is said as `k`. */
const blurred = (look: string) =>
  look
    .replaceAll(/[mnr]+/g, 'n')
    .replace(/(?:que|ck?)$/, 'k')
    .replaceAll(/l[kc]/g, 'k')
    .replaceAll('e', 'c')
    .replaceAll('b', 'd')
    .replaceAll('q', 'g')
