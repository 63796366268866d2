/** An RDAP answer (RFC 9083) as far as it is used: what is not as it should be is told from what is not there. */
import * as v from 'valibot'

const list = v.fallback(v.array(v.unknown()), [])
const text = v.fallback(v.optional(v.string()), undefined)

export const rdapBody = v.looseObject({
  errorCode: v.optional(v.unknown()),
  title: text,
  description: list,
  rdapConformance: v.optional(v.unknown()),
  notices: v.optional(v.unknown()),
  objectClassName: text,
  ldhName: text,
  unicodeName: text,
  status: v.optional(v.unknown()),
  events: v.optional(v.unknown()),
  redacted: list,
  entities: list,
  nameservers: v.optional(v.unknown()),
  secureDNS: v.optional(v.unknown()),
})
export type RdapBody = v.InferOutput<typeof rdapBody>

/** The name that it is about; some print an empty one of the two. */
export const nameOf = ({ ldhName, unicodeName }: RdapBody): string | null =>
  [ldhName, unicodeName].find((one) => one !== undefined && one.trim() !== '') ?? null
