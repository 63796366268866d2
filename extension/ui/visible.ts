/** Text of a stranger as it came, sign by sign. Pure. */

/** Signs that would move the cursor, turn the text or hide it become signs that are seen; lines and tabs stay. */
export const visible = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[\p{Cc}--[\n\t]]/gv, pictured)
    .replaceAll(/[\p{Cf}\u2028\u2029]/gu, named)

/** The first 32 have pictures of their own (Unicode, block “Control Pictures”). */
const pictured = (sign: string): string => {
  const code = sign.charCodeAt(0)
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : named(sign)
}
const named = (sign: string): string =>
  `[U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`
