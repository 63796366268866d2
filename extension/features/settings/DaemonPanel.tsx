/** Where the daemon is: settable even while nothing answers. */
import { useState } from 'preact/hooks'
import { useWords } from '../../ui/words.ts'

export interface DaemonPanelProps {
  readonly port: number
  readonly extension: string
  readonly daemon: string | null
  /** An organisation has set the port. */
  readonly fixed: boolean
  readonly onPort: (port: number) => void
}

export const DaemonPanel = ({ port, extension, daemon, fixed, onPort }: DaemonPanelProps) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  return (
    <>
      <section class="card form" aria-labelledby="daemon">
        <h2 id="daemon">{t('settings.daemon')}</h2>
        <label>
          {t('settings.port')}
          <input
            inputMode="numeric"
            key={port}
            defaultValue={String(port)}
            disabled={fixed}
            aria-invalid={wrong}
            aria-describedby="port-hint"
            onChange={({ currentTarget }) => {
              const wanted = Number(currentTarget.value)
              const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= 65_535
              setWrong(!valid)
              if (valid) onPort(wanted)
            }}
          />
        </label>
        <small id="port-hint" class={wrong ? 'error' : ''}>
          {t(fixed ? 'error.managed' : wrong ? 'settings.port.wrong' : 'settings.port.hint')}
        </small>
      </section>
      <section class="card" aria-labelledby="about">
        <h2 id="about">{t('settings.about')}</h2>
        <p>{t('settings.about.versions', { extension, daemon: daemon ?? '–' })}</p>
        <p class="muted">{t('settings.about.text')}</p>
      </section>
    </>
  )
}
