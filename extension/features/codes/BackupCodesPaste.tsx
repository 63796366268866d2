/** Codes as they came, pasted: what was taken and what was left is looked at before anything is kept. */
import { useRef, useState } from 'preact/hooks'
import { LONGEST_PASTE, type CodeSet, type KeepRequest, type ReadCodes } from '#shared/backup-codes.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { BackupCodesModel } from './backup-codes-model.ts'

export interface BackupCodesPasteProps {
  readonly backup: BackupCodesModel
  readonly sets: readonly CodeSet[]
  readonly connections: readonly string[]
}

export const BackupCodesPaste = ({ backup, sets, connections }: BackupCodesPasteProps) => {
  const { t } = useWords()
  const area = useRef<HTMLTextAreaElement>(null)
  const found = backup.found.value
  const kept = backup.kept.value
  const drop = () => {
    backup.forgetPaste()
    if (area.current) area.current.value = ''
    area.current?.focus()
  }
  return (
    <section class="card form" aria-labelledby="spare-add">
      <h2 id="spare-add">{t('spare.add')}</h2>
      <p class={kept ? 'code-note ok' : 'hidden'} role="status">
        {kept && t('spare.kept', { count: kept.added, repeated: kept.repeated })}
      </p>
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          const text = area.current?.value ?? ''
          if (text.trim() !== '') void backup.look(text)
        }}
      >
        <label>
          {t('spare.paste')}
          <textarea
            ref={area}
            name="codes"
            rows={6}
            maxLength={LONGEST_PASTE}
            spellcheck={false}
            autocomplete="off"
            aria-describedby="spare-paste-hint"
            onInput={backup.forgetPaste}
          />
        </label>
        <small id="spare-paste-hint">{t('spare.paste.hint')}</small>
        <div class="buttons">
          <button type="submit" class="btn">
            {t('spare.look')}
          </button>
        </div>
      </form>
      {found && (
        <>
          <Found found={found} />
          {found.taken.length > 0 && (
            <Keep
              sets={sets}
              connections={connections}
              codes={found.taken.map(({ code }) => code)}
              onCancel={drop}
              onKeep={async (request) => {
                if (await backup.keep(request)) drop()
              }}
            />
          )}
        </>
      )}
    </section>
  )
}

const Found = ({ found: { taken, left, repeated } }: { found: ReadCodes }) => {
  const { t } = useWords()
  return (
    <>
      <p role="status">
        <b>{t('spare.taken', { count: taken.length })}</b>
      </p>
      <ol class="spare-taken" aria-label={t('spare.taken', { count: taken.length })}>
        {taken.map(({ code }) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      {repeated.length > 0 && <p class="code-note">{t('spare.repeated', { count: repeated.length })}</p>}
      {left.length > 0 && (
        <details open={taken.length === 0}>
          <summary>{t('spare.rest', { count: left.length })}</summary>
          <ul>
            {left.map(({ text, line, why }, at) => (
              <li key={at}>
                <small>
                  {t('spare.line', { line })}
                  {why === 'other-form' && `, ${t('spare.other-form')}`}
                </small>{' '}
                <bdi>{text}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

interface KeepProps {
  readonly sets: readonly CodeSet[]
  readonly connections: readonly string[]
  readonly codes: string[]
  readonly onCancel: () => void
  readonly onKeep: (request: KeepRequest) => Promise<void>
}

const Keep = ({ sets, connections, codes, onCancel, onKeep }: KeepProps) => {
  const { t } = useWords()
  const [login, setLogin] = useState(connections[0] ?? '')
  const [label, setLabel] = useState('')
  const there = sets.find((one) => (login === '' ? one.label === label.trim() : one.connection === login))
  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault()
        const of = login === '' ? { label: fieldText(event.currentTarget, 'label') } : { connection: login }
        const how = fieldText(event.currentTarget, 'how')
        if ('label' in of && of.label === '') return
        void onKeep({ of, codes, ...(there && (how === 'add' || how === 'replace') && { how }) })
      }}
    >
      <label>
        {t('spare.whose')}
        <select value={login} onChange={({ currentTarget }) => setLogin(currentTarget.value)}>
          {connections.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
          <option value="">{t('spare.elsewhere')}</option>
        </select>
      </label>
      {login === '' && (
        <label>
          {t('spare.label')}
          <input
            name="label"
            required
            maxLength={100}
            autocomplete="off"
            onInput={({ currentTarget }) => setLabel(currentTarget.value)}
          />
        </label>
      )}
      {there && (
        <fieldset>
          <legend>{t('spare.there', { left: there.left })}</legend>
          {(['replace', 'add'] as const).map((how) => (
            <label key={how} class="tick">
              <input type="radio" name="how" value={how} defaultChecked={how === 'replace'} />
              {t(`spare.how.${how}`)}
            </label>
          ))}
        </fieldset>
      )}
      <div class="buttons">
        <button type="submit" class="btn primary">
          {t('spare.keep', { count: codes.length })}
        </button>
        <button type="button" class="btn" onClick={onCancel}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}
