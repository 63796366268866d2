/** Codes by a counter over a real folder, as the daemon gives them. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { fixedClock } from '#daemon/core/clock.ts'
import { openStore } from '#daemon/core/disk-store.ts'
import { openVault } from '#daemon/core/open-vault.ts'
import { openOneTimeCodes } from '#daemon/features/codes/codes.ts'
import { readAddress } from '#daemon/features/codes/reading/address.ts'
import { iso } from '#shared/time.ts'
import { ME, must, noKeychain, PASSPHRASE, typedBack } from '../support/vault-rig.ts'

const clock = fixedClock(iso(Date.UTC(2026, 10, 22)))
const SESSION = 'a-session'

/** Counters that were answered, one a line. */
export const answeredIn = (root: string) => join(root, 'answered')

export async function codesOf(dataDir: string) {
  const store = await openStore(dataDir, {
    onTrouble: ({ message }) => {
      throw new Error(message)
    },
  })
  const nothing = () => undefined
  const vault = await openVault({ store, clock, keychain: noKeychain, note: nothing, changed: nothing })
  const codes = await openOneTimeCodes({
    store,
    clock,
    wall: clock,
    monotonic: () => 0,
    vault,
    clockOff: () => null,
    logins: () => [],
  })
  if (vault.state === 'locked') await must(vault.unlock(ME, PASSPHRASE))

  return {
    /** The vault, and one entry in it. */
    async setUp(): Promise<void> {
      await must(vault.rehearse(typedBack(await must(vault.setUp(ME, PASSPHRASE, false)))))
      const code = readAddress('otpauth://hotp/x?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&counter=0')
      if (!code.ok) throw new Error(code.error)
      const [draft] = codes.drafts.add(SESSION, [{ code: code.value, from: 'file', page: null }])
      await must(codes.drafts.keep(SESSION, draft?.id ?? '', { by: 'import' }, null))
    },
    /** @returns the counter of the code that it was given */
    async show(): Promise<number> {
      const listed = codes.entries.list()
      const id = (listed.ok && listed.value.entries[0]?.id) || ''
      codes.entries.grant(SESSION, id)
      return (await must(codes.entries.show(SESSION, id))).answer.counter ?? -1
    },
    async stop(): Promise<void> {
      vault.close()
      await store.close()
    },
  }
}

/** To be cut short: asks for one code after the other, and tells each as soon as it has it. */
export async function askedAgainAndAgain(root: string, dataDir: string) {
  const codes = await codesOf(dataDir)
  return async () => {
    for (let times = 0; times < 4; times += 1)
      appendFileSync(answeredIn(root), `${String(await codes.show())}\n`)
  }
}
