/** Why a finding matters, as a row of what is said of it. */
import type { CheckId } from '#shared/findings.ts'
import { useWords } from '../../ui/words.ts'

export const WhyItMatters = ({ check }: { check: CheckId }) => {
  const { t } = useWords()
  return (
    <>
      <dt>{t('panel.why')}</dt>
      <dd>{t(`finding.${check}.why`)}</dd>
    </>
  )
}
