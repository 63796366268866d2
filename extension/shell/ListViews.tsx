/** Team and Domains as the popup shows them. */
import { ADD_NAMES, PLAN_2FA } from '../core/routes.ts'
import { DomainsPanel } from '../features/domains/DomainsPanel.tsx'
import { TeamPanel } from '../features/team/TeamPanel.tsx'
import { alerting } from './alerting.ts'
import type { App } from './app.ts'
import { guideFor } from './Views.tsx'

export const TeamView = ({ app }: { app: App }) => (
  <>
    <h1 class="hidden">{app.words.value.t('nav.team')}</h1>
    <TeamPanel
      model={app.team}
      organisations={app.overview.overview.value?.organisations ?? []}
      now={app.overview.now.value}
      onAlert={alerting(app)}
      onChoose={(id) => app.choose(id)}
      onPlan={() => app.openPage('team', PLAN_2FA)}
    />
  </>
)

export const DomainsView = ({ app }: { app: App }) => (
  <>
    <h1 class="hidden">{app.words.value.t('nav.domains')}</h1>
    <DomainsPanel
      model={app.domains}
      now={app.overview.now.value}
      onAct={(action, name) => guideFor(app, action)?.(name)}
      onOpen={(name) => app.openPage('domains', name)}
      onAdd={() => app.openPage('domains', ADD_NAMES)}
    />
  </>
)
