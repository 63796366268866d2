/** The name of a host as a person reads it. Pure. */
// by its file: the bare name is Node's own module, and without types
import { toUnicode } from 'punycode/punycode.es6.js'

/** `müller.example` for `xn--mller-kva.example`; a name that does not lead back to the same host stays as it is. */
export function readable(host: string): string {
  if (!host.includes('xn--')) return host
  const name = decoded(host)
  const leadsBack = URL.canParse(`https://${name}`) && new URL(`https://${name}`).hostname === host
  return leadsBack ? name : host
}

/** What is no Punycode stays as it is. */
function decoded(host: string): string {
  try {
    return toUnicode(host)
  } catch {
    return host
  }
}
