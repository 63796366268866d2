/** The way to “everybody has it”: who would be stopped, whom to tell, and how it has gone since. */
import { batch, createModel, signal } from '@preact/signals'
import { err, ok } from '#shared/result.ts'
import {
  adoption as adoptionSchema,
  dryRunPage,
  type Adoption,
  type dryRunFilters,
  type DryRunRow,
} from '#shared/requirement.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import { createPaged, type PageQuery } from '../../core/paged.ts'
import type { Trouble } from '../../core/trouble.ts'
import type { MailKind } from './mail-model.ts'
import { organisationPath } from './requirement-model.ts'

export type DryRunFilter = (typeof dryRunFilters)[number]

/** Whom a mail is for: everybody who has an account here, or those who lack a second factor. */
const audience: Record<MailKind, readonly DryRunFilter[]> = {
  announce: ['stopped', 'unknown', 'fine'],
  remind: ['stopped', 'unknown'],
  alert: ['stopped'],
}
const MOST = 500

export const PlannerModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const organisation = signal<string | null>(null)
  const adoption = signal<Adoption | null>(null)
  const trouble = signal<Trouble | null>(null)
  /** The person confirmed to go on although few administrators could help. */
  const dares = signal(false)

  const page = ({ filter, search, offset, limit }: Omit<PageQuery<DryRunFilter>, 'order' | 'reversed'>) =>
    api.ask({
      path: organisationPath(
        organisation.peek() ?? '',
        `dry-run?${new URLSearchParams({ filter, search, offset: String(offset), limit: String(limit) }).toString()}`,
      ),
      answer: dryRunPage,
    })
  const people = createPaged<DryRunRow, DryRunFilter>(page, 'stopped')

  async function readAdoption() {
    const of = organisation.peek()
    if (of === null) return
    const asked = await api.ask({ path: organisationPath(of, 'adoption'), answer: adoptionSchema })
    if (of !== organisation.peek()) return
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) adoption.value = asked.value
    })
  }

  return {
    organisation,
    people,
    adoption,
    trouble,
    dares,
    async show(of: string) {
      if (of !== organisation.peek())
        batch(() => {
          organisation.value = of
          adoption.value = null
          dares.value = false
        })
      await Promise.all([people.refresh(), readAdoption()])
    },
    /** Everybody whom a mail of that kind is for, whom it concerns most first. */
    async everybody(kind: MailKind): Outcome<readonly DryRunRow[]> {
      const found = new Map<string, DryRunRow>()
      for (const filter of audience[kind])
        for (let offset = 0; ; offset += MOST) {
          const asked = await page({ filter, search: '', offset, limit: MOST })
          if (!asked.ok) return err(asked.error)
          for (const row of asked.value.rows) found.set(row.id, row)
          if (offset + MOST >= asked.value.total) break
        }
      return ok([...found.values()])
    },
  }
})
export type PlannerModel = InstanceType<typeof PlannerModel>
