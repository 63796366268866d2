/** Changing the key that protects the tokens: for the command line alone. */
import { Hono, type Context } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Way } from '#daemon/core/key-ring.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { ChangeFault, Secrets } from '#daemon/core/secrets.ts'
import type { ErrorCode } from '#shared/errors.ts'
import {
  keyChanged,
  keyStatus,
  passphraseRequest,
  recoverRequest,
  recoveryRequest,
  rotateRequest,
} from '#shared/keys.ts'
import type { Result } from '#shared/result.ts'

export interface KeyDeps {
  readonly secrets: Secrets
  readonly keychainAvailable: () => Promise<boolean>
  readonly note: (act: Act) => void
  /** What opened the key before must not open a backup. @returns whether a new one could be made */
  readonly replaceBackups: () => Promise<boolean>
  /** What waited for the key can be done now. */
  readonly unlocked: () => void
}

const codes: Record<ChangeFault['type'] | 'no-recovery', ErrorCode> = {
  'wrong-passphrase': 'wrong-passphrase',
  wait: 'too-many-failures',
  locked: 'locked',
  'no-recovery': 'not-found',
  'empty-passphrase': 'bad-shape',
  'keychain-unavailable': 'locked',
}

export const keyChangeRoutes = ({ secrets, keychainAvailable, note, replaceBackups, unlocked }: KeyDeps) => {
  async function answered(
    c: Context<Env>,
    result: Result<void, { type: keyof typeof codes }>,
    event: string,
  ) {
    if (!result.ok) {
      if (result.error.type === 'wrong-passphrase') note({ event: 'key.refused', by: 'cli' })
      return refuse(c, codes[result.error.type])
    }
    note({ event, by: 'cli' })
    return c.json({ done: true as const, backups: await replaceBackups() }, 200)
  }
  const answers = { 200: keyChanged }

  return new Hono<Env>()
    .get(
      '/v1/key/status',
      describe({ for: 'local', summary: 'The key and the ways to open it', answers: { 200: keyStatus } }),
      async (c) => {
        const { state, slot, madeAt, recoveryMadeAt } = secrets
        return c.json({ state, slot, madeAt, recoveryMadeAt, keychain: await keychainAvailable() }, 200)
      },
    )
    .post(
      '/v1/key/passphrase',
      describe({ for: 'local', summary: 'Lock it by a passphrase, or by another one', answers }),
      body(passphraseRequest),
      async (c) => {
        const { passphrase, given } = c.req.valid('json')
        const changed = await secrets.changeWay({ kind: 'passphrase', passphrase }, given)
        return answered(c, changed, 'key.passphrase-set')
      },
    )
    .post(
      '/v1/key/recovery',
      describe({ for: 'local', summary: 'What stands on the recovery sheet opens it from now on', answers }),
      body(recoveryRequest),
      async (c) => {
        const made = await secrets.setRecovery(Buffer.from(c.req.valid('json').recovery, 'hex'))
        return answered(c, made, 'key.kit-made')
      },
    )
    .post(
      '/v1/key/recover',
      describe({
        for: 'local',
        summary: 'Open it by the recovery sheet, and replace what was lost',
        answers,
      }),
      body(recoverRequest),
      async (c) => {
        const { recovery, passphrase } = c.req.valid('json')
        const kind = (await keychainAvailable()) ? 'keychain' : 'keyfile'
        const way: Way = passphrase === null ? { kind } : { kind: 'passphrase', passphrase }
        const done = await secrets.recover(Buffer.from(recovery, 'hex'), way)
        if (done.ok) unlocked()
        return answered(c, done, 'key.recovered')
      },
    )
    .post(
      '/v1/key/rotate',
      describe({ for: 'local', summary: 'A new data key for every secret', answers }),
      body(rotateRequest),
      async (c) => answered(c, await secrets.rotate(c.req.valid('json').given), 'key.rotated'),
    )
}
