/** The switch itself, as a guided action; held back only from whoever lacks 2FA, or whose switch it is not. */
import { useWords } from '../../ui/words.ts'
import type { StepsProps } from './PlannerPage.tsx'

export const SwitchStep = (props: StepsProps) => {
  const { t } = useWords()
  const { requirement, planner, onEnrol, onSwitch, onVerify, verifying } = props
  const { refused, required, administrators, fix } = requirement
  const warned = administrators.few && !planner.dares.value
  return (
    <>
      <p>{t(required ? 'require.switch.on' : 'require.switch.lead')}</p>
      {!required && refused && (
        <>
          <p class="note">{t(`require.refused.${refused}`)}</p>
          {refused.startsWith('own-2fa') && onEnrol && (
            <div class="buttons">
              <button type="button" class="btn primary" onClick={onEnrol}>
                {t('action.enable-2fa.label')}
              </button>
            </div>
          )}
        </>
      )}
      {!required && !refused && administrators.few && <FewAdministrators {...props} />}
      <div class="buttons">
        {!required && !refused && onSwitch && (
          <button
            type="button"
            id="do-switch"
            class="btn primary"
            aria-disabled={warned}
            aria-describedby={administrators.few ? 'few-administrators' : undefined}
            onClick={() => !warned && onSwitch(fix)}
          >
            {t('action.require-2fa.label')}
          </button>
        )}
        <button type="button" class="btn" aria-disabled={verifying} onClick={() => !verifying && onVerify()}>
          {t(verifying ? 'sync.running' : 'panel.verify')}
        </button>
      </div>
    </>
  )
}

/** Should something go wrong, nobody could help: said by name, and for the person to decide. */
const FewAdministrators = ({ requirement: { administrators }, planner }: StepsProps) => {
  const { t, list } = useWords()
  const names = [...administrators.lacking, ...administrators.unknown]
  return (
    <div class="note" id="few-administrators">
      <p>{t('require.few', { enrolled: administrators.enrolled, names: list(names) })}</p>
      <label class="tick">
        <input
          type="checkbox"
          checked={planner.dares.value}
          onChange={({ currentTarget }) => (planner.dares.value = currentTarget.checked)}
        />
        {t('require.few.confirm')}
      </label>
    </div>
  )
}
