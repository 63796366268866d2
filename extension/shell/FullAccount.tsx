/** The person's own logins in the full view. */
import { effect } from '@preact/signals'
import type { ActionId } from '#shared/actions.ts'
import { ChangeModel } from '../core/change-model.ts'
import { AccountModel } from '../features/account/model.ts'
import { AccountPage } from '../features/account/AccountPage.tsx'
import type { App } from './app.ts'
import { openThing } from './open-thing.ts'
import { guideFor } from './Views.tsx'

export const FullAccount = ({ app }: { app: App }) => {
  const { model, change } = modelsOf(app)
  return (
    <AccountPage
      model={model}
      change={change}
      now={app.overview.now.value}
      onGuided={(action) => guided(app, action)}
    />
  )
}

/** As the thing that needs it, which the next sync verifies, where there is one. */
function guided(app: App, action: ActionId): (() => void) | null {
  const things = app.overview.overview.value?.things ?? []
  const thing = things.find(
    ({ id, fix, status }) => fix.action === action && status === 'open' && id.startsWith('account-'),
  )
  if (thing) return () => openThing(app, thing)
  const open = guideFor(app, action)
  const name = app.overview.overview.value?.account?.email ?? app.words.value.t('nav.account')
  return open && (() => open(name))
}

/** Read anew whenever the overview was. */
function openModels({ api, overview, view }: App) {
  const models = { model: new AccountModel({ api }), change: new ChangeModel({ api }) }
  effect(() => {
    const known = overview.receivedAt.value > 0 && overview.trouble.value === null
    if (known && view.value === 'account') void models.model.read()
  })
  // a password that is shown once is gone with the page
  effect(() => {
    if (view.value !== 'account') models.change.drop()
  })
  return models
}

const kept = new WeakMap<App, ReturnType<typeof openModels>>()

/** What was looked at is still there after a guided action was shown in its place. */
function modelsOf(app: App) {
  const models = kept.get(app) ?? openModels(app)
  kept.set(app, models)
  return models
}
