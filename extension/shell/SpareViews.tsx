/** Backup codes and application passwords, made when they are first looked at; read anew whenever the overview was. */
import { effect } from '@preact/signals'
import type { ActionId } from '#shared/actions.ts'
import { ChangeModel } from '../core/change-model.ts'
import { ApplicationPasswordsModel } from '../features/codes/application-passwords-model.ts'
import { ApplicationPasswordsPage } from '../features/codes/ApplicationPasswords.tsx'
import { BackupCodesModel } from '../features/codes/backup-codes-model.ts'
import { BackupCodesPage } from '../features/codes/BackupCodes.tsx'
import { copyCode } from '../features/codes/clipboard.ts'
import type { CodesModel } from '../features/codes/model.ts'
import type { App } from './app.ts'
import { guideFor } from './Views.tsx'

export interface BackupCodesViewProps {
  readonly app: App
  readonly model: CodesModel
  readonly connections: readonly string[]
}

export const BackupCodesView = ({ app, model, connections }: BackupCodesViewProps) => (
  <BackupCodesPage
    model={model}
    backup={modelsOf(app, model).backup}
    connections={connections}
    now={app.overview.now.value}
    copy={copyCode}
  />
)

export const ApplicationPasswordsView = ({ app, model }: Omit<BackupCodesViewProps, 'connections'>) => {
  const { tools, change } = modelsOf(app, model)
  return (
    <ApplicationPasswordsPage
      tools={tools}
      change={change}
      now={app.overview.now.value}
      onGuided={(action) => guided(app, action)}
    />
  )
}

function guided(app: App, action: ActionId): (() => void) | null {
  const open = guideFor(app, action)
  const name = app.overview.overview.value?.account?.email ?? app.words.value.t('nav.account')
  return open && (() => open(name))
}

function openModels({ api, overview, view, page }: App, model: CodesModel) {
  const refused = ({ type }: { readonly type: string }) => {
    if (type === 'locked') void model.vault.read()
  }
  const backup = new BackupCodesModel({ api, refused })
  const tools = new ApplicationPasswordsModel({ api })
  const change = new ChangeModel({ api })
  effect(() => {
    const isHeard = overview.receivedAt.value > 0 && overview.trouble.value === null
    if (!isHeard || view.value !== 'codes') return
    if (page.value === 'backup') void backup.refresh()
    if (page.value === 'application-passwords') void tools.read()
  })
  effect(() => {
    if (model.vault.standing.value !== 'open') backup.hide()
  })
  // a password that is shown once is gone with the page
  effect(() => {
    if (view.value !== 'codes' || page.value !== 'application-passwords') change.drop()
  })
  return { backup, tools, change }
}

const kept = new WeakMap<App, ReturnType<typeof openModels>>()

function modelsOf(app: App, model: CodesModel) {
  const models = kept.get(app) ?? openModels(app, model)
  kept.set(app, models)
  return models
}
