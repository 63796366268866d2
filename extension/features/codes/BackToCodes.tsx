/** The way back from a page of the codes; the browser's own Back does the same. */
import { hashOf } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'

export const BackToCodes = () => {
  const { t } = useWords()
  return (
    <a class="link back no-print" href={hashOf('codes')}>
      <Icon name="back" size={14} />
      {t('codes.all')}
    </a>
  )
}
