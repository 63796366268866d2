/** What is kept of the paired clients: of a secret nothing but its hash. */
import * as v from 'valibot'
import { clientId, pairedBy, type PairedClient } from '#shared/pairing.ts'
import { isoTime } from '#shared/time.ts'

const common = {
  id: clientId,
  name: v.string(),
  /** SHA-256 of the secret's bytes, in hex. The secret has 256 bits, so a slow hash would add nothing. */
  hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  createdAt: isoTime,
  lastUsedAt: v.nullable(isoTime),
}

const client = v.variant('kind', [
  v.strictObject({
    ...common,
    kind: v.literal('browser'),
    origin: v.string(),
    // those of the first version had no other way
    pairedBy: v.optional(pairedBy, 'code'),
  }),
  v.strictObject({ ...common, kind: v.literal('script') }),
])
export type Client = v.InferOutput<typeof client>

export const clientsFile = v.strictObject({ clients: v.array(client) })
export type ClientsFile = v.InferOutput<typeof clientsFile>

export const noClients: ClientsFile = { clients: [] }

/** What may be shown of a client. */
export const shown = (client: Client): PairedClient => ({
  id: client.id,
  name: client.name,
  browser: client.kind === 'script' ? 'script' : browserOf(client.origin),
  kind: client.kind,
  pairedBy: client.kind === 'script' ? null : client.pairedBy,
  createdAt: client.createdAt,
  lastUsedAt: client.lastUsedAt,
})

const browserOf = (origin: string) => (origin.startsWith('moz-extension:') ? 'Firefox' : 'Chromium')
