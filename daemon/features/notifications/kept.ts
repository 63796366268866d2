/** Notices on disk: a record each, since there may be ten thousand and few change at a time. */
import * as v from 'valibot'
import { partedDocument, type Parting } from '../../core/parted.ts'
import type { Document, Store } from '../../core/store.ts'
import { entry, SCREEN, type Entry, type Outbox } from './record.ts'
import { notice } from '#shared/notices.ts'
import { isoTime } from '#shared/time.ts'

/** As it was while browsers and the desktop were the only ways, all of it in one file. */
const before = v.strictObject({
  entries: v.array(
    v.strictObject({
      notice,
      end: v.optional(v.nullable(isoTime), null),
      state: v.picklist(['waiting', 'claimed', 'shown']),
      by: v.nullable(v.string()),
      at: isoTime,
    }),
  ),
})
type Before = v.InferOutput<typeof before>

const none: Before = { entries: [] }
const states = { waiting: 'waiting', claimed: 'sending', shown: 'sent' } as const

const asKeptNow = ({ notice, end, state, by, at }: Before['entries'][number], seq: number): Entry => ({
  seq,
  notice,
  weight: notice.severity,
  end,
  deliveries: [
    {
      channel: SCREEN,
      name: '',
      state: states[state],
      tries: state === 'shown' ? 1 : 0,
      at,
      nextAt: null,
      fault: null,
      by,
      message: null,
      answer: null,
      cleared: false,
    },
  ],
  acknowledged: null,
  snoozedUntil: null,
  overAt: null,
})

const parting: Parting<Outbox, Before, Entry> = {
  rest: () => none,
  parts: ({ entries }) => new Map(entries.map((one) => [one.notice.id, one])),
  whole: (_, entries) => ({ entries: [...entries].sort((a, b) => a.seq - b.seq) }),
}

/** A folder in which it is one file still is taken over; cut off in between, it is taken over again. */
export async function openOutbox(store: Store): Promise<Document<Outbox>> {
  const rest = await store.document('notices', before, none)
  const records = await store.collection('notice-records', entry, ({ notice }) => notice.id)
  if (rest.value.entries.length > 0) {
    // what is a record already has gone on since
    const put = rest.value.entries
      .map((one, at) => asKeptNow(one, at + 1))
      .filter(({ notice }) => records.get(notice.id) === undefined)
    await records.change({ put })
    // in the file's backup as well
    for (let copies = 2; copies > 0; copies -= 1) await rest.change(() => ({ entries: [] }))
  }
  return partedDocument(rest, records, parting)
}
