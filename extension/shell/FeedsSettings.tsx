/** The feeds on the settings page; the popup has no use for them. */
import { useEffect, useState } from 'preact/hooks'
import { FeedsModel } from '../features/settings/feeds-model.ts'
import { FeedsPanel } from '../features/settings/FeedsPanel.tsx'
import type { App } from './app.ts'

export const FeedsSettings = ({ app }: { app: App }) => {
  const [model] = useState(() => new FeedsModel({ api: app.api, save }))
  useEffect(() => {
    void model.read()
  }, [])
  return <FeedsPanel model={model} />
}

function save(name: string, content: Blob) {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
