/** The secrets themselves: each encrypted by a key of the ring, and opening only under its own name and by that key. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import type { createKeyRing } from './key-ring.ts'
import { decrypt, encrypt, recordContext, sealed } from './key-slots.ts'
import type { Document } from './store.ts'

const secret = v.strictObject({ name: v.string(), key: v.string(), value: sealed })
/** Of the document that they are kept in; it starts as `[]`. */
export const secretRecords = v.array(secret)
type Kept = v.InferOutput<typeof secret>

const contextOf = (name: string, keyId: string) => recordContext('secrets', name, 'value', keyId)

/** Whoever calls it knows that the ring is open, but for `remove`. */
export function createSecretRecords(
  document: Document<Kept[]>,
  ring: Pick<ReturnType<typeof createKeyRing>, 'bytesOf' | 'current' | 'keys' | 'isOpen' | 'dropOld'>,
) {
  const opened = ({ name, key, value }: Kept): Buffer | null => {
    const by = ring.bytesOf(key)
    return by && decrypt(by, value, contextOf(name, key))
  }
  function sealedByNewest(name: string, plain: Buffer): Kept {
    const key = ring.current()?.id ?? ''
    const by = ring.bytesOf(key)
    if (!by) throw new Error('the key is locked')
    return { name, key, value: encrypt(by, plain, contextOf(name, key)) }
  }
  /** Twice, so that what was there is gone from the file's backup as well. */
  async function changeBoth(next: (records: readonly Kept[]) => Kept[]): Promise<void> {
    for (let copies = 2; copies > 0; copies -= 1) await document.change(next)
  }

  return {
    /** `null` when nothing has that name; `damaged` when it is not what was put under it. */
    get(name: string): Result<string | null, { readonly type: 'damaged' }> {
      const record = document.value.find((record) => record.name === name)
      if (!record) return ok(null)
      const bytes = opened(record)
      return bytes ? ok(bytes.toString('utf8')) : err({ type: 'damaged' })
    },
    async put(name: string, value: string): Promise<void> {
      const record = sealedByNewest(name, Buffer.from(value))
      await document.change((records) => [...records.filter((other) => other.name !== name), record])
    },
    remove: (name: string): Promise<void> =>
      changeBoth((records) => records.filter((record) => record.name !== name)),

    /**
     * Where there is more than one key: everything by the newest, then the others go. All of it is one change of one file, and
     * what a crash leaves undone is done at the next opening. What does not open keeps the key that it names.
     */
    async settle(): Promise<void> {
      const newest = ring.current()?.id
      if (ring.keys().length < 2 || !ring.isOpen()) return
      await changeBoth((records) =>
        records.map((record) => {
          const plain = record.key === newest ? null : opened(record)
          return plain ? sealedByNewest(record.name, plain) : record
        }),
      )
      await ring.dropOld(new Set(document.value.map(({ key }) => key)))
    },
  }
}
