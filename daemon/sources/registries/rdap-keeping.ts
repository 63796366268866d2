/** In whose hands an RDAP answer says that a name is, and where it leads. */
import * as v from 'valibot'
import type { Keeping } from '#shared/domains.ts'
import { known, unknown } from '#shared/fact.ts'
import { nameServersOf, registrarOf } from './keeping.ts'
import type { RdapBody } from './rdap-body.ts'

const text = v.fallback(v.optional(v.string()), undefined)
const list = v.fallback(v.array(v.unknown()), [])
const entities = v.array(
  v.fallback(v.nullable(v.object({ roles: list, handle: text, publicIds: list, vcardArray: list })), null),
)
const publicIds = v.array(
  v.fallback(v.nullable(v.object({ type: v.string(), identifier: v.string() })), null),
)
const servers = v.array(v.object({ ldhName: v.string() }))
const secure = v.object({ delegationSigned: v.optional(v.unknown()), dsData: list, keyData: list })

/** Far more than any name has. */
const MOST_ENTITIES = 200

export const readKeeping = (body: RdapBody): Keeping => ({
  nameServers: readServers(body),
  signed: readSigned(body),
  registrar: readRegistrar(body),
})

/** No list is not an empty one: some registries print none. */
function readServers({ nameservers }: RdapBody): Keeping['nameServers'] {
  if (nameservers === undefined || nameservers === null) return unknown('not-published')
  const read = v.safeParse(servers, nameservers)
  return read.success ? nameServersOf(read.output.map(({ ldhName }) => ldhName)) : unknown('odd')
}

function readSigned({ secureDNS }: RdapBody): Keeping['signed'] {
  if (secureDNS === undefined || secureDNS === null) return unknown('not-published')
  const read = v.safeParse(secure, secureDNS)
  if (!read.success) return unknown('odd')
  const { delegationSigned, dsData, keyData } = read.output
  if (typeof delegationSigned === 'boolean') return known(delegationSigned)
  return dsData.length + keyData.length > 0 ? known(true) : unknown('odd')
}

function readRegistrar(body: RdapBody): Keeping['registrar'] {
  const found = v
    .parse(entities, body.entities.slice(0, MOST_ENTITIES))
    .find((one) => one?.roles.includes('registrar'))
  if (!found) return unknown('not-published')
  const ids = v.parse(publicIds, found.publicIds)
  const iana = ids.find((one) => one !== null && /^iana registrar id$/i.test(one.type.trim()))
  return registrarOf(nameIn(found.vcardArray) ?? found.handle, iana?.identifier)
}

/** jCard (RFC 7095): `["vcard", [["fn", {}, "text", "Example Inc."], ...]]`. */
function nameIn([, properties]: readonly unknown[]): string | undefined {
  if (!Array.isArray(properties)) return undefined
  for (const property of ['fn', 'org'])
    for (const one of properties as unknown[]) {
      const value: unknown = Array.isArray(one) && one[0] === property ? one[3] : undefined
      if (typeof value === 'string' && value.trim() !== '') return value
    }
  return undefined
}
