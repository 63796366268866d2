/** What happened, and mails under check: made when they are first looked at, read anew whenever the overview was. */
import { effect } from '@preact/signals'
import { saveFile } from '../core/save-file.ts'
import { ActivityModel } from '../features/activity/model.ts'
import { MessagesModel } from '../features/messages/model.ts'
import type { App } from './app.ts'

export type ActivityModels = ReturnType<typeof openModels>

function openModels({ api, overview, view, page }: App) {
  const models = {
    activity: new ActivityModel({ api, clock: () => Date.parse(overview.now.peek()), save: saveFile }),
    messages: new MessagesModel({ api }),
  }
  effect(() => {
    const isHeard = overview.receivedAt.value > 0 && overview.trouble.value === null
    if (!isHeard || view.value !== 'activity') return
    void (page.value === null ? models.activity.refresh() : models.activity.refreshFlags())
  })
  return models
}

const kept = new WeakMap<App, ActivityModels>()

/** What was filtered and scrolled to is still there after a plan was shown in its place. */
export function activityOf(app: App): ActivityModels {
  const models = kept.get(app) ?? openModels(app)
  kept.set(app, models)
  return models
}
