/** An invitation that is not answered yet: corrected or cancelled, each after a look at what that does. */
import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { ActionId } from '#shared/actions.ts'
import { languages } from '#shared/settings.ts'
import { canAdminister, roles, type MemberRow, type Role } from '#shared/team.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ChangeCard } from '../../ui/ChangeCard.tsx'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { Draft, InviteModel } from './invite-model.ts'
import { Contact } from './InvitePage.tsx'
import { ProductsField } from './ProductsField.tsx'

export interface InvitationCardProps {
  readonly model: InviteModel
  readonly organisation: string
  readonly member: MemberRow
  readonly onGuided: (action: ActionId) => void
  /** It was done and read back. */
  readonly onDone: () => void
}

export const InvitationCard = ({ model, organisation, member, onGuided, onDone }: InvitationCardProps) => {
  const words = useWords()
  const { t, language } = words
  const { change } = model
  const role = useSignal<Role | null>(member.role)
  const contact = useSignal<Draft['contact'] | null>(null)
  const isChoosing = useSignal(false)
  const outcome = change.result.value?.outcome ?? null
  useEffect(() => {
    if (outcome === 'done') onDone()
  }, [outcome])
  useEffect(() => () => change.drop(), [member.id])
  const invitation = member.id.slice(1)
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const trouble = change.trouble.value
  const look = (form: HTMLFormElement) => {
    const products = isChoosing.value && role.value === 'collaborator' ? model.corrected.ids() : undefined
    const spoken = languages.find((one) => one === fieldText(form, 'language'))
    void model.correct(organisation, invitation, {
      ...(role.value && role.value !== member.role ? { role: role.value } : {}),
      ...(spoken ? { language: spoken } : {}),
      ...(contact.value ? { contact: contact.value } : {}),
      ...(products ? { products } : {}),
    })
  }
  return (
    <>
      <form
        class="card form"
        aria-label={t('change.title.correct-invitation')}
        onInput={() => change.drop()}
        onSubmit={(event) => {
          event.preventDefault()
          if (!change.busy.value) look(event.currentTarget)
        }}
      >
        <h2>{t('change.title.correct-invitation')}</h2>
        <div class="fields">
          <label>
            {t('change.field.role')}
            <select
              value={role.value ?? ''}
              onChange={({ currentTarget: { value } }) =>
                (role.value = roles.find((one) => one === value) ?? null)
              }
            >
              {member.role === null && <option value="">{t('invite.as-is')}</option>}
              {roles.map((one) => (
                <option key={one} value={one}>
                  {t(`role.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {t('change.field.language')}
            <select name="language">
              <option value="">{t('invite.as-is')}</option>
              {languages.map((one) => (
                <option key={one} value={one}>
                  {names.of(one)}
                </option>
              ))}
            </select>
          </label>
        </div>
        {role.value !== null && canAdminister(role.value) && <p class="note">{t('invite.products.all')}</p>}
        {role.value === 'collaborator' &&
          (isChoosing.value ? (
            <>
              {model.isGivenKnown.value === false && <p class="note">{t('invite.products.was')}</p>}
              {model.isGivenKnown.value === null ? (
                <p class="muted" role="status">
                  {t('app.loading')}
                </p>
              ) : (
                <ProductsField choice={model.corrected} organisation={organisation} />
              )}
            </>
          ) : (
            <button
              type="button"
              class="link"
              onClick={() => {
                isChoosing.value = true
                void model.readGiven(organisation, invitation, 'collaborator')
              }}
            >
              {t('invite.products.change')}
            </button>
          ))}
        {contact.value ? (
          <Contact contact={contact.value} onChange={(next) => (contact.value = next)} />
        ) : (
          <button
            type="button"
            class="link"
            onClick={() => (contact.value = { billing: false, products: false })}
          >
            {t('invite.contact.change')}
          </button>
        )}
        <div class="buttons">
          <button type="submit" class="btn" aria-disabled={change.busy.value}>
            {t('add.list.look')}
          </button>
          <button
            type="button"
            class="btn danger"
            aria-disabled={change.busy.value}
            onClick={() => !change.busy.value && void model.cancel(organisation, invitation)}
          >
            {t('change.title.cancel-invitation')}
          </button>
        </div>
      </form>
      <ChangeCard change={change} trouble={trouble && troubleSentence(words, trouble)} onGuided={onGuided} />
    </>
  )
}
