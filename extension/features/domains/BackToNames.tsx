import { hashOf } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'

/** From a page of the domains to their list; the browser's own Back does the same. */
export const BackToNames = () => {
  const { t } = useWords()
  return (
    <a class="link back" href={hashOf('domains')}>
      <Icon name="back" size={14} />
      {t('names.back')}
    </a>
  )
}
