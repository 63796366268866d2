/** Backups and the journal on the settings page; fetched with it. */
import { useEffect, useState } from 'preact/hooks'
import { JOURNAL } from '../core/settings-pages.ts'
import { saveFile } from '../core/save-file.ts'
import { JournalPage } from '../features/settings/JournalPage.tsx'
import { KeepingModel } from '../features/settings/keeping-model.ts'
import { KeepingPanel } from '../features/settings/KeepingPanel.tsx'
import type { App } from './app.ts'

export const KeepingSettings = ({ app }: { app: App }) => {
  const [model] = useState(
    () => new KeepingModel({ api: app.api, language: () => app.words.peek().language, save: saveFile }),
  )
  const isJournal = app.page.value === JOURNAL
  const { language } = app.words.value
  useEffect(() => {
    void (isJournal ? model.readJournal() : model.read())
  }, [isJournal, language])
  const settings = app.settings.settings.value
  if (isJournal) return <JournalPage model={model} />
  return (
    settings && (
      <KeepingPanel
        model={model}
        days={settings.keepDays}
        fixed={settings.locked.includes('keepDays')}
        onDays={(keepDays) => void app.settings.change({ keepDays })}
      />
    )
  )
}
