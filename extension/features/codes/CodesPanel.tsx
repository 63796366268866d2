/** The Codes view of the popup: what belongs to the page in front first, one press from its field. */
import { useEffect } from 'preact/hooks'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { AddFromPage } from './AddFromPage.tsx'
import { ClockNote, CopyNote, FillNote } from './CodeNotes.tsx'
import { CodeSaid } from './CodeDigits.tsx'
import { CodeRow } from './CodeRow.tsx'
import { CodesList } from './CodesList.tsx'
import type { DraftsModel } from './drafts-model.ts'
import { hostOf } from './entry-words.ts'
import { FrontDraft } from './FrontDraft.tsx'
import type { CodesModel } from './model.ts'
import { SheetLacking } from './SheetLacking.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { useCloseAfterFill } from './use-close-after-fill.ts'
import { useLockWatch } from './use-lock-watch.ts'
import { useVeil } from './use-veil.ts'
import type { CodePage } from '../../core/routes.ts'

export interface CodesPanelProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  /** Opens a page of the full view. */
  readonly onPage: (page: CodePage) => void
}

export const CodesPanel = (props: CodesPanelProps) => {
  const words = useWords()
  const { t } = words
  const { model, onPage } = props
  const { vault } = model
  const standing = vault.standing.value
  useLockWatch(vault)
  useCloseAfterFill(model)
  useEffect(() => {
    void model.refresh()
    void model.lookAtFront()
  }, [])
  const retry = (
    <button type="button" class="btn" onClick={() => void model.refresh()}>
      {t('app.retry')}
    </button>
  )
  if (vault.trouble.value)
    return (
      <State icon="alert" title={troubleSentence(words, vault.trouble.value)}>
        {retry}
      </State>
    )
  if (standing === null) return <Loading />
  if (standing === 'none' || (vault.lacksSheet.value && vault.status.value?.codes === 0))
    return (
      <State
        icon="key"
        title={t(standing === 'none' ? 'codes.none.title' : 'vault.unfinished.title')}
        text={t(standing === 'none' ? 'codes.none.text' : 'vault.unfinished.text')}
      >
        <button type="button" class="btn primary" onClick={() => onPage('vault')}>
          {t(standing === 'none' ? 'vault.set-up' : 'vault.unfinished.action')}
        </button>
      </State>
    )
  if (standing === 'locked') return <LockedPanel {...props} />
  if (model.trouble.value)
    return (
      <State icon="alert" title={troubleSentence(words, model.trouble.value)}>
        {retry}
      </State>
    )
  if (model.kept.value === null) return <Loading />
  return <OpenPanel {...props} />
}

const LockedPanel = ({ model, onPage }: CodesPanelProps) => {
  const { t } = useWords()
  return (
    <div class="unlock-panel">
      <State icon="lock" title={t('codes.locked.title')} text={t('codes.locked.text')}>
        <UnlockForm model={model} fills={hostOf(model.front.value?.origin ?? null)} />
        <button type="button" class="link" onClick={() => onPage('vault')}>
          {t('vault.forgotten')}
        </button>
      </State>
    </div>
  )
}

const OpenPanel = ({ model, drafts, onPage }: CodesPanelProps) => {
  const { t } = useWords()
  useVeil(model.code)
  useEffect(() => void drafts.read(), [])
  const here = model.here.value
  const all = model.kept.value ?? []
  const origin = model.front.value?.origin ?? null
  const draft = drafts.drafts.value?.find(({ origins }) => origin !== null && origins.includes(origin))
  return (
    <div class="codes-panel">
      {model.vault.lacksSheet.value && (
        <SheetLacking>
          <button type="button" class="link" onClick={() => onPage('vault')}>
            {t('vault.sheet.new')}
          </button>
        </SheetLacking>
      )}
      <CodeSaid model={model.code} />
      <ClockNote model={model.code} />
      <FillNote model={model} />
      <CopyNote model={model} />
      {draft && <FrontDraft model={model} drafts={drafts} draft={draft} />}
      {here.length > 0 && (
        <section class="codes-here" aria-label={t('codes.here')}>
          {here.map((entry, index) => (
            <CodeRow
              key={entry.id}
              model={model}
              entry={entry}
              fills={index === 0 && !draft ? 'first' : 'also'}
            />
          ))}
        </section>
      )}
      {all.length === 0 ? (
        <p class="lead muted">{t('codes.empty')}</p>
      ) : (
        <CodesList model={model} without={here} />
      )}
      <AddFromPage model={model} drafts={drafts} onPage={onPage} />
    </div>
  )
}
