/** Tells whether two seeds are the same without keeping either: by a key that is drawn when it is first needed, and kept while the vault is open. */
import { createHmac, randomBytes } from 'node:crypto'

export interface Fingerprints {
  /** Of a seed. Another one after `forget`. */
  readonly of: (seed: Buffer) => string
  /** Those of entries, by their id. */
  readonly known: Map<string, string>
  forget(): void
}

export function createFingerprints(): Fingerprints {
  const known = new Map<string, string>()
  let key: Buffer | null = null
  return {
    of: (seed) =>
      createHmac('sha256', (key ??= randomBytes(32)))
        .update(seed)
        .digest('base64'),
    known,
    forget() {
      key?.fill(0)
      key = null
      known.clear()
    },
  }
}
