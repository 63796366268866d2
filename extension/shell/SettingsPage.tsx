/** A page of the settings, and the way back to all of them; the browser's own Back does the same. */
import { hashOf } from '../core/routes.ts'
import { DOCTOR } from '../core/settings-pages.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { late } from './late.tsx'

export const SettingsPage = ({ app }: { app: App }) => {
  const { t } = useWords()
  const Page = app.page.value === DOCTOR ? FullDoctor : KeepingSettings
  return (
    <div class="settings">
      <a class="link back" href={hashOf('settings')}>
        <Icon name="back" size={14} />
        {t('nav.settings')}
      </a>
      <Page app={app} />
    </div>
  )
}

const FullDoctor = late(async () => (await import('./FullDoctor.tsx')).FullDoctor)

const KeepingSettings = late(async () => (await import('./KeepingSettings.tsx')).KeepingSettings)
