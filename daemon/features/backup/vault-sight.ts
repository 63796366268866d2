/** What lies in a vault, seen from outside: it is sealed, so its keys and records are known by their ids alone. */
import * as v from 'valibot'

const ids = v.array(v.string())
export const vaultSight = v.strictObject({
  /** Of its keys; where there is none, there is no vault. */
  keys: ids,
  /** Of the entries that give one-time codes. */
  codes: ids,
  /** Of the sets of backup codes. */
  sets: ids,
})
export type VaultSight = Readonly<v.InferOutput<typeof vaultSight>>

const ring = v.object({ keys: v.array(v.object({ id: v.string() })) })
const records = v.array(v.object({ id: v.string(), parts: v.unknown() }))

/** Everything that is of no use without the vault, or speaks of what is in it. */
const ofTheVault =
  /^(?:vault|vault-keys|codes-removed|codes-makers)\.json$|^(?:vault\/[a-z0-9-]+|backup-codes)\/[0-9a-f]{2}\.json$/
export const isOfTheVault = (path: string): boolean => ofTheVault.test(path)

/** To be shown each file of a folder or an archive, in any order. */
export function watchForVault() {
  const seen = { keys: [] as string[], codes: [] as string[], sets: [] as string[] }
  return {
    see(path: string, body: unknown): void {
      if (path.startsWith('vault/codes/')) seen.codes.push(...wholeIn(body))
      else if (path.startsWith('vault/backup-codes/')) seen.sets.push(...wholeIn(body))
      else if (path === 'vault-keys.json') {
        const read = v.safeParse(ring, body)
        if (read.success) seen.keys.push(...read.output.keys.map(({ id }) => id))
      }
    },
    /** Records without a key are opened by nobody. */
    seen: (): VaultSight => (seen.keys.length === 0 ? noVault : seen),
  }
}

/** One that is being removed has no parts any more. */
function wholeIn(body: unknown): readonly string[] {
  const read = v.safeParse(records, body)
  return read.success ? read.output.flatMap(({ id, parts }) => (parts == null ? [] : id)) : []
}

export const noVault: VaultSight = { keys: [], codes: [], sets: [] }
