/** All entries in the full view, those that were removed, and the ways to more. */
import { iso, DAY, type IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { ClockNote, CopyNote } from './CodeNotes.tsx'
import { CodeSaid } from './CodeDigits.tsx'
import { CodesList } from './CodesList.tsx'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { useVeil } from './use-veil.ts'
import { WhileOpen } from './WhileOpen.tsx'

/** Days for which a removed entry can be restored. */
const RESTORABLE = 30

export const CodesHome = ({ model }: { model: CodesModel }) => {
  const { t } = useWords()
  const isOpen = model.kept.value !== null
  return (
    <>
      <div class="title">
        <h1>{t('nav.codes')}</h1>
        <a class="btn" href={hashOf('codes', 'backup')}>
          {t('codes.page.backup')}
        </a>
        <a class="btn" href={hashOf('codes', 'application-passwords')}>
          {t('spare.tools')}
        </a>
        {model.vault.status.value?.state !== 'none' && (
          <a class="btn" href={hashOf('codes', 'vault')}>
            {t('vault.title')}
          </a>
        )}
        {isOpen && (
          <>
            <a class="btn" href={hashOf('codes', 'import')}>
              {t('codes.page.import')}
            </a>
            <a class="btn" href={hashOf('codes', 'add')}>
              {t('codes.add')}
            </a>
            <button type="button" class="btn" onClick={() => void model.vault.lock()}>
              {t('vault.lock')}
            </button>
          </>
        )}
      </div>
      <WhileOpen model={model}>
        <Open model={model} />
      </WhileOpen>
    </>
  )
}

const Open = ({ model }: { model: CodesModel }) => {
  const words = useWords()
  const { t } = words
  useVeil(model.code)
  const failure = model.failure.value
  const damaged = model.damaged.value
  return (
    <>
      <CodeSaid model={model.code} />
      <ClockNote model={model.code} />
      <CopyNote model={model} />
      {failure && (
        <p class="error" role="alert">
          {troubleSentence(words, failure)}
        </p>
      )}
      {damaged > 0 && <p class="code-note warning">{t('codes.damaged', { count: damaged })}</p>}
      {model.kept.value?.length === 0 ? (
        <State icon="key" title={t('codes.empty.title')} text={t('codes.empty.text')}>
          <div class="buttons">
            <a class="btn primary" href={hashOf('codes', 'add')}>
              {t('codes.add')}
            </a>
            <a class="btn" href={hashOf('codes', 'import')}>
              {t('codes.page.import')}
            </a>
          </div>
        </State>
      ) : (
        <section class="card full codes-card" aria-label={t('nav.codes')}>
          <CodesList model={model} hrefOf={(id) => hashOf('codes', id)} />
        </section>
      )}
      <Removed model={model} />
      {(model.kept.value?.length ?? 0) > 0 && (
        <p class="muted s">
          <a class="link" href={hashOf('codes', 'export')}>
            {t('codes.page.export')}
          </a>
        </p>
      )}
    </>
  )
}

const goneAt = (removedAt: IsoTime): IsoTime => iso(Date.parse(removedAt) + RESTORABLE * DAY)

const Removed = ({ model }: { model: CodesModel }) => {
  const words = useWords()
  const { t, date } = words
  const removed = model.removed.value
  if (removed.length === 0) return null
  return (
    <details class="card">
      <summary>{t('codes.removed', { count: removed.length })}</summary>
      <ul>
        {removed.map((entry) => (
          <li key={entry.id} class="line sub">
            <span class="grow">
              <b class="block">{nameOf(words, entry)}</b>
              <small>
                {entry.removedAt &&
                  t('codes.removed.until', { date: date(goneAt(entry.removedAt), iso(Date.now())) })}
              </small>
            </span>
            <button
              type="button"
              class="btn"
              aria-label={`${t('codes.restore')}: ${nameOf(words, entry)}`}
              onClick={() => void model.restore(entry.id)}
            >
              {t('codes.restore')}
            </button>
          </li>
        ))}
      </ul>
    </details>
  )
}
