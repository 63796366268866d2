/** What the person does at the door of the vault, one after the other. */
import { err, ok, type Result } from '#shared/result.ts'
import { slotOf } from './key-slots.ts'
import type { Way, WayFault } from './key-way.ts'
import { createTurns } from './turns.ts'
import type { GivenFault, VaultDoor } from './vault.ts'
import type { VaultCore } from './vault-core.ts'
import type { Sheet } from './vault-sheet.ts'

type Acts = Omit<
  VaultDoor,
  'state' | 'setUpUnfinished' | 'damaged' | 'status' | 'records' | 'onLock' | 'used' | 'isTrusted' | 'isKnown'
>

const passphraseWay = (passphrase: string): Way => ({ kind: 'passphrase', passphrase })
const waysOf = (passphrase: string, keychain: boolean): readonly Way[] => [
  passphraseWay(passphrase),
  ...(keychain ? [{ kind: 'keychain' } as const] : []),
]

export function createVaultActs(core: VaultCore): Acts {
  const { ring, triesOf, sheet, isOpen, changed } = core
  const { inTurn } = createTurns()
  const locked = err({ type: 'locked' } as const)

  /** In turn, by who knows the passphrase. */
  const byPassphrase = <T, F>(
    client: string,
    given: string,
    act: () => Promise<Result<T, F>>,
  ): Promise<Result<T, F | GivenFault>> =>
    inTurn(async () => {
      const may = await core.allowed(client, given)
      return may.ok ? act() : may
    })

  /** In turn. What cannot be done to its end leaves it as shut as it was: nobody would watch over it. */
  const opening = <T>(act: () => Promise<T>, wasOpen = ring.isOpen) =>
    inTurn(async () => {
      const before = wasOpen()
      try {
        return await act()
      } catch (error) {
        if (!before) core.shut()
        throw error
      }
    })

  return {
    lock: (reason, by) => {
      core.lock(reason, by)
    },
    close: () => {
      core.close()
    },
    checkPassphrase: (client, passphrase) => inTurn(() => core.allowed(client, passphrase)),

    setUp: (client, passphrase, keychain) =>
      opening(async () => {
        if (ring.current()) return err({ type: 'already-set-up' })
        const added = await ring.add(waysOf(passphrase, keychain))
        if (!added.ok) return added
        if (!ring.isOpen()) return locked
        await core.opened(client, true)
        return ok(sheet.give())
      }),
    rehearse: (groups) =>
      inTurn(async () => {
        if (!isOpen()) return locked
        if (!sheet.isGiven) return err({ type: 'no-sheet' })
        const secret = sheet.typedBack(groups)
        if (!secret) return err({ type: 'wrong-sheet' })
        const done = await core.replacing(() => ring.setRecovery(secret)).finally(() => secret.fill(0))
        if (!done.ok) return done
        sheet.forget()
        core.idle.begin()
        changed()
        return done
      }),

    unlock(client, passphrase) {
      const since = ring.lockings()
      return opening(async () => {
        if (!ring.current()) return err({ type: 'no-vault' })
        const done = await triesOf(client).tryOut(() => ring.openByPassphrase(passphrase, since))
        if (!done.ok) return done
        if (!ring.isOpen()) return locked
        await core.opened(client)
        return done
      })
    },
    async unlockByKeychain(client) {
      if (!ring.current()) return err({ type: 'no-vault' })
      if (!core.isTrusted(client)) return err({ type: 'untrusted' })
      const wasOpen = ring.isOpen()
      // not in turn: the keychain may ask a person, who types the passphrase meanwhile
      await ring.openUnattended()
      return opening(
        async () => {
          if (!ring.isOpen()) return err({ type: 'no-keychain' })
          await core.opened(client)
          return ok(undefined)
        },
        () => wasOpen,
      )
    },

    changePassphrase: (client, given, passphrase) =>
      byPassphrase(client, given, async () => {
        const way = passphraseWay(passphrase)
        const done = await core.replacing(() => ring.changeWay(way, ['keychain', 'recovery']))
        if (done.ok) await core.opened(client, true)
        return done
      }),
    setKeychain: (client, given, on) =>
      byPassphrase(client, given, async (): Promise<Result<void, WayFault | GivenFault>> => {
        const done = on
          ? await ring.changeWay({ kind: 'keychain' }, ['passphrase', 'recovery'])
          : ok(await core.replacing(() => ring.dropWay('keychain')))
        changed()
        return done
      }),
    newSheet: (client, given) => byPassphrase(client, given, () => Promise.resolve(ok(sheet.give()))),
    rotate: (client, given) =>
      byPassphrase(client, given, async (): Promise<Result<Sheet, WayFault | GivenFault>> => {
        const inKeychain = slotOf(ring.current(), 'keychain') !== undefined
        const done = await core.replacing(async () => {
          const added = await ring.add(waysOf(given, inKeychain))
          if (added.ok) await core.settle()
          return added
        })
        if (!done.ok) return done
        changed()
        return isOpen() ? ok(sheet.give()) : locked
      }),

    recover: (client, secret, passphrase) =>
      opening(async () => {
        if (!core.hasRecovery()) return err({ type: 'no-recovery' })
        const typed = Buffer.from(secret)
        const right = await triesOf(client).tryOut(() => Promise.resolve(ring.openByRecovery(typed)))
        typed.fill(0)
        if (!right.ok) return right
        const done = await core.replacing(() => ring.changeWay(passphraseWay(passphrase), ['recovery']))
        if (done.ok) await core.opened(client, true)
        return done
      }),
    remove: (client, given) =>
      inTurn(async () => {
        if (!ring.current()) return err({ type: 'no-vault' })
        if (given !== null) {
          const right = await triesOf(client).tryOut(() => ring.isPassphrase(given))
          if (!right.ok) return right
        }
        core.shut()
        await core.replacing(async () => {
          await ring.removeAll()
          for (const records of core.collections) await records.removeAll()
          await core.clients.change(() => ({ trusted: [] }))
        })
        changed()
        return ok(undefined)
      }),
    async setAutoLock(autoLockMinutes) {
      await core.kept.change((before) => ({ ...before, autoLockMinutes }))
      core.idle.look()
      changed()
    },
    async revoked(client) {
      // also where it is shut: an opening of its own that is under way must not open it after this
      if (core.hasOpened(client) || !isOpen()) core.lock('revoked')
      if (core.isTrusted(client))
        await core.clients.change(({ trusted }) => ({ trusted: trusted.filter((one) => one !== client) }))
    },
  }
}
