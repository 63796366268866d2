/**
 * Names that nobody takes for an imitation, though they are near another one: their firms have several, or share a word. It goes by
 * what is near a name that people put under a rule; whatever is not here is judged by its letters.
 */
const EVERYWHERE =
  'at be ca ch co.in co.jp co.uk com com.au com.be com.br com.mx de dk es fi fr ie in it li lu nl no pl pt se'

const endingsByName: readonly (readonly [names: string, endings: string])[] = [
  ['amazon ebay google ikea yahoo zalando', EVERYWHERE],
  ['axa dhl gmx raiffeisen swisscom ubs', 'at ch com de fr it net'],
  ['wordpress mozilla', 'com org'],
  ['microsoftonline protonmail mailchimp youtube', 'com'],
  ['wikimedia wikipedia telegram', 'org'],
  ['switch', 'ch'],
  ['twitch', 'tv'],
]
const wellKnown: ReadonlySet<string> = new Set(
  endingsByName.flatMap(([names, endings]) =>
    names.split(' ').flatMap((name) => endings.split(' ').map((ending) => `${name}.${ending}`)),
  ),
)

/** The one at or below which a host is: two labels, or three. */
export function wellKnownOf(host: string): string | null {
  const labels = host.split('.')
  return [-2, -3].map((from) => labels.slice(from).join('.')).find((name) => wellKnown.has(name)) ?? null
}
