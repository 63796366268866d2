/** Starts the daemon; only for who has let the extension have the program on this computer. */
import { useEffect, useState } from 'preact/hooks'
import { askHost, mayAskHost } from '../core/native.ts'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'

export const StartButton = ({ app, look }: { app: App; look: string }) => {
  const { t } = useWords()
  const [state, setState] = useState<'hidden' | 'ready' | 'busy' | 'failed'>('hidden')
  useEffect(() => {
    const find = async () => {
      if (await mayAskHost()) setState('ready')
    }
    void find()
  }, [])
  const start = async () => {
    setState('busy')
    const found = await askHost('start')
    setState(found ? 'ready' : 'failed')
    if (found) await app.changePort(found.port)
  }
  if (state === 'hidden') return null
  return (
    <>
      <button type="button" class={look} disabled={state === 'busy'} onClick={() => void start()}>
        {t('pairing.start')}
      </button>
      {state === 'failed' && <span role="alert"> {t('pairing.failed')}</span>}
    </>
  )
}
