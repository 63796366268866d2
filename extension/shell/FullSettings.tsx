/** What is settled with the daemon; the rest of the settings stands without it. */
import { ConnectionsPanel } from '../features/connections/ConnectionsPanel.tsx'
import { SettingsCard } from '../features/messages/SettingsCard.tsx'
import { ClientsPanel } from '../features/pairing/ClientsPanel.tsx'
import { SettingsPanel } from '../features/settings/SettingsPanel.tsx'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import { FeedsSettings } from './FeedsSettings.tsx'
import { KeepingSettings } from './KeepingSettings.tsx'
import { isSandbox } from './Sessions.tsx'

/** Where a token is made; the sandbox has its own page, which the daemon names. */
const TOKENS = 'https://manager.infomaniak.com/v3/ng/profile/user/token/list'

export const FullSettings = ({ app }: { app: App }) => {
  // what an organisation has set and can be understood is what counts here
  const { language } = app.policy.value
  const settings = app.settings.settings.value
  const tokens = knownGuides(app).find(({ action }) => action === 'reconnect')?.url ?? TOKENS
  return (
    <>
      <ConnectionsPanel
        model={app.connections}
        now={app.overview.now.value}
        sandbox={isSandbox(app)}
        onTokens={() => app.visit(tokens)}
      />
      <ClientsPanel model={app.clients} now={app.overview.now.value} />
      <SettingsPanel model={app.settings} languageFixed={language === app.words.value.language} />
      {settings && (
        <SettingsCard settings={settings} onSettings={(messages) => app.settings.change({ messages })} />
      )}
      <FeedsSettings app={app} />
      <KeepingSettings app={app} />
    </>
  )
}
