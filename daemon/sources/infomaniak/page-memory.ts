/**
 * What each page of a list said when it was last heard. Most pages say the same again, and then nothing of them need be
 * read, translated or compared. Of a page only a digest and its ids stay: its records are those that are kept.
 */
import { isDeepStrictEqual } from 'node:util'
import { createPace } from '#daemon/core/pace.ts'
import type { Collection } from '#daemon/core/store.ts'
import type { Page } from './envelope.ts'

export interface HeardPage<T> {
  readonly digest: string
  readonly paging: Page['paging']
  /** How many items there were, and a digest of them alone. */
  readonly count: number
  readonly items: string
  readonly records: readonly T[]
}

export interface PageMemory<T> {
  /** The page as it was last heard, if its records are still kept as it told them. */
  readonly recall: (page: number) => HeardPage<T> | null
  /** Remembers the pages of a list that was heard whole, once their records are kept. */
  settle(pages: readonly HeardPage<T>[]): Promise<void>
}

export function createPageMemory<T>(
  collection: Pick<Collection<T>, 'get' | 'revision'>,
  idOf: (record: T) => string,
): PageMemory<T> {
  let remembered: readonly ((Omit<HeardPage<T>, 'records'> & { readonly ids: readonly string[] }) | null)[] =
    []
  /** Whoever changes what is kept makes everything forgotten. */
  let revision = collection.revision

  /** The kept one, where it says the same: other sources may have added to it, or it may have been kept back. */
  function keptAs(record: T): T | undefined {
    const kept = collection.get(idOf(record))
    return kept === record || isDeepStrictEqual(kept, record) ? kept : undefined
  }

  return {
    recall(page) {
      const found = collection.revision === revision ? remembered[page - 1] : null
      if (found == null) return null
      const { ids, ...rest } = found
      return {
        ...rest,
        records: ids.map((id) => collection.get(id)).filter((record) => record !== undefined),
      }
    },
    async settle(pages) {
      const pace = createPace()
      const settled: (typeof remembered)[number][] = []
      revision = collection.revision
      for (const { records, ...rest } of pages) {
        await pace()
        const kept = records.map(keptAs).filter((record) => record !== undefined)
        settled.push(kept.length === records.length ? { ...rest, ids: kept.map(idOf) } : null)
      }
      remembered = settled
    },
  }
}
