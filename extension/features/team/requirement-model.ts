/** Whether an organisation requires 2FA, when it is to, and how far it is from there. */
import { batch, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import { requirement as schema, type Requirement } from '#shared/requirement.ts'
import type { Api } from '../../core/api.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'

export const organisationPath = (organisation: string, rest: string): string =>
  `/v1/organisations/${encodeURIComponent(organisation)}/${rest}`

export const RequirementModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const requirement = signal<Requirement | null>(null)
  const trouble = signal<Trouble | null>(null)
  /** Why the date could not be kept. */
  const failure = signal<Trouble | null>(null)
  const saving = signal(false)
  let organisation: string | null = null

  async function read() {
    const mine = organisation
    if (mine === null) return
    const asked = await api.ask({ path: organisationPath(mine, 'requirement'), answer: schema })
    if (mine !== organisation) return
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) requirement.value = asked.value
      else if (endsTrust(asked.error)) requirement.value = null
    })
  }

  return {
    requirement,
    trouble,
    failure,
    saving,
    read,
    /** @param of the organisation; null forgets */
    async show(of: string | null) {
      if (of !== organisation)
        batch(() => {
          organisation = of
          requirement.value = null
          trouble.value = null
          failure.value = null
        })
      await read()
    },
    /** @param on `2026-12-01`; null takes the date back */
    async plan(on: string | null) {
      if (organisation === null || saving.peek()) return
      saving.value = true
      const path = organisationPath(organisation, 'requirement/plan')
      const kept = await api.ask({ method: 'POST', path, body: { on }, answer: v.unknown() })
      failure.value = kept.ok ? null : kept.error
      await read()
      saving.value = false
    },
  }
})
export type RequirementModel = InstanceType<typeof RequirementModel>
