/** One application password: what the person says that it is for, and whether they know it at all. */
import { useRef, useState } from 'preact/hooks'
import { LONGEST_PURPOSE, type ApplicationPasswords } from '#shared/application-passwords.ts'
import { isKnown, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { ApplicationPasswordsModel } from './application-passwords-model.ts'

interface Entry {
  readonly id: string
  readonly name: string
  readonly lastUsedAt: Told<IsoTime | null>
}
export interface ApplicationPasswordsRowProps {
  readonly tools: ApplicationPasswordsModel
  readonly login: ApplicationPasswords
  readonly one: Entry
  readonly now: IsoTime
}

export const ApplicationPasswordsRow = ({ tools, login, one, now }: ApplicationPasswordsRowProps) => {
  const { t, relative } = useWords()
  const [editing, setEditing] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { connection, purposes, unseen, idle } = login
  const { id, name, lastUsedAt } = one
  const purpose = purposes[id] ?? ''
  const used = !isKnown(lastUsedAt)
    ? `${t('app.unknown')}. ${t(`reason.${lastUsedAt.unknown}`)}`
    : lastUsedAt.known === null
      ? t('account.tools.never')
      : t('account.tools.used', { when: relative(lastUsedAt.known, now) })
  const close = () => {
    setEditing(false)
    opener.current?.focus()
  }
  return (
    <li class="form sub">
      <div class="line">
        <span class="grow">
          <b class="block">
            <bdi>{name}</bdi>
          </b>
          <small class="block">{used}</small>
          {idle.includes(id) && <small class="block warning">{t('spare.idle')}</small>}
          {purpose !== '' && (
            <small class="block">
              {t('spare.for')} <bdi>{purpose}</bdi>
            </small>
          )}
        </span>
        {unseen.includes(id) && (
          <>
            <span class="warning">{t('spare.new')}</span>
            <button
              type="button"
              class="btn"
              aria-label={`${t('spare.known')}: ${name}`}
              onClick={() => void tools.known(connection, id)}
            >
              {t('spare.known')}
            </button>
          </>
        )}
        <button
          type="button"
          class="link"
          ref={opener}
          aria-expanded={editing}
          aria-label={`${t('spare.purpose')}: ${name}`}
          onClick={() => setEditing(!editing)}
        >
          {t('spare.purpose')}
        </button>
      </div>
      {editing && (
        <form
          class="form"
          onKeyDown={(event) => event.key === 'Escape' && close()}
          onSubmit={(event) => {
            event.preventDefault()
            void tools
              .say(connection, id, fieldText(event.currentTarget, 'purpose'))
              .then((is) => is && close())
          }}
        >
          <label>
            {t('spare.purpose.of', { name })}
            <input
              name="purpose"
              defaultValue={purpose}
              maxLength={LONGEST_PURPOSE}
              autocomplete="off"
              ref={(input) => input?.focus()}
            />
          </label>
          <div class="buttons">
            <button type="submit" class="btn">
              {t('account.state.save')}
            </button>
            <button type="button" class="btn" onClick={close}>
              {t('app.cancel')}
            </button>
          </div>
        </form>
      )}
    </li>
  )
}
