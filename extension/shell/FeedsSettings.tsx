/** The feeds on the settings page; the popup has no use for them. */
import { useEffect, useState } from 'preact/hooks'
import { saveFile } from '../core/save-file.ts'
import { FeedsModel } from '../features/settings/feeds-model.ts'
import { FeedsPanel } from '../features/settings/FeedsPanel.tsx'
import type { App } from './app.ts'

export const FeedsSettings = ({ app }: { app: App }) => {
  const [model] = useState(() => new FeedsModel({ api: app.api, save: saveFile }))
  useEffect(() => {
    void model.read()
  }, [])
  return <FeedsPanel model={model} />
}
