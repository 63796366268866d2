/** Around every page: the language, the palette and its shortcut. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { Words } from '../ui/words.ts'
import type { App } from './app.ts'
import type { Go } from './commands.ts'
import { Palette } from './Palette.tsx'

export const Frame = ({ app, go, children }: { app: App; go: Go; children: ComponentChildren }) => {
  const words = app.words.value
  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      app.palette.value = !app.palette.peek()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Words.Provider value={words}>
      {children}
      {app.palette.value && <Palette app={app} go={go} onClose={() => (app.palette.value = false)} />}
    </Words.Provider>
  )
}
