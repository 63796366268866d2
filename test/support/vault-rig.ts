/** A vault over a real folder, with a keychain of its own where a test wants one. */
import { join } from 'node:path'
import * as v from 'valibot'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import type { Act } from '#daemon/core/journal.ts'
import type { Keychain } from '#daemon/core/keychain.ts'
import { openVault } from '#daemon/core/open-vault.ts'
import type { Sheet } from '#daemon/core/vault-sheet.ts'
import type { VaultDoor } from '#daemon/core/vault.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { iso } from '#shared/time.ts'

export const PASSPHRASE = 'correct horse battery staple'
export const ME = 'aabbccddeeff0011'
/** Twenty bytes, as of the example of RFC 4226. */
export const SEED = '12345678901234567890'
export const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))

const about = v.strictObject({ issuer: v.string(), counter: v.number() })

export const noKeychain: Keychain = {
  get: () => Promise.resolve(err({ type: 'keychain-unavailable', message: 'none here' })),
  set: () => Promise.resolve(err({ type: 'keychain-unavailable', message: 'none here' })),
  remove: () => Promise.resolve(ok(undefined)),
}

/** One start of the daemon, as far as the vault goes. */
export async function startVault(
  root: string,
  { keychain = noKeychain, monotonic = () => 0 }: { keychain?: Keychain; monotonic?: () => number } = {},
) {
  const acts: Act[] = []
  let changes = 0
  const store = await openStore(join(root, 'data'), {
    onTrouble: ({ message }) => {
      throw new Error(message)
    },
  })
  const vault = await openVault({
    store,
    clock,
    keychain,
    monotonic,
    note: (act) => void acts.push(act),
    changed: () => void (changes += 1),
  })
  const codes = await vault.records('codes', about)
  return {
    store,
    vault,
    codes,
    acts,
    get changes() {
      return changes
    },
    async stop() {
      vault.close()
      await store.close()
    },
  }
}
export type Started = Awaited<ReturnType<typeof startVault>>

export const must = async <T>(act: Promise<Result<T, { readonly type: string }>>): Promise<T> => {
  const done = await act
  if (!done.ok) throw new Error(done.error.type)
  return done.value
}

/** The two groups that are asked for. */
export const typedBack = ({ groups, rehearse }: Sheet) =>
  rehearse.map((at) => ({ at, text: groups[at - 1] ?? '' }))

/** Makes it, with a sheet that counts. @returns the sheet's groups on one line */
export async function setUp(vault: VaultDoor, keychain = false): Promise<string> {
  const sheet = await must(vault.setUp(ME, PASSPHRASE, keychain))
  await must(vault.rehearse(typedBack(sheet)))
  return sheet.groups.join(' ')
}

export const seedOf = (text: string) => Buffer.from(text, 'latin1')

/** Puts an entry whose seed is `seed`. */
export const put = ({ codes }: Started, id: string, seed = SEED) =>
  must(codes.put(id, { issuer: `issuer of ${id}`, counter: 0 }, seedOf(seed)))

/** `locked`, `damaged`, or the seed that is there. */
export function seedIn({ codes }: Started, id: string): string | null {
  const secret = codes.secret(id)
  return secret.ok ? (secret.value?.toString('latin1') ?? null) : secret.error.type
}
