/** In the popup, over the page whose QR code was just read: its first code into the field there, and the word that it was taken. */
import type { CodeDraft } from '#shared/codes.ts'
import { useWords } from '../../ui/words.ts'
import type { DraftsModel } from './drafts-model.ts'
import { nameOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'

export interface FrontDraftProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  readonly draft: CodeDraft
}

export const FrontDraft = ({ model, drafts, draft }: FrontDraftProps) => {
  const words = useWords()
  const { t } = words
  const isFilled = model.filled.value?.id === draft.id && model.filled.value.outcome === 'filled'
  const { id, issuer, account, origins, connection } = draft
  const mayConfirm = isFilled || draft.shown
  return (
    <section class="strip" aria-label={t('codes.draft.new')}>
      <div class="row">
        <span class="text">
          <b>{nameOf(words, draft)}</b>
          <small>{t('codes.draft.front')}</small>
        </span>
        <button
          type="button"
          class={mayConfirm ? 'btn' : 'btn primary'}
          aria-disabled={model.filling.value === id}
          onClick={() => void model.fill(draft, drafts.code.codeFor)}
        >
          {t('codes.fill')}
        </button>
      </div>
      {mayConfirm && (
        <button
          type="button"
          class="btn primary"
          aria-disabled={drafts.busy.value}
          onClick={() =>
            void drafts.keep(id, { confirm: { by: 'site' }, issuer, account, origins, connection })
          }
        >
          {t('codes.draft.taken')}
        </button>
      )}
    </section>
  )
}
