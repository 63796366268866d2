/** The two pages of notices: how they reach the person, and what was said. */
import { useEffect, useState } from 'preact/hooks'
import { browser } from '../core/browser.ts'
import { ChannelsModel } from '../features/notices/channels-model.ts'
import { HistoryModel } from '../features/notices/history-model.ts'
import { NoticeHistory } from '../features/notices/NoticeHistory.tsx'
import { NoticeSettings } from '../features/notices/NoticeSettings.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'

const newId = () => crypto.randomUUID().replaceAll('-', '').slice(0, 16)

export const NoticeSettingsPage = ({ app }: { app: App }) => {
  const { t } = useWords()
  const showHere = () =>
    browser.notifications.create('test', {
      type: 'basic',
      iconUrl: browser.runtime.getURL('/icon/todo-128.png'),
      title: t('channel.test.title'),
      message: t('channel.test.text'),
    })
  const [model] = useState(() => new ChannelsModel({ api: app.api, newId, showHere }))
  // read anew whenever the overview was
  useEffect(() => void model.read(), [app.overview.receivedAt.value])
  const settings = app.settings.settings.value
  return (
    settings && (
      <NoticeSettings
        model={model}
        now={app.overview.now.value}
        settings={settings}
        onChange={(changes) => void app.settings.change({ notices: { ...settings.notices, ...changes } })}
      />
    )
  )
}

export const NoticeHistoryPage = ({ app }: { app: App }) => {
  const [model] = useState(() => new HistoryModel({ api: app.api }))
  useEffect(() => void model.read(), [])
  return <NoticeHistory model={model} now={app.overview.now.value} />
}
