/** An invitation as it is being written; what was typed stays while a step of it is done elsewhere. */
import { createModel, signal } from '@preact/signals'
import type { ChangeRequest } from '#shared/changes.ts'
import type { Language } from '#shared/settings.ts'
import type { Role } from '#shared/team.ts'
import type { Api } from '../../core/api.ts'
import { ChangeModel } from '../../core/change-model.ts'

type Invite = Extract<ChangeRequest, { kind: 'invite' }>
export type Draft = Omit<Invite, 'kind' | 'organisation' | 'role'> & { readonly role: Role | null }
type Correction = Extract<ChangeRequest, { kind: 'correct-invitation' }>['set']

const emptyDraft = (language: Language): Draft => ({
  firstName: '',
  lastName: '',
  email: '',
  role: null,
  language,
  contact: { billing: false, products: false },
})

export const InviteModel = createModel(({ api, language }: { api: Pick<Api, 'ask'>; language: Language }) => {
  const change = new ChangeModel({ api })
  const draft = signal(emptyDraft(language))
  /** Fields without which nothing can be looked at. */
  const missing = signal<ReadonlySet<string>>(new Set())
  return {
    change,
    draft,
    missing,
    write(changes: Partial<Draft>) {
      draft.value = { ...draft.peek(), ...changes }
      // a preview of something else would be confirmed
      change.drop()
    },
    async look(organisation: string) {
      const { role, firstName, lastName, email, ...rest } = draft.peek()
      const typed = { firstName: firstName.trim(), lastName: lastName.trim(), email: email.trim() }
      const lacking = [...Object.entries(typed), ['role', role ?? ''] as const].filter(
        ([, text]) => text === '',
      )
      missing.value = new Set(lacking.map(([field]) => field))
      if (lacking.length > 0 || role === null) return
      await change.look({ kind: 'invite', organisation, role, ...typed, ...rest })
    },
    correct: (organisation: string, invitation: string, set: Correction) =>
      change.look({ kind: 'correct-invitation', organisation, invitation, set }),
    cancel: (organisation: string, invitation: string) =>
      change.look({ kind: 'cancel-invitation', organisation, invitation }),
    /** It was sent: the next one begins empty, in the same language. */
    begin() {
      draft.value = emptyDraft(draft.peek().language)
    },
  }
})
export type InviteModel = InstanceType<typeof InviteModel>
