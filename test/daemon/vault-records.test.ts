/** Sealed records beside a plain map, over any run of acts; and with any byte of them changed. */
import * as fc from 'fast-check'
import { createHash } from 'node:crypto'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { createKeyRing } from '#daemon/core/key-ring.ts'
import { keyringOf, noKeys } from '#daemon/core/key-slots.ts'
import type { Keychain } from '#daemon/core/keychain.ts'
import { createVaultRecords, sealedRecord } from '#daemon/core/vault-records.ts'
import { ok } from '#shared/result.ts'
import { createMemoryStore, type MemoryStore } from '../support/memory-store.ts'
import { clock } from '../support/vault-rig.ts'

const about = v.strictObject({ issuer: v.string(), counter: v.number() })

/** A keychain that gives what it was given: keys without a derivation. */
function openKeychain(): Keychain {
  const kept = new Map<string, string>()
  return {
    get: (account) => Promise.resolve(ok(kept.get(account) ?? null)),
    set: (account, value) => Promise.resolve(ok(void kept.set(account, value))),
    remove: (account) => Promise.resolve(ok(void kept.delete(account))),
  }
}

/** One life of the program over what is kept. */
async function live(store: MemoryStore, keychain: Keychain) {
  const ring = createKeyRing({
    class: 'vault',
    document: await store.document('vault-keys', keyringOf('vault'), noKeys),
    keychain,
    keyfilePath: null,
    clock,
    closing: new AbortController().signal,
    folder: 'original',
  })
  if (!ring.current()) await ring.add([{ kind: 'keychain' }])
  await ring.openUnattended()
  const kept = await store.collection('vault/codes', sealedRecord, ({ id }) => id)
  return { ring, kept, records: createVaultRecords('codes', about, kept, ring, () => true) }
}
type Life = Awaited<ReturnType<typeof live>>

async function rotate({ ring, records }: Life): Promise<void> {
  await ring.add([{ kind: 'keychain' }])
  await ring.dropOld(new Set(await records.settle()))
}

const id = fc.constantFrom('a', 'b', '__proto__', 'constructor')
const act = fc.oneof(
  fc.record({
    what: fc.constant('put' as const),
    id,
    issuer: fc.string(),
    seed: fc.uint8Array({ maxLength: 40 }),
  }),
  fc.record({ what: fc.constant('change' as const), id }),
  fc.record({ what: fc.constant('remove' as const), id }),
  fc.record({ what: fc.constantFrom('rotate' as const, 'add-key' as const, 'restart' as const) }),
)

test('a vault is a map, whatever is done with it and wherever it is begun anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const store = createMemoryStore()
      const keychain = openKeychain()
      let life = await live(store, keychain)
      const model = new Map<string, { issuer: string; counter: number; seed: string }>()
      for (const one of acts) {
        const { records, ring } = life
        if (one.what === 'put') {
          const seed = Buffer.from(one.seed)
          expect((await records.put(one.id, { issuer: one.issuer, counter: 0 }, seed)).ok).toBe(true)
          model.set(one.id, { issuer: one.issuer, counter: 0, seed: seed.toString('hex') })
        } else if (one.what === 'change') {
          const next = await records.change(one.id, (now) => ({ ...now, counter: now.counter + 1 }))
          const before = model.get(one.id)
          expect(next.ok).toBe(before !== undefined)
          if (before) model.set(one.id, { ...before, counter: before.counter + 1 })
        } else if (one.what === 'remove') {
          await records.remove(one.id)
          model.delete(one.id)
        } else if (one.what === 'rotate') await rotate(life)
        else {
          // the first half of a rotation, as a crash leaves it; then the next start, which ends it
          if (one.what === 'add-key') await ring.add([{ kind: 'keychain' }])
          ring.lock()
          expect(records.all().ok).toBe(false)
          life = await live(store, keychain)
          await life.ring.dropOld(new Set(await life.records.settle()))
          expect(life.ring.keys()).toHaveLength(1)
        }
      }
      const all = life.records.all()
      const found = all.ok ? all.value : []
      expect(life.records.size).toBe(model.size)
      expect(new Map(found.map((one) => [one.id, one.about]))).toEqual(
        new Map([...model].map(([id, { issuer, counter }]) => [id, { issuer, counter }])),
      )
      for (const [id, { seed }] of model) {
        const secret = life.records.secret(id)
        expect(secret.ok && secret.value?.toString('hex')).toBe(seed)
      }
    }),
    { numRuns: 60 },
  )
})

const SEED = Buffer.from('twenty planted bytes')

async function filled() {
  const store = createMemoryStore()
  const life = await live(store, openKeychain())
  for (const one of ['a', 'b']) await life.records.put(one, { issuer: one, counter: 7 }, SEED)
  return { store, ...life }
}
type Kept = v.InferOutput<typeof sealedRecord>
const flip = (base64: string, at: number) => {
  const bytes = Buffer.from(base64, 'base64')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  return bytes.toString('base64')
}
/** What of a record opens still. */
const opens = ({ records }: Pick<Life, 'records'>, one: string) => [
  records.get(one).ok,
  records.secret(one).ok,
]

test('with any byte changed, that part of that record is damaged, and everything else is read', async () => {
  const { kept, records } = await filled()
  const good = kept.get('a') as Kept & { parts: NonNullable<Kept['parts']> }
  let tried = 0
  for (const part of ['about', 'secret'] as const)
    for (const field of ['nonce', 'ciphertext'] as const) {
      const { length } = Buffer.from(good.parts[part][field], 'base64')
      for (let at = 0; at < length; at += 1) {
        const changed = { ...good.parts[part], [field]: flip(good.parts[part][field], at) }
        await kept.change({ put: [{ ...good, parts: { ...good.parts, [part]: changed } }] })
        expect(opens({ records }, 'a'), `${part}.${field}[${String(at)}]`).toEqual([
          part !== 'about',
          part !== 'secret',
        ])
        expect(opens({ records }, 'b')).toEqual([true, true])
        expect(records.damaged()).toEqual(part === 'about' ? ['a'] : [])
        tried += 1
      }
    }
  expect(tried).toBeGreaterThan(80)
  await kept.change({ put: [{ ...good, key: '0'.repeat(16) }] })
  expect(opens({ records }, 'a')).toEqual([false, false])
  await kept.change({ put: [good] })
  expect(opens({ records }, 'a')).toEqual([true, true])
})

test('a ciphertext opens in its own place alone', async () => {
  const { kept, records, ring, store } = await filled()
  const [a, b] = ['a', 'b'].map((one) => kept.get(one)) as [Kept, Kept]
  // another record's
  await kept.change({
    put: [
      { ...a, parts: b.parts },
      { ...b, parts: a.parts },
    ],
  })
  expect([opens({ records }, 'a'), opens({ records }, 'b')]).toEqual([
    [false, false],
    [false, false],
  ])
  // the other part of its own
  const swapped = a.parts && { about: a.parts.secret, secret: a.parts.about }
  await kept.change({ put: [{ ...a, parts: swapped }, b] })
  expect([opens({ records }, 'a'), opens({ records }, 'b')]).toEqual([
    [false, false],
    [true, true],
  ])
  // another collection's
  const spare = await store.collection('vault/spare', sealedRecord, ({ id }) => id)
  await spare.change({ put: [b] })
  const others = createVaultRecords('spare', about, spare, ring, () => true)
  expect(opens({ records: others }, 'b')).toEqual([false, false])
})

test('a damaged record keeps its key through a rotation, and nothing else does', async () => {
  const { kept, records, ring } = await filled()
  const good = kept.get('a') as Kept & { parts: NonNullable<Kept['parts']> }
  const { nonce, ciphertext } = good.parts.about
  await kept.change({
    put: [{ ...good, parts: { ...good.parts, about: { nonce, ciphertext: flip(ciphertext, 0) } } }],
  })
  await rotate({ ring, records, kept })
  expect(ring.keys()).toHaveLength(2)
  // what is not damaged of it is read still
  expect([opens({ records }, 'a'), opens({ records }, 'b')]).toEqual([
    [false, true],
    [true, true],
  ])
  expect(kept.get('b')?.key).toBe(ring.current()?.id)
  await records.remove('a')
  await ring.dropOld(new Set(await records.settle()))
  expect(ring.keys()).toHaveLength(1)
})

test('equal seeds look different, and neither the seed nor what is about it can be read', async () => {
  const { store, kept } = await filled()
  const held = store.dump()
  for (const text of [SEED.toString(), SEED.toString('base64'), SEED.toString('hex'), 'counter', 'issuer'])
    expect(held).not.toContain(text)
  const sums = ['a', 'b'].map((one) =>
    createHash('sha256')
      .update(kept.get(one)?.parts?.secret.ciphertext ?? '')
      .digest('hex'),
  )
  expect(sums[0]).not.toBe(sums[1])
})
