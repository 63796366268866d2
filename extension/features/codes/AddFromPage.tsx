/** At the foot of the popup: a new entry from the QR code that stands on the page in front, and the lock. */
import { useState } from 'preact/hooks'
import type { CodePage } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { captureQr, type CaptureFault } from './capture.ts'
import { pageOfDrafts } from './draft-kinds.ts'
import type { DraftsModel } from './drafts-model.ts'
import type { CodesModel } from './model.ts'
import { troubleSentence } from '../../core/trouble-words.ts'

export interface AddFromPageProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  readonly onPage: (page: CodePage) => void
}

export const AddFromPage = ({ model, drafts, onPage }: AddFromPageProps) => {
  const words = useWords()
  const { t } = words
  const [fault, setFault] = useState<CaptureFault | null>(null)
  const [looking, setLooking] = useState(false)
  const capture = async () => {
    if (looking) return
    setLooking(true)
    setFault(null)
    const captured = await captureQr()
    if (captured.ok) {
      const answer = await drafts.addPicture(captured.value.picture, captured.value.origin)
      if (answer?.pictureFault) setFault(answer.pictureFault)
      else if (answer) onPage(pageOfDrafts(answer.drafts))
    } else setFault(captured.error)
    setLooking(false)
  }
  const trouble = drafts.trouble.value
  return (
    <div class="codes-foot">
      {(fault !== null || trouble !== null) && (
        <p class="error" role="alert">
          {fault === null ? trouble && troubleSentence(words, trouble) : t(`codes.picture.${fault}`)}
        </p>
      )}
      <div class="row">
        <button type="button" class="btn grow" aria-disabled={looking} onClick={() => void capture()}>
          {t(looking ? 'codes.capturing' : 'codes.capture')}
        </button>
        <button
          type="button"
          class="icon-btn"
          title={t('vault.lock')}
          aria-label={t('vault.lock')}
          onClick={() => void model.vault.lock()}
        >
          <Icon name="lock" />
        </button>
      </div>
      <p class="row even">
        <button type="button" class="link" onClick={() => onPage('add')}>
          {t('codes.add.other')}
        </button>
        <button type="button" class="link" onClick={() => onPage('backup')}>
          {t('codes.page.backup')}
        </button>
      </p>
    </div>
  )
}
