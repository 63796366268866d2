/** A page of the settings, and the way back to all of them; the browser's own Back does the same. */
import { hashOf } from '../core/routes.ts'
import { DOCTOR, NOTICES } from '../core/settings-pages.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { late } from './late.tsx'
import { withServedWords } from './with-served-words.tsx'

export const SettingsPage = ({ app }: { app: App }) => {
  const { t } = useWords()
  const page = app.page.value
  const Page = page === DOCTOR ? FullDoctor : page === NOTICES ? NoticeSettings : KeepingSettings
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

const NoticeSettings = withServedWords(
  late(async () => (await import('./NoticePages.tsx')).NoticeSettingsPage),
)
