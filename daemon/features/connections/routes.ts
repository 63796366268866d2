/** Logins at the provider: connect, see what the token may do, believe a list, disconnect without a trace. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '../../core/answer.ts'
import type { Env } from '../../core/caller.ts'
import { body, describe } from '../../core/route.ts'
import {
  capability,
  connection,
  connectionName,
  type Capability,
  type Connection,
} from '#shared/connections.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Result } from '#shared/result.ts'

export interface Connections {
  list(): readonly Connection[]
  /** Checks the token with the provider, keeps it encrypted, and syncs. The token is never said again. */
  connect(
    name: string,
    token: string,
    key: { readonly passphrase: string | null },
  ): Promise<Result<{ readonly connected: boolean; readonly capabilities: readonly Capability[] }, ErrorCode>>
  /** Removes the token and everything that was read with it. */
  disconnect(name: string): Promise<boolean>
  /** The person says that a list which came back empty is so. */
  believe(name: string, list: string, organisation: string): Promise<boolean>
}

/** Tokens are opaque; the bounds keep out what was pasted by mistake. */
const token = v.pipe(v.string(), v.trim(), v.minLength(8), v.maxLength(4096), v.regex(/^[\x21-\x7e]+$/))

const connectRequest = v.strictObject({
  name: connectionName,
  token,
  /** For a first connection where there is no system keychain: what the key is locked with. */
  passphrase: v.optional(v.nullable(v.pipe(v.string(), v.minLength(8), v.maxLength(1024))), null),
})
const connectAnswer = v.strictObject({ connected: v.boolean(), capabilities: v.array(capability) })
const listAnswer = v.strictObject({ connections: v.array(connection) })
const believeRequest = v.strictObject({ list: v.string(), organisation: v.string() })
const done = v.strictObject({ done: v.literal(true) })

export const connectionRoutes = ({
  connections,
  changed,
}: {
  connections: Connections
  changed: () => void
}) =>
  new Hono<Env>()
    .get(
      '/v1/connections',
      describe({ for: 'any', summary: 'Connected logins', answers: { 200: listAnswer } }),
      (c) => c.json({ connections: [...connections.list()] }, 200),
    )
    .post(
      '/v1/connections',
      describe({ for: 'any', summary: 'Connect a login by its API token', answers: { 200: connectAnswer } }),
      body(connectRequest),
      async (c) => {
        const { name, token, passphrase } = c.req.valid('json')
        return answer(c, await connections.connect(name, token, { passphrase }))
      },
    )
    .delete(
      '/v1/connections/:name',
      describe({ for: 'any', summary: 'Disconnect, without a trace', answers: { 200: done } }),
      async (c) => {
        if (!(await connections.disconnect(c.req.param('name')))) return refuse(c, 'not-found')
        changed()
        return c.json({ done: true } as const, 200)
      },
    )
    .post(
      '/v1/connections/:name/believe',
      describe({ for: 'any', summary: 'A list that came back empty is so', answers: { 200: done } }),
      body(believeRequest),
      async (c) => {
        const { list, organisation } = c.req.valid('json')
        if (!(await connections.believe(c.req.param('name'), list, organisation)))
          return refuse(c, 'not-found')
        changed()
        return c.json({ done: true } as const, 200)
      },
    )
