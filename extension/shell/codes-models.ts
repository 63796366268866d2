/** The codes, made when they are first looked at; read anew whenever the daemon says that something changed. */
import { effect } from '@preact/signals'
import { saveFile } from '../core/save-file.ts'
import { copyCode } from '../features/codes/clipboard.ts'
import { DraftsModel } from '../features/codes/drafts-model.ts'
import { ExportModel } from '../features/codes/export-model.ts'
import { fillCode, pageInFront } from '../features/codes/fill.ts'
import { CodesModel } from '../features/codes/model.ts'
import type { App } from './app.ts'

export type CodesModels = ReturnType<typeof openModels>

function openModels({ api, overview }: App) {
  const model = new CodesModel({ api, clock: Date.now, pageInFront, fill: fillCode, copy: copyCode })
  const drafts = new DraftsModel({
    api,
    clock: Date.now,
    refused: ({ type }) => {
      if (type === 'locked') void model.vault.read()
    },
    keptSome: model.read,
  })
  const taking = new ExportModel({ api, save: saveFile, today: () => new Date().toISOString().slice(0, 10) })
  let begun = false
  effect(() => {
    const isHeard = overview.receivedAt.value > 0 && overview.trouble.value === null
    // whoever opened them reads the first time
    if (isHeard && begun) void model.refresh()
    begun = true
  })
  // what was read and not kept belongs to the vault that is open
  effect(() => {
    if (model.vault.standing.value !== 'open') drafts.forget()
  })
  return { model, drafts, taking }
}

const kept = new WeakMap<App, CodesModels>()

export function codesOf(app: App): CodesModels {
  const models = kept.get(app) ?? openModels(app)
  kept.set(app, models)
  return models
}
