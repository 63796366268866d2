/** Several people at once: ticked one by one, or all of what the list shows, however long it is. */
import { batch, createModel, signal } from '@preact/signals'
import type { MemberRow } from '#shared/team.ts'
import type { Trouble } from '../../core/trouble.ts'
import type { TeamModel } from './model.ts'

export const SelectionModel = createModel(({ people }: Pick<TeamModel, 'people'>) => {
  const chosen = signal<ReadonlyMap<string, MemberRow>>(new Map())
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  return {
    chosen,
    busy,
    trouble,
    toggle(member: MemberRow) {
      const next = new Map(chosen.peek())
      if (!next.delete(member.id)) next.set(member.id, member)
      chosen.value = next
    },
    clear() {
      chosen.value = new Map()
    },
    async all() {
      if (busy.peek()) return
      busy.value = true
      const every = await people.all()
      batch(() => {
        busy.value = false
        trouble.value = every.ok ? null : every.error
        if (every.ok) chosen.value = new Map(every.value.map((member) => [member.id, member]))
      })
    },
  }
})
export type SelectionModel = InstanceType<typeof SelectionModel>
