/** One person of an organisation, and when they were told that their account lacks something. */
import { batch, createModel, signal } from '@preact/signals'
import { alertsPage, type Alert } from '#shared/alerts.ts'
import { ok } from '#shared/result.ts'
import { memberPage, type MemberRow } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import type { Trouble } from '../../core/trouble.ts'

/** As many as the daemon gives at once. */
const MOST = 500

interface Found {
  readonly member: MemberRow
  readonly observedAt: IsoTime | null
}

export const MemberModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const id = signal<string | null>(null)
  const found = signal<Found | null>(null)
  const alerts = signal<readonly Alert[] | null>(null)
  /** The list was read, and nobody has that id. */
  const gone = signal(false)
  const trouble = signal<Trouble | null>(null)
  let organisation = ''
  let latest = 0

  /** The lists are by page: whoever asks for one person looks through them. */
  async function find(wanted: string): Outcome<Found | null> {
    const filter = wanted.startsWith('i') ? 'invited' : 'all'
    for (let offset = 0; ; offset += MOST) {
      const query = { organisation, filter, offset: String(offset), limit: String(MOST) }
      const asked = await api.ask({
        path: `/v1/members?${new URLSearchParams(query).toString()}`,
        answer: memberPage,
      })
      if (!asked.ok) return asked
      const { rows, total, observedAt } = asked.value
      const member = rows.find((row) => row.id === wanted)
      if (member) return ok({ member, observedAt })
      if (rows.length === 0 || offset + rows.length >= total) return ok(null)
    }
  }

  async function read() {
    const wanted = id.peek()
    if (wanted === null) return
    const mine = (latest += 1)
    const query = new URLSearchParams({ organisation, member: wanted })
    const [person, told] = await Promise.all([
      find(wanted),
      api.ask({ path: `/v1/alerts?${query.toString()}`, answer: alertsPage }),
    ])
    if (mine !== latest) return
    batch(() => {
      trouble.value = person.ok ? (told.ok ? null : told.error) : person.error
      if (person.ok) {
        found.value = person.value
        gone.value = person.value === null
      }
      if (told.ok) alerts.value = told.value.rows
    })
  }

  return {
    id,
    found,
    alerts,
    gone,
    trouble,
    read,
    /** @param known as the list has it already: it is drawn at once */
    async show(of: string, wanted: string, known: Found | null) {
      if (wanted !== id.peek() || of !== organisation)
        batch(() => {
          organisation = of
          id.value = wanted
          found.value = known
          alerts.value = null
          gone.value = false
          trouble.value = null
        })
      await read()
    },
  }
})
export type MemberModel = InstanceType<typeof MemberModel>
