/** Backup codes, and what the vault says of a login to whatever is judged. */
import { randomBytes } from 'node:crypto'
import type { Clock } from './core/clock.ts'
import type { Act } from './core/journal.ts'
import type { Store } from './core/store.ts'
import type { Snapshot, VaultSnapshot } from './core/snapshot.ts'
import type { Vault } from './core/vault.ts'
import { vaultWord } from './features/backup-codes/facts.ts'
import { openMakers } from './features/backup-codes/makers.ts'
import type { BackupCodeDeps } from './features/backup-codes/routes.ts'
import { openBackupCodes } from './features/backup-codes/sets.ts'
import type { Codes } from './features/codes/codes.ts'
import { createGrants, GRANT_LIFE } from './features/codes/grants.ts'
import { opened } from './features/codes/opened.ts'
import { isKnown, read, type Told } from '#shared/fact.ts'

/** What the vault says of logins, and what keeps that up. */
export interface VaultWords {
  /** Changes whenever `word` gives something else. */
  readonly revision: () => string
  /** @param logins the names of one account's logins */
  readonly word: (logins: readonly string[]) => VaultSnapshot | null
  /** Brings it to what can be seen now. */
  readonly settle: () => Promise<void>
  /** After a login was disconnected. */
  readonly forgetGone: () => Promise<void>
  /** A backup was put in place: what it counts may have been used since. */
  readonly doubt: () => Promise<void>
}

export async function openSpare(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly vault: Pick<Vault, 'records' | 'state' | 'used' | 'isTrusted' | 'onLock'>
  readonly codes: Pick<Codes, 'entries'>
  /** Names of the connected logins. */
  readonly logins: () => readonly string[]
  /** ms on a clock that nobody can set */
  readonly monotonic: () => number
  readonly onSessionEnded: (ended: (session: string) => void) => void
  readonly note: (act: Act) => void
}) {
  const { store, clock, vault, codes } = deps
  const isLogin = (name: string) => deps.logins().includes(name)
  const backupCodes = await openBackupCodes({
    store,
    vault,
    clock,
    isLogin,
    newId: () => randomBytes(8).toString('hex'),
    journal: deps.note,
  })
  const makers = await openMakers({ store, clock, seen, isLogin })
  const grants = createGrants(deps.monotonic)
  vault.onLock(() => {
    grants.dropAll()
  })
  deps.onSessionEnded((session) => {
    grants.drop({ session })
  })

  let last: { readonly of: string; readonly logins: readonly string[] } | null = null
  /** Asked for at every look at the whole, and made when it may have changed. */
  function seen(): readonly string[] | null {
    if (vault.state !== 'open') return null
    const of = [codes.entries.revision(), ...deps.logins()].join('/')
    if (last?.of === of) return last.logins
    const list = codes.entries.list()
    if (!list.ok) return null
    const kept = list.value.entries.filter(({ removedAt }) => removedAt === null)
    last = { of, logins: [...new Set(kept.flatMap(({ connection }) => connection ?? []))].sort() }
    return last.logins
  }
  const isThere = () => vault.state !== 'none'

  const words: VaultWords = {
    revision: () =>
      [isThere(), backupCodes.revision, backupCodes.isWhole, makers.now?.logins.join() ?? '–'].join('/'),
    word: (logins) =>
      vaultWord(
        { isThere: isThere(), notes: backupCodes.notes, isWhole: backupCodes.isWhole, makers: makers.now },
        logins,
      ),
    async settle() {
      await backupCodes.settle()
      await makers.settle()
    },
    async forgetGone() {
      await backupCodes.forgetGone()
      await makers.forgetGone()
    },
    doubt: () => backupCodes.doubt(),
  }
  return { words, backupCodes, opened: opened(vault), spareGrants: grants, grantLife: GRANT_LIFE }
}

/** How many backup codes the provider itself says are left: its word alone, not the vault's and not the person's. */
export const toldLeftBy =
  (snapshot: () => { readonly snapshot: Snapshot }, clock: Clock): BackupCodeDeps['toldLeft'] =>
  (connection) => {
    const login = snapshot().snapshot.connections.find(({ name }) => name === connection)
    const account = login && read(login.account, clock.now())
    const left: Told<number> | null = account && isKnown(account) ? account.known.backupCodesLeft : null
    return left && isKnown(left) && left.stated === undefined ? left.known : null
  }
