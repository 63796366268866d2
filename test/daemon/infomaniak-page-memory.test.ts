import { describe, expect, it } from 'vitest'
import { createPageMemory, type HeardPage } from '#daemon/sources/infomaniak/page-memory.ts'

interface Row {
  readonly id: string
  readonly name: string
}
const idOf = ({ id }: Row) => id
const row = (id: string, name = 'Anna'): Row => ({ id, name })
const page = (digest: string, ...records: Row[]): HeardPage<Row> => ({
  digest,
  paging: { total: 3, page: 1, pages: 1 },
  count: records.length,
  items: `items of ${digest}`,
  records,
})

/** What is kept, and a number that counts its changes. */
function keeping(...rows: Row[]) {
  const records = new Map(rows.map((one) => [one.id, one]))
  return {
    revision: 1,
    get: (id: string) => records.get(id),
    put(one: Row) {
      records.set(one.id, one)
      this.revision += 1
    },
  }
}

describe('the memory of pages', () => {
  it('gives a page back with the very records that are kept', async () => {
    const kept = keeping(row('1'), row('2'))
    const memory = createPageMemory(kept, idOf)
    expect(memory.recall(1)).toBeNull()
    await memory.settle([page('a', row('1'), row('2'))])
    expect(memory.recall(1)).toEqual(page('a', row('1'), row('2')))
    expect(memory.recall(1)?.records[0]).toBe(kept.get('1'))
    expect(memory.recall(2)).toBeNull()
  })

  it('forgets a page whose records are not kept as it told them: kept back, or joined with what another list said', async () => {
    const memory = createPageMemory(keeping(row('1'), row('2', 'Berta')), idOf)
    await memory.settle([page('a', row('1')), page('b', row('2')), page('c', row('3'))])
    expect([1, 2, 3].map((number) => memory.recall(number)?.digest ?? null)).toEqual(['a', null, null])
  })

  it('forgets every page when somebody else changes what is kept', async () => {
    const kept = keeping(row('1'))
    const memory = createPageMemory(kept, idOf)
    await memory.settle([page('a', row('1'))])
    kept.put(row('1', 'Berta'))
    expect(memory.recall(1)).toBeNull()
  })
})
