/** The codes in the full view: the list, an entry, and the pages beside them. */
import { useEffect } from 'preact/hooks'
import { codePages } from '../core/routes.ts'
import { AddPage } from '../features/codes/AddPage.tsx'
import { CodesHome } from '../features/codes/CodesHome.tsx'
import { EntryPage } from '../features/codes/EntryPage.tsx'
import { ExportPage } from '../features/codes/ExportPage.tsx'
import { ImportPage } from '../features/codes/ImportPage.tsx'
import { useLockWatch } from '../features/codes/use-lock-watch.ts'
import { VaultPage } from '../features/codes/VaultPage.tsx'
import type { App } from './app.ts'
import { codesOf } from './codes-models.ts'
import { ApplicationPasswordsView, BackupCodesView } from './SpareViews.tsx'

export const FullCodes = ({ app }: { app: App }) => {
  const { model, drafts, taking } = codesOf(app)
  const id = app.page.value
  const page = codePages.find((one) => one === id) ?? null
  useLockWatch(model.vault)
  useEffect(() => {
    void model.refresh()
    void app.connections.read()
    // nothing of it is left in the memory of a page that shows something else
    return () => {
      model.code.hide()
      drafts.code.hide()
    }
  }, [])
  const connections = (app.connections.connections.value ?? []).map(({ name }) => name)
  if (id === null) return <CodesHome model={model} />
  if (page === null) return <EntryPage key={id} model={model} id={id} connections={connections} />
  if (page === 'add') return <AddPage model={model} drafts={drafts} connections={connections} />
  if (page === 'import') return <ImportPage model={model} drafts={drafts} />
  if (page === 'export') return <ExportPage model={model} taking={taking} />
  if (page === 'vault') return <VaultPage model={model} />
  if (page === 'backup') return <BackupCodesView app={app} model={model} connections={connections} />
  return <ApplicationPasswordsView app={app} model={model} />
}
