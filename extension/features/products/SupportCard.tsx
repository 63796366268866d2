/** The support that goes with an organisation, and the two ways on from there. */
import { supportWords } from '#shared/products.ts'
import { useWords } from '../../ui/words.ts'

export const SupportCard = ({
  level,
  onOpen,
  onSubscribe,
}: {
  /** The provider's own number; `null` where it is not known. */
  level: number | null
  onOpen: () => void
  onSubscribe: () => void
}) => {
  const words = useWords()
  const { t } = words
  return (
    <section class="card full" aria-labelledby="support">
      <h2 id="support">{t('support.title')}</h2>
      <p>
        <b>{supportWords(words, level)}</b>
      </p>
      <p class="muted s">{t('support.code')}</p>
      <div class="line">
        <button type="button" class="btn" onClick={onOpen}>
          {t('action.open-support.label')}
        </button>
        <button type="button" class="btn" onClick={onSubscribe}>
          {t('action.subscribe-support.label')}
        </button>
      </div>
    </section>
  )
}
