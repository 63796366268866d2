/** The overview of the popup, and what other views need to open a guided action. */
import type { Thing } from '#shared/status.ts'
import type { ActionId } from '#shared/actions.ts'
import { thingTitle } from '../features/findings/describe.ts'
import type { View } from '../core/routes.ts'
import { FindingsList, type OpenRest } from '../features/findings/FindingsList.tsx'
import { Score } from '../features/findings/Score.tsx'
import { State } from '../ui/State.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { knownGuides } from './commands.ts'
import { SyncLine } from './Status.tsx'

export const openThing = (app: App, thing: Thing) => {
  const title = thingTitle(app.words.peek(), thing, app.overview.now.peek())
  app.guided.value = { guide: thing.fix, title, key: thing.key }
}

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
  if (isEmpty(app)) return <NothingConnected app={app} />
  return (
    <>
      <Score overview={overview} />
      <FindingsList
        model={app.overview}
        onOpen={(thing) => openThing(app, thing)}
        onRest={restOpener(app, (view) => app.go(view))}
      />
      <SyncLine app={app} />
    </>
  )
}
