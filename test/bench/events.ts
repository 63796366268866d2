/** 100,000 acts in a folder's journal, written by the journal itself. */
import { join } from 'node:path'
import { systemClock } from '#daemon/core/clock.ts'
import { createJournal, journalEnd, noEnd } from '#daemon/core/journal.ts'
import type { Store } from '#daemon/core/store.ts'

const EVENTS = 100_000
/** At once: each time is one write to the disk. */
const TOGETHER = 1000

/** @param dataDir that of `store` */
export async function writeEvents(store: Store, dataDir: string): Promise<void> {
  const end = await store.document('journal-end', journalEnd, noEnd)
  const journal = await createJournal(join(dataDir, 'journal'), systemClock, end)
  for (let written = 0; written < EVENTS; written += TOGETHER)
    await Promise.all(
      Array.from({ length: TOGETHER }, (_, place) =>
        journal.write({
          event: 'thing.closed',
          by: 'daemon',
          subject: `domain-lapsing//48210/vully-${String((written + place) % 10_000)}.example`,
          data: { severity: 'warning', days: place % 60 },
        }),
      ),
    )
  await journal.stop()
}
