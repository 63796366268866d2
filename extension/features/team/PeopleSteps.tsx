/** The two things to see to before anything else: one's own second factor, and those who could help. */
import { useWords } from '../../ui/words.ts'
import type { StepsProps } from './PlannerPage.tsx'

/** More are in the list of the team. */
const NAMED = 12

export const OwnStep = ({ requirement: { own }, onEnrol }: StepsProps) => {
  const { t } = useWords()
  return (
    <>
      <p>{t(`require.own.${own.twoFactor ?? 'unknown'}`)}</p>
      {own.twoFactor !== 'on' && onEnrol && (
        <div class="buttons">
          <button type="button" class="btn" id="enrol" onClick={onEnrol}>
            {t('action.enable-2fa.label')}
          </button>
        </div>
      )}
    </>
  )
}

export const AdministratorsStep = ({ requirement: { administrators } }: StepsProps) => {
  const { t } = useWords()
  const { all, enrolled, lacking, unknown } = administrators
  return (
    <>
      <p>{t('require.administrators.have', { enrolled, all })}</p>
      <Names label={t('two-factor.off')} names={lacking} />
      <Names label={t('two-factor.unknown')} names={unknown} />
    </>
  )
}

const Names = ({ label, names }: { label: string; names: readonly string[] }) => {
  const { t, list } = useWords()
  if (names.length === 0) return null
  const shown = names.slice(0, NAMED)
  const more = names.length - shown.length
  return (
    <p class="s">
      <b>{label}:</b> {list(more > 0 ? [...shown, t('alert.more', { count: more })] : shown)}
    </p>
  )
}
