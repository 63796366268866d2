/** One set: its count, the code that is shown, and what came of those before it. */
import { useState } from 'preact/hooks'
import type { CodeSet } from '#shared/backup-codes.ts'
import type { IsoTime } from '#shared/time.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { BackupCodesModel } from './backup-codes-model.ts'

export interface BackupCodesSetProps {
  readonly backup: BackupCodesModel
  readonly set: CodeSet
  readonly isOpen: boolean
  readonly now: IsoTime
  readonly copy: (code: string) => Promise<boolean>
}

export const BackupCodesSet = ({ backup, set, isOpen, now, copy }: BackupCodesSetProps) => {
  const { t, date } = useWords()
  const { id, left, total } = set
  const name = set.connection ?? set.label ?? t('spare.elsewhere')
  const doubt = doubtOf(set)
  return (
    <section class="card form" aria-labelledby={`set-${id}`}>
      <h2 id={`set-${id}`}>
        <bdi>{name}</bdi>
      </h2>
      {set.damaged ? (
        <p class="code-note warning">{t('spare.damaged')}</p>
      ) : (
        <p>
          <b>{t('spare.left', { left, total })}</b>{' '}
          <small>{t('spare.since', { date: date(set.changedAt, now) })}</small>
        </p>
      )}
      {doubt && <p class="code-note warning">{t(doubt, { left, told: set.told ?? 0 })}</p>}
      {isOpen && (
        <>
          <Waiting backup={backup} set={set} name={name} now={now} copy={copy} />
          <div class="buttons">
            {left > 0 && set.codes !== null && set.shown === 0 && (
              <button
                type="button"
                class="btn primary"
                aria-label={`${t('spare.use')}: ${name}`}
                onClick={() => void backup.use(id)}
              >
                {t('spare.use')}
              </button>
            )}
            {set.believedUntil === null && set.codes !== null && (
              <button type="button" class="btn" onClick={() => void backup.confirm(id)}>
                {t('spare.confirm')}
              </button>
            )}
            {left > 0 && set.codes !== null && (
              <button
                type="button"
                class="btn"
                aria-label={`${t('spare.print')}: ${name}`}
                onClick={() => void backup.print(id)}
              >
                {t('spare.print')}
              </button>
            )}
            <ConfirmButton
              label={t('spare.remove')}
              question={t('spare.remove.sure', { name, left })}
              onConfirm={() => void backup.remove(id)}
            />
          </div>
          <Struck backup={backup} set={set} name={name} now={now} />
        </>
      )}
    </section>
  )
}

/** Why the count may be wrong. */
function doubtOf({ believedUntil, damaged, told, left, shown }: CodeSet) {
  if (damaged) return null
  if (believedUntil === null) return 'spare.doubt'
  return told !== null && (told < left || told > left + shown) ? 'spare.differs' : null
}

type PartProps = Omit<BackupCodesSetProps, 'isOpen' | 'copy'> & { readonly name: string }

/** The code that was given out, and of which nobody has said what came of it. */
const Waiting = ({ backup, set, name, now, copy }: PartProps & Pick<BackupCodesSetProps, 'copy'>) => {
  const { t, date } = useWords()
  const [copied, setCopied] = useState('')
  const which = set.codes?.findIndex(({ shownAt, struckAt }) => shownAt !== null && struckAt === null) ?? -1
  const shown = backup.shown.value
  const code = shown?.id === set.id ? shown.code : null
  const since = set.codes?.[which]?.shownAt
  if (which === -1 || since == null) return null
  const say = (act: 'strike' | 'unstrike') => void backup.say(set.id, act, which)
  return (
    <div class="form" role="group" aria-label={t('spare.one')}>
      {code === null ? (
        <p>{t('spare.waiting', { date: date(since, now) })}</p>
      ) : (
        <p role="status">
          <code class="digits" aria-hidden="true">
            {code}
          </code>
          <span class="hidden">{Array.from(code).join(' ')}</span>
        </p>
      )}
      <div class="buttons">
        {code === null ? (
          <button
            type="button"
            class="btn"
            aria-label={`${t('spare.again')}: ${name}`}
            onClick={() => void backup.use(set.id)}
          >
            {t('spare.again')}
          </button>
        ) : (
          <button
            type="button"
            class="btn"
            onClick={() => void copy(code).then((is) => setCopied(is ? code : ''))}
          >
            {t('spare.copy')}
          </button>
        )}
        <button type="button" class="btn" onClick={() => say('strike')}>
          {t('spare.worked')}
        </button>
        <button type="button" class="btn" onClick={() => say('strike')}>
          {t('spare.refused')}
        </button>
        <button type="button" class="btn" onClick={() => say('unstrike')}>
          {t('spare.unused')}
        </button>
      </div>
      <p class={code !== null && copied === code ? 'saved' : 'hidden'} role="status">
        {code !== null && copied === code ? t('change.copied') : ''}
      </p>
    </div>
  )
}

const Struck = ({ backup, set, name, now }: PartProps) => {
  const { t, date } = useWords()
  const struck = (set.codes ?? []).flatMap(({ struckAt }, which) => (struckAt ? [{ struckAt, which }] : []))
  if (struck.length === 0) return null
  return (
    <details>
      <summary>{t('spare.struck', { count: struck.length })}</summary>
      <ul>
        {struck.map(({ struckAt, which }) => (
          <li key={which} class="line sub">
            <span class="grow">
              {t('spare.struck.one', { number: which + 1, date: date(struckAt, now) })}
            </span>
            <button
              type="button"
              class="link"
              aria-label={`${t('spare.unused')}: ${name}, ${String(which + 1)}`}
              onClick={() => void backup.say(set.id, 'unstrike', which)}
            >
              {t('spare.unused')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
