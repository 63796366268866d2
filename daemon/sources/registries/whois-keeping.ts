/** In whose hands a WHOIS record says that a name is, and where it leads. */
import type { Keeping } from '#shared/domains.ts'
import { known, unknown } from '#shared/fact.ts'
import { nameServersOf, registrarOf } from './keeping.ts'
import type { KeyRole } from './whois-keys.ts'

export function readKeeping(valuesOf: (role: KeyRole) => readonly string[]): Keeping {
  const servers = valuesOf('server')
  const [registrar] = valuesOf('registrar')
  const [id] = valuesOf('registrar-id')
  const [signed] = valuesOf('signed')
  return {
    // an address or an explanation may stand behind the name
    nameServers:
      servers.length === 0
        ? unknown('not-published')
        : nameServersOf(servers.map((one) => one.split(/[\s,|([]/, 1)[0] ?? '')),
    signed: readSigned(signed),
    registrar: registrarOf(registrar, id),
  }
}

const SIGNED = /^(?:signed(?: ?delegation)?|yes|y|active|true)$/
const UNSIGNED = /^(?:unsigned(?: ?delegation)?|no|n|none|inactive|false|not signed)$/

function readSigned(printed: string | undefined): Keeping['signed'] {
  if (printed === undefined) return unknown('not-published')
  const word = printed.trim().toLowerCase()
  return SIGNED.test(word) ? known(true) : UNSIGNED.test(word) ? known(false) : unknown('odd')
}
