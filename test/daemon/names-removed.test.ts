import { describe, expect, it } from 'vitest'
import { openNames } from '#daemon/features/domains/names.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { at, NOW } from '../support/snapshot.ts'

const list = (text: string) => ({ text, kind: 'list' as const, dates: null, dryRun: false })

async function aRig(listed: readonly string[] = []) {
  let organisations = new Set<string>()
  const names = await openNames({
    store: createMemoryStore(),
    clock: { now: () => NOW },
    listed: () => organisations,
  })
  await names.add(list('one.ch\ntwo.ch\nthree.ch'))
  await names.note('two.ch', { stated: { paidUntil: at(0) } })
  organisations = new Set(listed)
  return names
}

describe('taking back a whole list', () => {
  it('looks after none of them any longer, and forgets what was said of them', async () => {
    const names = await aRig()
    expect(await names.removeAll(['one.ch', 'two.ch', 'two.ch', 'nobody.ch'])).toBe(2)
    expect(names.added()).toEqual(['three.ch'])
    expect(names.get('two.ch')).toBeNull()
  })

  it('keeps what was said of a name that an organisation lists by now', async () => {
    const names = await aRig(['two.ch'])
    expect(await names.removeAll(['one.ch', 'two.ch'])).toBe(2)
    expect(names.get('two.ch')).toMatchObject({ addedAt: null, stated: { paidUntil: at(0) } })
  })

  it('changes nothing where there is nothing of it', async () => {
    const names = await aRig()
    const { revision } = names
    expect(await names.removeAll(['nobody.ch'])).toBe(0)
    expect(names.revision).toBe(revision)
  })
})
