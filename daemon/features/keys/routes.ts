/** Changing the key that protects the tokens: for the command line alone. */
import { Hono, type Context } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Way } from '#daemon/core/key-way.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { ChangeFault, Secrets } from '#daemon/core/secrets.ts'
import type { ErrorCode } from '#shared/errors.ts'
import {
  givenRequest,
  keyChanged,
  keyStatus,
  passphraseRequest,
  recoverRequest,
  recoveryRequest,
} from '#shared/keys.ts'
import type { Result } from '#shared/result.ts'

type Changed = Result<void, { readonly type: keyof typeof codes }>

export interface KeyDeps {
  readonly secrets: Secrets
  readonly keychainAvailable: () => Promise<boolean>
  readonly note: (act: Act) => void
  /** What opened the key before must not open a backup. @returns whether a new one could be made, too */
  readonly replacingBackups: <Done extends Changed>(
    act: () => Promise<Done>,
  ) => Promise<{ readonly done: Done; readonly backups: boolean }>
  /** What waited for the key can be done now. */
  readonly unlocked: () => void
}

const codes: Record<ChangeFault['type'] | 'no-recovery', ErrorCode> = {
  'wrong-passphrase': 'wrong-passphrase',
  wait: 'too-many-failures',
  locked: 'locked',
  'no-recovery': 'not-found',
  'empty-passphrase': 'bad-shape',
  'keychain-unavailable': 'no-keychain',
}

export const keyChangeRoutes = ({
  secrets,
  keychainAvailable,
  note,
  replacingBackups,
  unlocked,
}: KeyDeps) => {
  async function answer(c: Context<Env>, event: string, change: () => Promise<Changed>) {
    const { done, backups } = await replacingBackups(async () => {
      const changed = await change()
      if (changed.ok) note({ event, by: 'cli' })
      return changed
    })
    if (done.ok) return c.json({ done: true as const, slot: secrets.slot, backups }, 200)
    if (done.error.type === 'wrong-passphrase') note({ event: 'key.refused', by: 'cli' })
    return refuse(c, codes[done.error.type])
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
      (c) => {
        const { passphrase, given } = c.req.valid('json')
        return answer(c, 'key.passphrase-set', () =>
          secrets.changeWay({ kind: 'passphrase', passphrase }, given),
        )
      },
    )
    .post(
      '/v1/key/keychain',
      describe({ for: 'local', summary: 'Keep it in the system keychain from now on', answers }),
      body(givenRequest),
      (c) =>
        answer(c, 'key.keychain-set', () =>
          secrets.changeWay({ kind: 'keychain' }, c.req.valid('json').given),
        ),
    )
    .post(
      '/v1/key/recovery',
      describe({ for: 'local', summary: 'What stands on the recovery sheet opens it from now on', answers }),
      body(recoveryRequest),
      (c) => {
        const { recovery, given } = c.req.valid('json')
        return answer(c, 'key.kit-made', () => secrets.setRecovery(Buffer.from(recovery, 'hex'), given))
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
        const { recovery, passphrase, keyfile } = c.req.valid('json')
        const way: Way =
          passphrase === null
            ? { kind: keyfile ? 'keyfile' : 'keychain' }
            : { kind: 'passphrase', passphrase }
        // never a plain file in its stead, unless that was asked for
        if (way.kind === 'keychain' && !(await keychainAvailable())) return refuse(c, 'no-keychain')
        return answer(c, 'key.recovered', async () => {
          const done = await secrets.recover(Buffer.from(recovery, 'hex'), way)
          if (done.ok) unlocked()
          return done
        })
      },
    )
    .post(
      '/v1/key/rotate',
      describe({ for: 'local', summary: 'A new data key for every secret', answers }),
      body(givenRequest),
      (c) => answer(c, 'key.rotated', () => secrets.rotate(c.req.valid('json').given)),
    )
}
