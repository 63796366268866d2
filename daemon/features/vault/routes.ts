/** The vault's door: for the person in a paired browser or at the command line, never for a script. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { VaultDoor } from '#daemon/core/vault.ts'
import { secretOf } from '#shared/recovery-code.ts'
import { err, type Result } from '#shared/result.ts'
import {
  vaultDone,
  vaultGiven,
  vaultKeychain,
  vaultPassphrase,
  vaultRecover,
  vaultRehearse,
  vaultRemove,
  vaultSettings,
  vaultSetUp,
  vaultSheet,
  vaultStatus,
  vaultUnlock,
} from '#shared/vault.ts'
import { handedOut, told, type VaultFault } from './answers.ts'

export interface VaultRouteDeps {
  readonly vault: VaultDoor
  /** Whether this computer has a keychain that answers. */
  readonly keychainSeen: () => Promise<boolean>
  /** Of the codes in it; `removed` is not known while it is locked. */
  readonly vaultCounts: () => { readonly codes: number; readonly removed: number | null }
  readonly note: (act: Act) => void
  /** What opened the vault before must not open a backup. @returns whether a new one could be made, too */
  readonly replacingBackups: <Done extends Result<unknown, unknown>>(
    act: () => Promise<Done>,
  ) => Promise<{ readonly done: Done; readonly backups: boolean }>
}

const about = (summary: string) => ({ for: 'person', summary, answers: { 200: vaultDone } }) as const
const givesSheet = (summary: string) => ({ for: 'person', summary, answers: { 200: vaultSheet } }) as const

export const vaultRoutes = ({ vault, keychainSeen, vaultCounts, note, replacingBackups }: VaultRouteDeps) => {
  /** Does it and notes it; what was refused is noted where somebody may be guessing. */
  async function noted<T, F extends VaultFault>(
    c: Context<Env>,
    event: string,
    act: () => Promise<Result<T, F>>,
  ): Promise<Result<T, F>> {
    const done = await act()
    const by = idOf(c.var.caller)
    if (done.ok) note({ event, by })
    else if (done.error.type === 'wrong-passphrase' || done.error.type === 'wrong-sheet')
      note({ event: 'vault.refused', by })
    return done
  }

  /** For what asks for no passphrase and changes something. Locking is for everybody: it is always safe. */
  const known: MiddlewareHandler<Env> = (c, next) =>
    vault.state === 'none' || vault.isKnown(idOf(c.var.caller))
      ? next()
      : Promise.resolve(refuse(c, 'untrusted'))

  async function replaced(c: Context<Env>, act: () => Promise<Result<void, VaultFault>>) {
    const { done, backups } = await replacingBackups(act)
    return told(c, done, backups)
  }

  return new Hono<Env>()
    .get(
      '/v1/vault',
      describe({ for: 'person', summary: 'How the vault stands', answers: { 200: vaultStatus } }),
      async (c) => {
        const keychainAvailable = await keychainSeen()
        return c.json({ ...vault.status(idOf(c.var.caller)), ...vaultCounts(), keychainAvailable }, 200)
      },
    )
    .patch(
      '/v1/vault',
      describe(about('Change after how many minutes it locks')),
      known,
      body(vaultSettings),
      async (c) => {
        const { autoLockMinutes } = c.req.valid('json')
        await vault.setAutoLock(autoLockMinutes)
        note({ event: 'vault.auto-lock-set', by: idOf(c.var.caller), data: { minutes: autoLockMinutes } })
        return c.json({ done: true as const, backups: null }, 200)
      },
    )
    .post(
      '/v1/vault/set-up',
      describe(givesSheet('Make it; its recovery sheet is given out once')),
      body(vaultSetUp),
      async (c) => {
        const { passphrase, keychain } = c.req.valid('json')
        const client = idOf(c.var.caller)
        return handedOut(c, await noted(c, 'vault.set-up', () => vault.setUp(client, passphrase, keychain)))
      },
    )
    .post(
      '/v1/vault/rehearse',
      describe(about('Two groups of the sheet, typed back: it counts from now on')),
      known,
      body(vaultRehearse),
      async (c) => {
        const { groups } = c.req.valid('json')
        const act = () => noted(c, 'vault.kit-made', () => vault.rehearse(groups))
        // the sheet before must not open a backup
        if (vault.setUpUnfinished) return told(c, await act())
        return replaced(c, act)
      },
    )
    .post('/v1/vault/unlock', describe(about('Open it')), body(vaultUnlock), async (c) => {
      const given = c.req.valid('json')
      const client = idOf(c.var.caller)
      return told(
        c,
        await noted<void, VaultFault>(c, 'vault.unlocked', () =>
          'passphrase' in given ? vault.unlock(client, given.passphrase) : vault.unlockByKeychain(client),
        ),
      )
    })
    .post('/v1/vault/lock', describe(about('Lock it')), (c) => {
      vault.lock('asked', idOf(c.var.caller))
      return c.json({ done: true as const, backups: null }, 200)
    })
    .post(
      '/v1/vault/passphrase',
      describe(about('Another passphrase, which every other browser has to prove')),
      body(vaultPassphrase),
      async (c) => {
        const { given, passphrase } = c.req.valid('json')
        return replaced(c, () =>
          noted(c, 'vault.passphrase-set', () =>
            vault.changePassphrase(idOf(c.var.caller), given, passphrase),
          ),
        )
      },
    )
    .post(
      '/v1/vault/keychain',
      describe(about('Whether the system keychain opens it, too')),
      body(vaultKeychain),
      async (c) => {
        const { given, on } = c.req.valid('json')
        const client = idOf(c.var.caller)
        const event = on ? 'vault.keychain-on' : 'vault.keychain-off'
        const act = () => noted(c, event, () => vault.setKeychain(client, given, on))
        if (on || !vault.status(client).ways.includes('keychain')) return told(c, await act())
        // a keychain that refuses keeps what opens a backup from before
        return replaced(c, act)
      },
    )
    .post(
      '/v1/vault/rotate',
      describe(givesSheet('A new key for everything in it, and a new sheet')),
      body(vaultGiven),
      async (c) => {
        const { done, backups } = await replacingBackups(() =>
          noted(c, 'vault.rotated', () => vault.rotate(idOf(c.var.caller), c.req.valid('json').given)),
        )
        return handedOut(c, done, backups)
      },
    )
    .post(
      '/v1/vault/recovery',
      describe(givesSheet('A new sheet; the one before counts until two groups of this one were typed back')),
      body(vaultGiven),
      async (c) =>
        handedOut(
          c,
          await noted(c, 'vault.kit-asked', () =>
            vault.newSheet(idOf(c.var.caller), c.req.valid('json').given),
          ),
        ),
    )
    .post(
      '/v1/vault/recover',
      describe(about('Open it by the sheet, and replace the passphrase')),
      body(vaultRecover),
      async (c) => {
        const { sheet, passphrase } = c.req.valid('json')
        const typed = secretOf(sheet)
        // a slip of the pen guesses nothing
        if (!typed.ok) return refuse(c, 'wrong-sheet')
        return replaced(c, () =>
          noted<void, VaultFault>(c, 'vault.recovered', async () => {
            const recovered = await vault.recover(idOf(c.var.caller), typed.value, passphrase)
            const isWrong = !recovered.ok && recovered.error.type === 'wrong-passphrase'
            return isWrong ? err({ type: 'wrong-sheet' }) : recovered
          }),
        )
      },
    )
    .post(
      '/v1/vault/remove',
      describe(about('Remove it with everything in it')),
      body(vaultRemove),
      async (c) => {
        const { given } = c.req.valid('json')
        if (given === null && c.var.caller.kind !== 'local') return refuse(c, 'wrong-passphrase')
        return replaced(c, () => noted(c, 'vault.removed', () => vault.remove(idOf(c.var.caller), given)))
      },
    )
}
