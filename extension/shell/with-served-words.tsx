/**
 * Around a view whose words the daemon serves (`shared/word-places.ts`), and by that name known to the test which holds that
 * nothing else says such a word:
 *
 *     const FullCodes = withServedWords(late(async () => (await import('./FullCodes.tsx')).FullCodes))
 *
 * Below it `useWords()` says packed and served words alike; `app.words` knows the packed ones alone.
 */
import type { ComponentType } from 'preact'
import { useEffect, useErrorBoundary, useRef } from 'preact/hooks'
import type { Translator } from '#shared/i18n.ts'
import { troubleSentence } from '../core/trouble-words.ts'
import type { Trouble } from '../core/trouble.ts'
import { Loading } from '../ui/Loading.tsx'
import { Command, State } from '../ui/State.tsx'
import { useWords, Words } from '../ui/words.ts'
import type { App } from './app.ts'

/** @param absent what stands in its place where the words cannot be had */
export function withServedWords<Props extends { readonly app: App }>(
  View: ComponentType<Props>,
  absent: 'sentence' | 'silent' | ComponentType<Props> = 'sentence',
): ComponentType<Props> {
  return (props) => {
    const { app } = props
    const { servedWords: served } = app
    const translator = served.translator.value
    const brokenWith = useRef<Translator | null>(null)
    const [broken] = useErrorBoundary(() => {
      brokenWith.current = translator
    })
    // each answer of the daemon is an occasion to ask again
    useEffect(() => void served.want(), [translator, app.overview.receivedAt.value])
    // what came since may say what was lacking
    const isBroken = broken !== undefined && translator !== null && translator === brokenWith.current
    // words of another version may lack one, or want a parameter that is not given; of the same, it is a bug
    if (isBroken && served.version.peek() === app.version) throw broken
    if (translator && !isBroken)
      return (
        <Words.Provider value={translator}>
          <View {...props} />
        </Words.Provider>
      )
    if (absent === 'silent') return null
    const trouble = served.trouble.value
    if (absent !== 'sentence') {
      const Bare = absent
      return isBroken || trouble ? <Bare {...props} /> : <Loading />
    }
    if (isBroken)
      return <Absent app={app} trouble={{ type: 'other-version', daemon: served.version.peek() }} />
    return trouble ? <Absent app={app} trouble={nameOf(trouble)} /> : <Loading />
  }
}

/** A daemon that knows no such call is an older one. */
const nameOf = (trouble: Trouble): Trouble =>
  trouble.type === 'problem' && trouble.code === 'not-found'
    ? { type: 'other-version', daemon: null }
    : trouble

const Absent = ({ app, trouble }: { app: App; trouble: Trouble }) => {
  const words = useWords()
  const differs = trouble.type === 'other-version'
  return (
    <State
      icon="alert"
      title={troubleSentence(words, trouble)}
      {...(differs && { text: words.t('trouble.other-version.text') })}
    >
      {differs && <Command>npx latchkey update</Command>}
      <button type="button" class="btn" onClick={() => void app.refresh()}>
        {words.t('app.retry')}
      </button>
    </State>
  )
}
