/** One-time codes behind the real gate on real sockets, over a real vault that has been set up. */
import { Hono } from 'hono'
import type * as v from 'valibot'
import type { Env } from '#daemon/core/caller.ts'
import type { ClockOff } from '#daemon/core/clock-off.ts'
import type { Keychain } from '#daemon/core/keychain.ts'
import { openVault } from '#daemon/core/open-vault.ts'
import type { Store } from '#daemon/core/store.ts'
import type { VaultDoor } from '#daemon/core/vault.ts'
import { openOneTimeCodes, type Codes } from '#daemon/features/codes/codes.ts'
import { codeRoutes } from '#daemon/features/codes/routes.ts'
import { base32Text } from '#daemon/features/codes/reading/base32.ts'
import { vaultRoutes } from '#daemon/features/vault/routes.ts'
import type { codeExport, codesAnswer, DraftsAnswer } from '#shared/code-calls.ts'
import type { CodeAnswer, CodeEntry } from '#shared/codes.ts'
import { askAsExtension } from './extension-client.ts'
import { gatedDaemon } from './gated-daemon.ts'
import { createMemoryStore } from './memory-store.ts'
import { must, noKeychain, PASSPHRASE, typedBack } from './vault-rig.ts'

/** Not one that stands in documents. */
export const SEED = Buffer.from('8f3a1c5577e09b2d4466aa01c3d5e7f912345678', 'hex')
export const base32 = (seed: Buffer) => base32Text(seed).toString('latin1')
export const totp = (seed = SEED, rest = '') =>
  `otpauth://totp/Infomaniak:anna%40example.ch?secret=${base32(seed)}&issuer=Infomaniak${rest}`
export const hotp = (seed = SEED, counter = 0) =>
  `otpauth://hotp/Example:anna?secret=${base32(seed)}&issuer=Example&counter=${String(counter)}`

export interface Answered {
  readonly status: number
  readonly text: string
  readonly json: Answers
}

/** Of every call: a test takes out of it what it has asked for. */
type Answers = DraftsAnswer &
  CodeAnswer &
  CodeEntry &
  v.InferOutput<typeof codesAnswer> &
  v.InferOutput<typeof codeExport>

/** The first of what there must be some of. */
export function firstOf<T>(all: readonly T[]): T {
  const [first] = all
  if (first === undefined) throw new Error('there is none')
  return first
}

/** Everything the same at each start, but for what the store keeps. */
export async function codesRig(
  options: {
    store?: Store
    keychain?: Keychain
    logins?: readonly string[]
    clockOff?: () => ClockOff | null
  } = {},
) {
  const { store = createMemoryStore(), keychain = noKeychain, logins = ['main'] } = options
  const { clockOff = () => null } = options
  let parts: { vault: VaultDoor; codes: Codes } | null = null
  let changes = 0
  const daemon = await gatedDaemon(undefined, async ({ pairing, clock, monotonic, note }) => {
    const changed = () => void (changes += 1)
    const vault = await openVault({ store, clock, keychain, monotonic, note, changed })
    const codes = await openOneTimeCodes({
      store,
      clock,
      wall: clock,
      monotonic,
      vault,
      clockOff,
      logins: () => logins,
    })
    pairing.onSessionEnded(codes.endSession)
    parts = { vault, codes }
    const deps = {
      vault,
      codes,
      note,
      changed,
      keychainSeen: () => Promise.resolve(false),
      vaultCounts: codes.counts,
      replacingBackups: async <Done>(act: () => Promise<Done>) => ({ done: await act(), backups: true }),
    }
    return new Hono<Env>().route('/', vaultRoutes(deps)).route('/', codeRoutes(deps))
  })
  if (parts === null) throw new Error('no routes were made')
  const { vault, codes } = parts as { vault: VaultDoor; codes: Codes }

  const session = daemon.sessionOf(daemon.client)
  /** @param origin of the browser whose session it is */
  async function askBy(
    bearer: string,
    method: string,
    target: string,
    body?: object,
    origin = daemon.client.origin,
  ): Promise<Answered> {
    const { status, body: text } = await askAsExtension(daemon.port, { method, target, bearer, body, origin })
    return { status, text, json: JSON.parse(text) as Answers }
  }
  const ask = (method: string, target: string, body?: object) => askBy(session, method, target, body)
  const unlock = () => must(vault.unlock(daemon.client.id, PASSPHRASE))

  return {
    daemon,
    vault,
    codes,
    store,
    session,
    ask,
    askBy,
    unlock,
    changes: () => changes,
    setUp: async () => {
      const sheet = await must(vault.setUp(daemon.client.id, PASSPHRASE, false))
      await must(vault.rehearse(typedBack(sheet)))
    },
    /** Brings an address and keeps it, as a person does whose site took a code. @returns the entry */
    async added(address: string, named: object = {}) {
      const brought = await ask('POST', '/v1/codes/drafts', { text: address })
      const draft = firstOf(brought.json.drafts)
      await ask('POST', `/v1/codes/drafts/${draft.id}/code`, {})
      const kept = await ask('POST', `/v1/codes/drafts/${draft.id}/keep`, {
        confirm: { by: 'site' },
        issuer: draft.issuer,
        account: draft.account,
        origins: [],
        connection: null,
        ...named,
      })
      if (kept.status !== 200) throw new Error(kept.text)
      return kept.json
    },
    async close() {
      vault.close()
      await daemon.close()
    },
  }
}
export type CodesRig = Awaited<ReturnType<typeof codesRig>>
