import * as fc from 'fast-check'
import * as v from 'valibot'
import { expect, it } from 'vitest'
import { saidOnce } from '#daemon/core/said-once.ts'

const record = v.strictObject({
  name: v.string(),
  servers: v.array(v.string()),
  signed: v.nullable(v.boolean()),
})
const arbRecord = fc.record({
  name: fc.string(),
  servers: fc.array(fc.constantFrom('ns1.example', 'ns2.example', '{"a":1}'), { maxLength: 3 }),
  signed: fc.option(fc.boolean()),
})

it('makes the same records as the schema alone, of as many copies as there are different words', () => {
  fc.assert(
    fc.property(fc.array(arbRecord), (records) => {
      const before = structuredClone(records)
      const lean = saidOnce(record, ['servers', 'signed'])
      const made = records.map((one) => v.parse(lean, one))
      expect(made).toEqual(v.parse(v.array(record), records))
      expect(records).toEqual(before)
      const copies = new Set(made.map(({ servers }) => servers))
      expect(copies.size).toBe(new Set(records.map(({ servers }) => servers.join())).size)
    }),
  )
})

it('refuses what the schema refuses', () => {
  const lean = saidOnce(record, ['servers'])
  expect(v.is(lean, { name: 'a', servers: [1], signed: null })).toBe(false)
  expect(v.is(lean, { name: 'a', servers: [], signed: null, more: 1 })).toBe(false)
})

it('keeps what comes after many different words for itself', () => {
  const lean = saidOnce(record, ['servers'])
  for (let n = 0; n < 6000; n += 1) v.parse(lean, { name: 'a', servers: [String(n)], signed: null })
  const [one, other] = [0, 1].map(() => v.parse(lean, { name: 'a', servers: ['new'], signed: null }))
  expect(one).toEqual(other)
  expect(one?.servers).not.toBe(other?.servers)
  const known = [0, 1].map(() => v.parse(lean, { name: 'a', servers: ['7'], signed: null }).servers)
  expect(known[0]).toBe(known[1])
})
