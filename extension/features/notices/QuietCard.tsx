/** When nothing is to sound, by which clock, and whether what is critical comes all the same. */
import { useWords } from '../../ui/words.ts'
import { Field } from './Field.tsx'
import type { NoticeChoice } from './ScreenCard.tsx'

const usual = { from: '22:00', to: '07:00', criticalAnyway: true }

export const QuietCard = ({ settings, onChange }: NoticeChoice) => {
  const { t } = useWords()
  const { quiet, timeZone } = settings.notices
  const isFixed = (key: string) => settings.locked.includes(`notices.${key}`)
  const disabled = isFixed('quiet')
  const own = ['', t('notices.page.zone.own')] as const
  return (
    <section class="card form" aria-labelledby="notices-quiet">
      <h2 id="notices-quiet">{t('notices.page.quiet')}</h2>
      <Field
        name="quiet"
        label={t('notices.page.quiet.on')}
        hint={t('notices.page.quiet.hint')}
        value={quiet !== null}
        disabled={disabled}
        onTick={(on) => onChange({ quiet: on ? usual : null })}
      />
      {quiet && (
        <>
          <div class="pair-fields">
            {(['from', 'to'] as const).map((end) => (
              <Field
                key={end}
                name={end}
                type="time"
                label={t(`notices.page.quiet.${end}`)}
                value={quiet[end]}
                disabled={disabled}
                onText={(value) => onChange({ quiet: { ...quiet, [end]: value } })}
              />
            ))}
          </div>
          <Field
            name="critical"
            label={t('notices.page.quiet.critical')}
            value={quiet.criticalAnyway}
            disabled={disabled}
            onTick={(criticalAnyway) => onChange({ quiet: { ...quiet, criticalAnyway } })}
          />
        </>
      )}
      <Field
        name="zone"
        label={t('notices.page.zone')}
        value={timeZone ?? ''}
        choices={[own, ...zonesWith(timeZone).map((zone) => [zone, zone.replaceAll('_', ' ')] as const)]}
        disabled={isFixed('timeZone')}
        onText={(zone) => onChange({ timeZone: zone || null })}
      />
    </section>
  )
}

/** A zone that was chosen elsewhere may be one that this browser calls otherwise. */
const zonesWith = (chosen: string | null): readonly string[] =>
  [...new Set([...Intl.supportedValuesOf('timeZone'), ...(chosen === null ? [] : [chosen])])].sort()
