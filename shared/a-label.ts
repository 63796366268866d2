/** A label of a name as it is read: `müller` for `xn--mller-kva`. */

/** RFC 3492, section 5 */
const [BASE, T_MIN, T_MAX, SKEW, DAMP, FIRST_BIAS, FIRST_CODE] = [36, 1, 26, 38, 700, 72, 128]

/** What is no Punycode stays as it is. Small letters only. */
export function readableLabel(label: string): string {
  if (!/^xn--./.test(label)) return label
  const encoded = label.slice(4)
  const end = encoded.lastIndexOf('-')
  const codes = end > 0 ? Array.from(encoded.slice(0, end), (letter) => letter.charCodeAt(0)) : []
  let [code, index, bias] = [FIRST_CODE, 0, FIRST_BIAS]
  for (let at = end > 0 ? end + 1 : 0; at < encoded.length;) {
    const before = index
    for (let weight = 1, k = BASE; ; k += BASE) {
      // letters are 0 to 25, digits 26 to 35; what is neither, and what is cut off, is NaN
      const digit = (Number.parseInt(encoded[at++] ?? '', 36) + 26) % BASE
      if (Number.isNaN(digit)) return label
      index += digit * weight
      const least = Math.min(Math.max(k - bias, T_MIN), T_MAX)
      if (digit < least) break
      weight *= BASE - least
    }
    const length = codes.length + 1
    bias = adapted(index - before, length, before === 0)
    code += Math.floor(index / length)
    index %= length
    if (code > 0x10_ffff) return label
    codes.splice(index++, 0, code)
  }
  return String.fromCodePoint(...codes)
}

function adapted(distance: number, length: number, first: boolean): number {
  let delta = Math.floor(distance / (first ? DAMP : 2))
  delta += Math.floor(delta / length)
  let k = 0
  for (; delta > ((BASE - T_MIN) * T_MAX) / 2; k += BASE) delta = Math.floor(delta / (BASE - T_MIN))
  return k + Math.floor((BASE * delta) / (delta + SKEW))
}
