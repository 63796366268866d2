/** The key file as a ring uses it: while it is replaced there are two of them, of which one counts. */
import { slotOf, unwrap, type DataKey, type Keyring, type Slot } from './key-slots.ts'
import { keyfiles, makeKeyfile, removeKeyfile, replaceKeyfile, settleKeyfile } from './keyfile.ts'
import type { Document } from './store.ts'

export interface RingKeyfile {
  /** The one that opens this key, if any does. */
  find(
    key: DataKey | null,
    opens: (slot: Slot, by: Buffer, key: DataKey) => boolean,
  ): { readonly counts: 'new' | 'before' } | undefined
  /** The one that is there, else a new one; where it `replaces` one, always a new one. */
  make(replaces: boolean): Promise<Buffer>
  /** Where a replacement was refused, and the file before is still the one that opens. */
  bringBack(): Promise<void>
  settle(counts: 'new' | 'before'): Promise<void>
  remove(): Promise<void>
}

export function ringKeyfile(
  path: string,
  document: Document<Keyring>,
  current: () => DataKey | null,
): RingKeyfile {
  const file: RingKeyfile = {
    find(key, opens) {
      const slot = slotOf(key, 'keyfile')
      if (key && slot) return keyfiles(path).find(({ key: by }) => opens(slot, by, key))
      return undefined
    },
    async make(replaces) {
      if (!replaces) return makeKeyfile(path)
      await file.bringBack()
      return replaceKeyfile(path)
    },
    async bringBack() {
      const found = file.find(current(), (slot, by, key) => unwrap(key.id, slot, by) !== null)
      if (found?.counts !== 'before') return
      // until the disk has taken this, what it refused may still come into force there
      await document.change((keys) => keys)
      await settleKeyfile(path, 'before')
    },
    settle: (counts) => settleKeyfile(path, counts),
    remove: () => removeKeyfile(path),
  }
  return file
}

/** Of keys that never lie in a plain file. */
export const noKeyfile: RingKeyfile = {
  find: () => undefined,
  make: () => Promise.reject(new Error('this key never lies in a plain file')),
  bringBack: () => Promise.resolve(),
  settle: () => Promise.resolve(),
  remove: () => Promise.resolve(),
}
