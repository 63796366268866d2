/** Around each page of the codes: what stands there while the vault is not open. */
import type { ComponentChildren } from 'preact'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import type { CodesModel } from './model.ts'
import { SheetLacking } from './SheetLacking.tsx'
import { UnlockForm } from './UnlockForm.tsx'

export interface WhileOpenProps {
  readonly model: CodesModel
  /** Something is added there, which wants a sheet first. */
  readonly adds?: boolean
  readonly children: ComponentChildren
}

export const WhileOpen = ({ model, adds = false, children }: WhileOpenProps) => {
  const words = useWords()
  const { t } = words
  const { vault } = model
  const standing = vault.standing.value
  const trouble = vault.trouble.value ?? model.trouble.value
  if (trouble)
    return (
      <State icon="alert" title={troubleSentence(words, trouble)}>
        <button type="button" class="btn" onClick={() => void model.refresh()}>
          {t('app.retry')}
        </button>
      </State>
    )
  if (standing === null) return <Loading />
  const isNone = standing === 'none'
  const lacksSheet = vault.lacksSheet.value
  if (isNone || (lacksSheet && (adds || vault.status.value?.codes === 0)))
    return (
      <State
        icon="key"
        title={t(isNone ? 'codes.none.title' : 'vault.unfinished.title')}
        text={t(isNone ? 'codes.none.text' : 'vault.unfinished.text')}
      >
        <a class="btn primary" href={hashOf('codes', 'vault')}>
          {t(isNone ? 'vault.set-up' : 'vault.unfinished.action')}
        </a>
      </State>
    )
  if (standing === 'locked')
    return (
      <State icon="lock" title={t('codes.locked.title')} text={t('codes.locked.text')}>
        <div class="unlock-narrow">
          <UnlockForm model={model} fills={null} />
        </div>
        <a class="link" href={hashOf('codes', 'vault')}>
          {t('vault.forgotten')}
        </a>
      </State>
    )
  if (model.kept.value === null) return <Loading />
  return (
    <>
      {lacksSheet && (
        <SheetLacking>
          <a class="link" href={hashOf('codes', 'vault')}>
            {t('vault.sheet.new')}
          </a>
        </SheetLacking>
      )}
      {children}
    </>
  )
}
