/**
 * In which way a host imitates a name. No list of suffixes is needed: a guarded name is one label above its suffix, and what stands
 * in the host is compared with that label. The ways are the families of dnstwist.
 */
import { readableLabel } from './a-label.ts'
import { editsBetween } from './edits.ts'
import { skeletonOf } from './skeleton.ts'
import type { GuardedName, SiteReason } from './sites.ts'

/** A host without its last label, as it is read. */
export interface SeenHost {
  /** All of it, for a name that stands whole within it. */
  readonly host: string
  readonly labels: readonly SeenLabel[]
  /** Those that its owner may have registered: the last, and the one before where that may be part of a suffix (`co.uk`). */
  readonly own: readonly SeenLabel[]
}
interface SeenLabel {
  readonly text: string
  readonly look: string
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
  'true-origin' | 'not-https' | 'other-port' | 'not-listed' | 'user-name' | 'in-path' | 'no-name' | 'unlike'
>

/** Letters: a name of so many or fewer is part of too many others to be looked for by its letters alone. */
const SHORT = 5
/** From so many on, a name does not stand within another one by chance. */
const LONG = 9

/** What stands beside a name that is imitated: the words of dnstwist's lists, and those of sign-in pages in five languages. */
const words =
  'access|account|acceso|accesso|admin|anmeldung|app|auth|bill|billing|check|claim|click|client|cloud|compte|confirm|' +
  'confirmation|connect|connexion|conto|cuenta|download|enroll|factura|facture|fattura|find|help|home|hosting|http|https|' +
  'id|info|install|invoice|konto|log|login|logon|mail|manager|my|office|online|pay|payment|payments|portal|' +
  'rechnung|recovery|register|renew|safe|secure|security|service|services|sign|signin|signup|site|ssl|sso|' +
  'summary|support|team|update|user|verification|verify|view|web|webmail|ww|www'
const onlyWords = new RegExp(`^(?:${skeletonOf(words)})+$`)
const wordsAround = new RegExp(`^(?:${skeletonOf(words)})+|(?:${skeletonOf(words)})+$`, 'g')

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
  return { host, labels, own: labels.slice(mayBeSuffix ? -2 : -1) }
}

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
  // whole, before another one: infomaniak.com.example.tk
  if (`.${host}.`.includes(`.${name}.`)) return true
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
  const most = text.length <= SHORT ? 0 : text.length < LONG ? 1 : 2
  if (most === 0) return false
  const looked = own.flatMap((label) => {
    const parts = look.length >= LONG ? label.text.split('-').map(skeletonOf) : []
    return [label.look, label.look.replaceAll(wordsAround, ''), ...parts]
  })
  const joined = unique
    ? [lookOf(labels.map((label) => label.text).join('')).replaceAll(wordsAround, '')]
    : []
  return [...looked, ...joined].some(
    (one) => editsBetween(one, look, most) <= most || blurred(one) === blurred(look),
  )
}

/** Strokes that are told apart only on looking twice, and an end that is said as `k`. */
const blurred = (look: string) =>
  look
    .replaceAll(/[mnr]+/g, 'n')
    .replaceAll(/l[kc]/g, 'k')
    .replace(/que$/, 'k')
    .replaceAll('e', 'c')
    .replaceAll('b', 'd')
    .replaceAll('q', 'g')
