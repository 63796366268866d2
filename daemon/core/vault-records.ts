/**
 * Records of which only the id is in the clear. Each is sealed by a key of the vault, its parts apart, and opens under its own
 * collection, id and field alone.
 */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import type { KeyRing } from './key-ring.ts'
import { decrypt, encrypt, recordContext, sealed, type Sealed } from './key-slots.ts'
import type { Collection } from './store.ts'
import { createTurns } from './turns.ts'
import type { Damaged, Locked, SealedRecords } from './vault.ts'

type Field = 'about' | 'secret'

/** One that is being removed has no parts any more: so the backup of its file, which is one change behind, has none either. */
export const sealedRecord = v.strictObject({
  id: v.string(),
  key: v.string(),
  parts: v.nullable(v.strictObject({ about: sealed, secret: sealed })),
})
type Kept = v.InferOutput<typeof sealedRecord>
type Whole = Kept & { readonly parts: NonNullable<Kept['parts']> }

const isWhole = (record: Kept | undefined): record is Whole => record?.parts != null

/** What the vault does with all of its collections. */
export interface VaultRecords {
  damaged(): readonly string[]
  /** Where there is more than one key: everything by the newest. @returns the keys that are still named */
  settle(): Promise<readonly string[]>
  /** Those whose removal was cut off. */
  finishRemoving(): Promise<void>
  removeAll(): Promise<void>
}

/** @param mayAdd whether a new record may be added now */
export function createVaultRecords<A>(
  name: string,
  schema: v.GenericSchema<unknown, A>,
  kept: Collection<Kept>,
  ring: Pick<KeyRing, 'bytesOf' | 'current' | 'isOpen'>,
  mayAdd: () => boolean,
): SealedRecords<A> & VaultRecords {
  const turns = createTurns()
  const aboutText = v.pipe(v.string(), v.parseJson(), schema)

  function opened({ id, key, parts }: Whole, field: Field): Buffer | null {
    const by = ring.bytesOf(key)
    return by && decrypt(by, parts[field], recordContext(name, id, field, key))
  }

  function aboutOf(record: Whole): Result<A, Damaged> {
    const plain = opened(record, 'about')
    const read = v.safeParse(aboutText, plain?.toString('utf8'))
    plain?.fill(0)
    return read.success ? ok(read.output) : err({ type: 'damaged' })
  }

  /** By the newest key, which must be open. */
  function seal(id: string, parts: Readonly<Record<Field, Buffer>>): Kept {
    const key = ring.current()?.id ?? ''
    const by = ring.bytesOf(key)
    if (!by) throw new Error('the vault is locked')
    const part = (field: Field): Sealed => encrypt(by, parts[field], recordContext(name, id, field, key))
    return { id, key, parts: { about: part('about'), secret: part('secret') } }
  }

  const bytesOf = (about: A) => Buffer.from(JSON.stringify(about))
  const whole = (id: string): Whole | null => {
    const record = kept.get(id)
    return isWhole(record) ? record : null
  }
  const all = () => [...kept.values()].filter(isWhole)

  /** The same by the newest key; `null` for what does not open, which stays as it is, with the key that it names. */
  function resealed(record: Whole): Kept | null {
    const about = opened(record, 'about')
    const secret = opened(record, 'secret')
    const next = about && secret ? seal(record.id, { about, secret }) : null
    about?.fill(0)
    secret?.fill(0)
    return next
  }

  async function removeNow(ids: readonly string[]): Promise<void> {
    const emptied = ids.flatMap((id) => kept.get(id) ?? []).map((record) => ({ ...record, parts: null }))
    if (emptied.length === 0) return
    await kept.change({ put: emptied })
    await kept.change({ remove: ids })
  }

  return {
    get size() {
      return all().length
    },
    all() {
      if (!ring.isOpen()) return err({ type: 'locked' })
      return ok(
        all().flatMap((record) => {
          const about = aboutOf(record)
          return about.ok ? [{ id: record.id, about: about.value }] : []
        }),
      )
    },
    damaged: () => (ring.isOpen() ? all().flatMap((record) => (aboutOf(record).ok ? [] : record.id)) : []),
    get(id) {
      if (!ring.isOpen()) return err({ type: 'locked' })
      const record = whole(id)
      return record ? aboutOf(record) : ok(null)
    },
    secret(id) {
      if (!ring.isOpen()) return err({ type: 'locked' })
      const record = whole(id)
      if (!record) return ok(null)
      const plain = opened(record, 'secret')
      return plain ? ok(plain) : err({ type: 'damaged' })
    },

    put: (id, about, secret) => {
      // sealed at once: the caller may overwrite its secret, and the vault may be locked, before the turn comes
      if (!ring.isOpen()) return Promise.resolve(err<Locked>({ type: 'locked' }))
      if (!whole(id) && !mayAdd()) return Promise.resolve(err({ type: 'recovery-untested' as const }))
      const record = seal(id, { about: bytesOf(v.parse(schema, about)), secret })
      return turns.inTurn(async () => {
        await kept.change({ put: [record] })
        return ok(undefined)
      })
    },
    change: (id, next) =>
      turns.inTurn(async () => {
        if (!ring.isOpen()) return err({ type: 'locked' })
        const record = whole(id)
        if (!record) return err({ type: 'not-found' })
        const about = aboutOf(record)
        const secret = opened(record, 'secret')
        if (!about.ok || !secret) return err({ type: 'damaged' })
        const changed = seal(id, { about: bytesOf(v.parse(schema, next(about.value))), secret })
        secret.fill(0)
        await kept.change({ put: [changed] })
        return ok(undefined)
      }),
    remove: (id) => turns.inTurn(() => removeNow([id])),

    settle: () =>
      turns.inTurn(async () => {
        const newest = ring.current()?.id
        const old = ring.isOpen() ? all().filter(({ key }) => key !== newest) : []
        const put = old.flatMap((record) => resealed(record) ?? [])
        await kept.change({ put })
        // once more, so that the backups of the files name the newest key, too
        await kept.change({ put: all() })
        return all().map(({ key }) => key)
      }),
    finishRemoving: () =>
      turns.inTurn(() =>
        removeNow([...kept.values()].flatMap((record) => (record.parts === null ? record.id : []))),
      ),
    removeAll: () => turns.inTurn(() => removeNow([...kept.values()].map(({ id }) => id))),
  }
}
