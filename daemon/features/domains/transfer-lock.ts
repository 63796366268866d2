/** Where a name can be locked against transfers, and whether it is (EPP, RFC 5731, section 2.3). */

export const transferLocks = [
  'client transfer prohibited',
  'server transfer prohibited',
  'transfer prohibited',
  'locked',
]

/** Country extensions whose registries run as those of generic ones do; others guard transfers by codes or paper alone. */
const LOCKED_COUNTRIES = new Set('ac ag ai bz ca cc co in io la lc me mn pw sc sh us tv vc ws'.split(' '))

/** Every generic extension has it by contract; A-labels may be of either kind. */
export function hasTransferLock(name: string): boolean {
  const tld = name.slice(name.lastIndexOf('.') + 1)
  return tld.length === 2 ? LOCKED_COUNTRIES.has(tld) : !tld.startsWith('xn--')
}
