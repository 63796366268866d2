/** The sessions of this browser, where the shell shows them. */
import { SANDBOX_SITE } from '#shared/sessions.ts'
import type { View } from '../core/routes.ts'
import { ThisBrowser } from '../features/sessions/ThisBrowser.tsx'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import { late } from './late.tsx'

const MANAGER = 'https://manager.infomaniak.com/'

const Panel = late(async () => (await import('../features/sessions/SessionsPanel.tsx')).SessionsPanel)

/** Of the daemon where it has said so; no other site of that name can have a rule. */
export const isSandbox = (app: App) =>
  app.overview.overview.value?.sandbox ?? app.sessions.rules.value.some(({ site }) => site === SANDBOX_SITE)

export const SessionsView = ({ app }: { app: App }) => (
  <Panel model={app.sessions} sandbox={isSandbox(app)} onMore={() => app.openPage('sessions')} />
)

/** Opens the Manager; null where its page is not known. */
function managerOpener(app: App): (() => void) | null {
  const guide = knownGuides(app).find(({ action }) => action === 'open-manager')
  const url = guide?.url ?? (isSandbox(app) ? null : MANAGER)
  return url === null ? null : () => app.visit(url)
}

export const ThisBrowserCard = ({ app, go }: { app: App; go: (view: View) => void }) => (
  <ThisBrowser
    model={app.sessions}
    sandbox={isSandbox(app)}
    onSessions={() => go('sessions')}
    onManager={managerOpener(app)}
  />
)
