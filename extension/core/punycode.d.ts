/** The package brings no types, and those made for it know its main file alone. */
declare module 'punycode/punycode.es6.js' {
  /** Throws where a label that begins with `xn--` is no Punycode. */
  export function toUnicode(domain: string): string
}
