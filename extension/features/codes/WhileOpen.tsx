/** Around each page of the codes: what stands there while the vault is not open. */
import type { ComponentChildren } from 'preact'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import type { CodesModel } from './model.ts'
import { UnlockForm } from './UnlockForm.tsx'

export const WhileOpen = ({ model, children }: { model: CodesModel; children: ComponentChildren }) => {
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
  if (standing === 'none' || standing === 'unfinished') {
    const isNone = standing === 'none'
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
  }
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
  return model.kept.value === null ? <Loading /> : <>{children}</>
}
