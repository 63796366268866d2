/** Inviting a person: the form with its rules, then what would be sent, then what came of it. */
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { ActionId } from '#shared/actions.ts'
import type { ChangeResult } from '#shared/changes.ts'
import { canAdminister, roles } from '#shared/team.ts'
import { INVITE } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ChangeCard } from '../../ui/ChangeCard.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToTeam } from './BackToTeam.tsx'
import type { Draft, InviteModel } from './invite-model.ts'
import { useReturn, type Left } from './left.ts'
import { LanguageField } from './MailCard.tsx'
import { ProductsField } from './ProductsField.tsx'

export interface InvitePageProps {
  readonly model: InviteModel
  readonly organisation: string
  readonly left: Left
  readonly onGuided: (action: ActionId) => void
  /** It was sent and read back. */
  readonly onDone: () => void
}

export const InvitePage = ({ model, organisation, left, onGuided, onDone }: InvitePageProps) => {
  const words = useWords()
  const { t } = words
  const { change, draft } = model
  const outcome = change.result.value?.outcome ?? null
  const isInvited = outcome !== null && invited.includes(outcome)
  useReturn(left, INVITE)
  // what came of one is not shown to whoever comes for the next
  useLayoutEffect(() => () => (change.result.peek() ? change.drop() : undefined), [])
  useEffect(() => {
    if (!isInvited) return
    model.begin()
    onDone()
  }, [outcome])
  const trouble = change.trouble.value
  return (
    <div class="name-page narrow">
      <BackToTeam />
      <h1>{t('invite.title')}</h1>
      {!isInvited && (
        <form
          class="card form"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (!change.busy.value) void model.look(organisation)
          }}
        >
          <div class="fields">
            <Text model={model} name="firstName" label={t('change.field.first-name')} />
            <Text model={model} name="lastName" label={t('change.field.last-name')} />
          </div>
          <Text model={model} name="email" label={t('change.field.email')} />
          <Roles model={model} />
          <LanguageField value={draft.value.language} onChoose={(language) => model.write({ language })} />
          <Products model={model} organisation={organisation} />
          <Contact contact={draft.value.contact} onChange={(contact) => model.write({ contact })} />
          <div class="line">
            <button
              type="submit"
              class={change.preview.value ? 'btn' : 'btn primary'}
              aria-disabled={change.busy.value}
            >
              {t('add.list.look')}
            </button>
            <span class="error" role="alert">
              {model.missing.value.size > 0 ? t('invite.missing') : ''}
            </span>
          </div>
        </form>
      )}
      <ChangeCard
        change={change}
        trouble={trouble && troubleSentence(words, trouble)}
        onGuided={(action) => {
          left.value = { page: INVITE, id: 'change-title', scrollY }
          onGuided(action)
        }}
      />
    </div>
  )
}

const Text = ({
  model,
  name,
  label,
}: {
  model: InviteModel
  name: 'firstName' | 'lastName' | 'email'
  label: string
}) => (
  <label>
    {label}
    <input
      name={name}
      value={model.draft.value[name]}
      maxLength={200}
      autocomplete="off"
      spellcheck={false}
      inputMode={name === 'email' ? 'email' : 'text'}
      aria-invalid={model.missing.value.has(name)}
      onInput={({ currentTarget }) => model.write({ [name]: currentTarget.value })}
    />
  </label>
)

/** The invitation went out, whatever became of the products. */
const invited: readonly ChangeResult['outcome'][] = ['done', 'partly-done', 'partly-unclear']

/** Who administers sees all of them; an external is given them where they are invited. */
const Products = ({ model, organisation }: { model: InviteModel; organisation: string }) => {
  const { t } = useWords()
  const { role } = model.draft.value
  if (role === null || role === 'external') return null
  return canAdminister(role) ? (
    <p class="note">{t('invite.products.all')}</p>
  ) : (
    <ProductsField choice={model.products} organisation={organisation} />
  )
}

/** Each with who may grant it, beside it. */
const Roles = ({ model: { draft, missing, write } }: { model: InviteModel }) => {
  const { t } = useWords()
  return (
    <fieldset aria-invalid={missing.value.has('role')}>
      <legend>{t('change.field.role')}</legend>
      {roles.map((role) => (
        <label key={role} class="tick">
          <input
            type="radio"
            name="role"
            checked={draft.value.role === role}
            onChange={() => write({ role })}
          />
          <span class="grow">
            {t(`role.${role}`)}
            <small class="block">{t(`invite.rule.${role}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

export const Contact = ({
  contact,
  onChange,
}: {
  contact: Draft['contact']
  onChange: (contact: Draft['contact']) => void
}) => {
  const { t } = useWords()
  return (
    <fieldset>
      <legend>{t('invite.contact')}</legend>
      {(['billing', 'products'] as const).map((about) => (
        <label key={about} class="tick">
          <input
            type="checkbox"
            checked={contact[about]}
            onChange={({ currentTarget }) => onChange({ ...contact, [about]: currentTarget.checked })}
          />
          {t(`change.field.${about}-contact`)}
        </label>
      ))}
    </fieldset>
  )
}
