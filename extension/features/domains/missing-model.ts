/** The way through “my domain is not here”: each step of the guide with what the daemon can say of it. */
import { batch, createModel, signal } from '@preact/signals'
import { missingName, type MissingName } from '#shared/domain-detail.ts'
import { namesAdded, type NamesAdded } from '#shared/domain-notes.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

/** ms; the registry may be asked on the way. */
const TIMEOUT = 90_000

export const MissingModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const found = signal<MissingName | null>(null)
  const looking = signal(false)
  const trouble = signal<Trouble | null>(null)
  /** What came of adding it to those that are looked after. */
  const added = signal<NamesAdded | null>(null)
  let latest = 0
  return {
    found,
    looking,
    trouble,
    added,
    async look(name: string) {
      const mine = (latest += 1)
      batch(() => {
        looking.value = true
        added.value = null
      })
      const asked = await api.ask({
        method: 'POST',
        path: '/v1/domains/missing',
        body: { name },
        answer: missingName,
        timeout: TIMEOUT,
      })
      if (mine !== latest) return
      batch(() => {
        looking.value = false
        trouble.value = asked.ok ? null : asked.error
        found.value = asked.ok ? asked.value : null
      })
    },
    async add() {
      const name = found.peek()?.name
      if (name === undefined) return
      const body = { text: name, kind: 'list', dates: null, dryRun: false }
      const written = await api.ask({ method: 'POST', path: '/v1/domains', body, answer: namesAdded })
      batch(() => {
        trouble.value = written.ok ? null : written.error
        if (written.ok) added.value = written.value
      })
    },
  }
})
export type MissingModel = InstanceType<typeof MissingModel>
