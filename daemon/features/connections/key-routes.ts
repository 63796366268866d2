/** The key that protects the tokens at rest: whether it is there, and unlocking it. */
import { Hono } from 'hono'
import * as v from 'valibot'
import { refuse } from '../../core/answer.ts'
import { idOf, type Env } from '../../core/caller.ts'
import type { Act } from '../../core/journal.ts'
import { body, describe } from '../../core/route.ts'
import type { Secrets } from '../../core/secrets.ts'

const keyState = v.strictObject({
  state: v.picklist(['empty', 'ready', 'locked']),
  slot: v.nullable(v.picklist(['keychain', 'passphrase', 'keyfile'])),
  keychain: v.boolean(),
})
const unlockRequest = v.strictObject({ passphrase: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)) })

export const keyRoutes = ({
  secrets,
  keychainAvailable,
  note,
  unlocked,
}: {
  secrets: Secrets
  keychainAvailable: () => Promise<boolean>
  note: (act: Act) => void
  /** What waited for the key can be done now. */
  unlocked: () => void
}) =>
  new Hono<Env>()
    .get(
      '/v1/key',
      describe({ summary: 'The key that protects tokens at rest', for: 'any', answers: { 200: keyState } }),
      async (c) =>
        c.json({ state: secrets.state, slot: secrets.slot, keychain: await keychainAvailable() }, 200),
    )
    .post(
      '/v1/unlock',
      describe({
        summary: 'Unlock it',
        for: 'any',
        answers: { 200: v.strictObject({ unlocked: v.literal(true) }) },
      }),
      body(unlockRequest),
      async (c) => {
        const done = await secrets.unlock(c.req.valid('json').passphrase)
        if (!done.ok) return refuse(c, done.error.type === 'wait' ? 'too-many-failures' : 'wrong-passphrase')
        note({ event: 'key.unlocked', by: idOf(c.var.caller) })
        unlocked()
        return c.json({ unlocked: true } as const, 200)
      },
    )
