/** Why a finding matters: kept from the first time that one was looked at, and left out where it cannot be had. */
import type { CheckId } from '#shared/findings.ts'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { withServedWords } from './with-served-words.tsx'

export const Why = withServedWords(({ check }: { app: App; check: CheckId }) => {
  const { t } = useWords()
  return (
    <>
      <dt>{t('panel.why')}</dt>
      <dd>{t(`finding.${check}.why`)}</dd>
    </>
  )
}, 'silent')
