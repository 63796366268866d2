/** Above codes that can be used all the same: no sheet opens the vault. */
import type { ComponentChildren } from 'preact'
import { useWords } from '../../ui/words.ts'

/** @param props.children the way to where one is made */
export const SheetLacking = ({ children }: { children: ComponentChildren }) => {
  const { t } = useWords()
  return (
    <p class="code-note warning">
      {t('vault.unfinished.here')} {children}
    </p>
  )
}
