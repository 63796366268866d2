/** The overview of the popup, and what other views need to open a guided action. */
import type { ActionId } from '#shared/actions.ts'
import type { View } from '../core/routes.ts'
import { FindingsList, type OpenRest } from '../features/findings/FindingsList.tsx'
import { Score } from '../features/findings/Score.tsx'
import { State } from '../ui/State.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import { openThing } from './open-thing.ts'
import { ThisBrowserCard } from './Sessions.tsx'
import { SyncLine } from './Status.tsx'

/** Where the things are that the overview has no room for. */
export const restOpener =
  (app: App, go: (view: View) => void): OpenRest =>
  (view, filter) => {
    if (filter) void app.domains.names.choose(filter)
    go(view)
  }

/** Opens the guided action for somebody or something; null where its page is not known. */
export function guideFor(app: App, action: ActionId): ((subject: string) => void) | null {
  const guide = knownGuides(app).find((one) => one.action === action)
  if (!guide) return null
  return (subject) => {
    const title = `${app.words.peek().t(`action.${action}.label`)}: ${subject}`
    app.guided.value = { guide, title, key: null }
  }
}

export const NothingConnected = ({ app }: { app: App }) => {
  const { t } = useWords()
  return (
    <State icon="link" title={t('overview.heading.empty')} text={t('overview.empty.text')}>
      <button type="button" class="btn primary" onClick={() => app.openPage('settings')}>
        {t('overview.empty.action')}
      </button>
    </State>
  )
}

/** Nobody has ever been read: there is no account, and no thing that says why. */
export const isEmpty = (app: App): boolean => {
  const value = app.overview.overview.value
  return (
    value !== null && value.account === null && value.organisations.length === 0 && value.things.length === 0
  )
}

export const OverviewView = ({ app }: { app: App }) => {
  const overview = app.overview.overview.value
  if (!overview) return null
  const go = (view: View) => app.go(view)
  if (isEmpty(app))
    return (
      <>
        <NothingConnected app={app} />
        <ThisBrowserCard app={app} go={go} />
      </>
    )
  return (
    <>
      <Score overview={overview} />
      <FindingsList
        model={app.overview}
        onOpen={(thing) => openThing(app, thing)}
        onRest={restOpener(app, go)}
      />
      <ThisBrowserCard app={app} go={go} />
      <SyncLine app={app} />
    </>
  )
}
