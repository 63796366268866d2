/** As much of a contact as tells its owner which one it is, and nobody else what it is. */

/** `…90`: the last two digits. */
export const maskedNumber = (number: string): string => `…${number.replaceAll(/\D/g, '').slice(-2)}`

/** `a…@e….example` */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [local, host] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)]
  const dot = host.lastIndexOf('.')
  return `${first(local)}…@${first(host)}…${dot > 0 ? host.slice(dot) : ''}`
}
const first = (text: string) => Array.from(text)[0] ?? ''
