/** The profile as it shall be: what differs is previewed, and only what was confirmed is sent. */
import { useId, useState } from 'preact/hooks'
import type { AccountView } from '#shared/account-view.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import { isKnown, valueOrNull } from '#shared/fact.ts'
import { referenceLists, type Reference, type ReferenceList } from '#shared/references.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { References } from './model.ts'

type Wanted = Extract<ChangeRequest, { kind: 'profile' }>['set']

export interface ProfileFormProps {
  readonly account: AccountView
  readonly references: References | null
  readonly onLook: (set: Wanted) => void
}

const fieldByList = { languages: 'language', countries: 'country', timeZones: 'timeZone' } as const
const nameByField = { language: 'language', country: 'country', timeZone: 'time-zone' } as const
const alerts = { alertOnLogin: 'alert-on-login', alertOnFailure: 'alert-on-failure' } as const

export const ProfileForm = ({ account, references, onLook }: ProfileFormProps) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const [same, setSame] = useState(false)
  const switches = (['alertOnLogin', 'alertOnFailure'] as const).map((key) => {
    const fact = account.facts.find((one) => one.key === key)
    return [key, fact && valueOrNull(fact.told) === true] as const
  })
  return (
    <form
      class="form"
      noValidate
      onInput={() => setSame(false)}
      onSubmit={(event) => {
        event.preventDefault()
        const read = readProfile(event.currentTarget, references, switches)
        setWrong(read.wrong)
        setSame(read.wrong.size === 0 && Object.keys(read.set).length === 0)
        if (read.wrong.size === 0 && Object.keys(read.set).length > 0) onLook(read.set)
      }}
    >
      <p class="muted">{t('account.profile.hint')}</p>
      {referenceLists.map((list) => (
        <ListField key={list} list={list} references={references} isWrong={wrong.has(fieldByList[list])} />
      ))}
      <TextField
        name="recoveryPhone"
        mode="tel"
        label={t('change.field.recovery-phone')}
        hint={t('account.profile.phone.hint')}
      />
      <TextField
        name="recoveryEmail"
        mode="email"
        label={t('change.field.recovery-email')}
        hint={t('account.profile.email.hint')}
      />
      {switches.map(([key, now]) => (
        <label key={`${key}/${String(now)}`} class="tick">
          <input type="checkbox" name={key} defaultChecked={now ?? false} />
          {t(`change.field.${alerts[key]}`)}
        </label>
      ))}
      <div class="line">
        <button type="submit" class="btn">
          {t('account.profile.look')}
        </button>
        <span role="status">{same ? t('account.profile.same') : ''}</span>
      </div>
    </form>
  )
}

interface TextFieldProps {
  readonly name: string
  readonly mode: 'tel' | 'email'
  readonly label: string
  readonly hint: string
}

const TextField = ({ name, mode, label, hint }: TextFieldProps) => {
  const id = useId()
  return (
    <>
      <label>
        {label}
        <input name={name} inputMode={mode} autocomplete="off" maxlength={200} aria-describedby={id} />
      </label>
      <small id={id}>{hint}</small>
    </>
  )
}

interface ListFieldProps {
  readonly list: ReferenceList
  readonly references: References | null
  readonly isWrong: boolean
}

/** A list of hundreds, searched by typing. */
const ListField = ({ list, references, isWrong }: ListFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const name = fieldByList[list]
  const label = t(`change.field.${nameByField[name]}`)
  const entries = references?.[list].entries ?? null
  if (entries === null)
    return (
      <p class="muted">
        {label}:{' '}
        {t('account.profile.no-list', { reason: t(`reason.${references?.[list].reason ?? 'never-asked'}`) })}
      </p>
    )
  return (
    <>
      <label>
        {label}
        <input
          name={name}
          list={`${id}-list`}
          autocomplete="off"
          aria-invalid={isWrong}
          aria-describedby={`${id}-hint`}
        />
      </label>
      <datalist id={`${id}-list`}>
        {entries.filter(canBeChosen).map((one) => (
          <option key={one.id} value={shownAs(one, entries)} />
        ))}
      </datalist>
      <small id={`${id}-hint`} class={isWrong ? 'error' : ''} role={isWrong ? 'alert' : undefined}>
        {t(isWrong ? 'account.profile.unlisted' : 'account.profile.search.hint')}
      </small>
    </>
  )
}

const canBeChosen = ({ enabled }: Reference) => !isKnown(enabled) || enabled.known

/** By its name; with its code beside it where others have the same. */
const shownAs = ({ id, name, code }: Reference, all: readonly Reference[]): string =>
  all.some((other) => other.id !== id && other.name === name) ? `${name} (${code ?? id})` : name

/** What the form says that is not so already; with the fields that cannot be understood. */
function readProfile(
  form: HTMLFormElement,
  references: References | null,
  switches: readonly (readonly ['alertOnLogin' | 'alertOnFailure', boolean | undefined])[],
): { readonly set: Wanted; readonly wrong: ReadonlySet<string> } {
  const wrong = new Set<string>()
  const set: Wanted = {}
  for (const list of referenceLists) {
    const field = fieldByList[list]
    const text = fieldText(form, field).toLowerCase()
    if (text === '') continue
    const entries = references?.[list].entries ?? []
    const found = entries.filter(canBeChosen).find((one) => shownAs(one, entries).toLowerCase() === text)
    if (found) set[field] = found.id
    else wrong.add(field)
  }
  for (const field of ['recoveryPhone', 'recoveryEmail'] as const) {
    const text = fieldText(form, field)
    if (text !== '') set[field] = text
  }
  for (const [key, now] of switches) {
    const wanted = new FormData(form).has(key)
    // of what is not known, only switching it on can be meant
    if (wanted !== (now ?? false)) set[key] = wanted
  }
  return { set, wrong }
}
