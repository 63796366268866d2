/** What happened as a table (RFC 4180), or as one JSON array, in pieces. Pure. */
import { csvLine, type Cell } from '#daemon/core/csv.ts'
import type { ActivityEvent } from '#shared/activity.ts'

const columns: Readonly<Record<string, (event: ActivityEvent) => Cell>> = {
  at: ({ at }) => at,
  kind: ({ kind }) => kind,
  word: ({ word }) => word,
  source: ({ source }) => source,
  list: ({ list }) => list,
  login: ({ login }) => login,
  organisation: ({ organisation }) => organisation,
  person: ({ person }) => person,
  device: ({ device }) => device,
  address: ({ address }) => address,
  place: ({ place }) => place?.name ?? null,
  country: ({ place }) => place?.country ?? null,
  latitude: ({ place }) => place?.position?.latitude ?? null,
  longitude: ({ place }) => place?.position?.longitude ?? null,
  detail: ({ detail }) => detail,
  id: ({ id }) => id,
}

interface Form {
  readonly type: string
  readonly head: string
  readonly row: (event: ActivityEvent, isFirst: boolean) => string
  readonly foot: string
}

/** An empty cell is "not known". */
export const forms: Readonly<Record<'csv' | 'json', Form>> = {
  csv: {
    type: 'text/csv; charset=utf-8',
    head: csvLine(Object.keys(columns)),
    row: (event) => csvLine(Object.values(columns).map((of) => of(event))),
    foot: '',
  },
  json: {
    type: 'application/json; charset=utf-8',
    head: '[',
    row: (event, isFirst) => `${isFirst ? '' : ','}\n${JSON.stringify(event)}`,
    foot: '\n]\n',
  },
}

/** @param portions newest first */
export async function* written(
  portions: AsyncIterable<readonly ActivityEvent[]>,
  { head, row, foot }: Form,
): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder()
  yield bytes.encode(head)
  let isFirst = true
  for await (const events of portions) {
    const rows = events.map((event, index) => row(event, isFirst && index === 0))
    isFirst = false
    yield bytes.encode(rows.join(''))
  }
  if (foot !== '') yield bytes.encode(foot)
}
