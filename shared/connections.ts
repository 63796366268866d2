/** Logins at the provider that the daemon may read, and what each token may do. */
import * as v from 'valibot'
import { isoTime } from './time.ts'

export const connectionName = v.pipe(v.string(), v.regex(/^[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?$/))

/** The login of the sandbox: always there, never disconnected. */
export const SANDBOX_CONNECTION = 'sandbox'

const capabilityStates = ['allowed', 'refused', 'absent', 'failed', 'unasked'] as const
export type CapabilityState = (typeof capabilityStates)[number]

/** `call` is the API path with its placeholders, as documented: `GET /2/profile`. */
export const capability = v.strictObject({ call: v.string(), state: v.picklist(capabilityStates) })
export type Capability = v.InferOutput<typeof capability>

export const connection = v.strictObject({
  name: connectionName,
  connectedAt: isoTime,
  /** `rejected`: the provider no longer takes the token (401). `locked`: the key that opens it is locked. */
  state: v.picklist(['ok', 'partial', 'refused', 'failed', 'rejected', 'locked', 'never-asked']),
  lastSyncAt: v.nullable(isoTime),
  lastTryAt: v.nullable(isoTime),
  capabilities: v.array(capability),
  /** A list that was full and came back empty was not believed: which one, how many there were. */
  keptBack: v.array(
    v.strictObject({ list: v.string(), organisation: v.string(), was: v.number(), is: v.number() }),
  ),
})
export type Connection = v.InferOutput<typeof connection>
