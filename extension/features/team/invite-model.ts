/** An invitation as it is being written; what was typed stays while a step of it is done elsewhere. */
import { createModel, signal } from '@preact/signals'
import { changePreview, type ChangeRequest } from '#shared/changes.ts'
import type { Language } from '#shared/settings.ts'
import type { Role } from '#shared/team.ts'
import type { Api } from '../../core/api.ts'
import { ChangeModel } from '../../core/change-model.ts'
import { ProductChoice } from './product-choice-model.ts'

type Invite = Extract<ChangeRequest, { kind: 'invite' }>
export type Draft = Omit<Invite, 'kind' | 'organisation' | 'role' | 'products'> & {
  readonly role: Role | null
}
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
  const drop = () => change.drop()
  /** Of the draft, and of the invitation that is corrected. */
  const products = new ProductChoice({ api, onChange: drop })
  const corrected = new ProductChoice({ api, onChange: drop })
  /** Whether it is known what the invitation gave before it was corrected; null while it is being read. */
  const isGivenKnown = signal<boolean | null>(null)
  let latest = 0
  const draft = signal(emptyDraft(language))
  /** Fields without which nothing can be looked at. */
  const missing = signal<ReadonlySet<string>>(new Set())
  return {
    change,
    products,
    corrected,
    isGivenKnown,
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
      // who administers sees them all; an external is invited by hand
      const given = role === 'collaborator' ? products.ids() : undefined
      await change.look({
        kind: 'invite',
        organisation,
        role,
        ...typed,
        ...rest,
        ...(given && { products: given }),
      })
    },
    correct: (organisation: string, invitation: string, set: Correction) =>
      change.look({ kind: 'correct-invitation', organisation, invitation, set }),
    /** What an invitation gives stands in no list: a look at taking it all away tells it, and is confirmed by nobody. */
    async readGiven(organisation: string, invitation: string, role: Role) {
      const mine = (latest += 1)
      isGivenKnown.value = null
      const asked = await api.ask({
        method: 'POST',
        path: '/v1/changes/preview',
        body: { kind: 'correct-invitation', organisation, invitation, set: { role, products: [] } },
        answer: changePreview,
      })
      if (mine !== latest) return
      const isSo = asked.ok && asked.value.refused.every(({ because }) => because === 'nothing-to-change')
      const row = isSo ? asked.value.rows.find(({ field }) => field === 'products') : undefined
      corrected.begin(organisation, Array.isArray(row?.from) ? row.from : [])
      isGivenKnown.value = isSo && (row === undefined || row.from !== null)
    },
    cancel: (organisation: string, invitation: string) =>
      change.look({ kind: 'cancel-invitation', organisation, invitation }),
    /** It was sent: the next one begins empty, in the same language. */
    begin() {
      draft.value = emptyDraft(draft.peek().language)
      products.forget()
    },
  }
})
export type InviteModel = InstanceType<typeof InviteModel>
