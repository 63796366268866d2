import { render, type ComponentChildren } from 'preact'
import { readKept } from '../../core/kept.ts'
import { loadWords } from '../../core/words.ts'
import { waitedFor } from '../../features/sessions/waiting-address.ts'
import { WaitingModel } from '../../features/sessions/waiting-model.ts'
import { NotWaiting, Waiting } from '../../features/sessions/Waiting.tsx'
import { Words } from '../../ui/words.ts'

const held = waitedFor(location.href)
const framed = window.top !== window

function begin(): ComponentChildren {
  if (framed) return <NotWaiting why="framed" />
  if (!held.ok) return <NotWaiting why={held.error} />
  const { value: waiting } = held
  document.title = waiting.host
  // a page of the session before may have left a token in it: it goes on with the tab
  window.name = ''
  // asks at once: a page that may be opened needs no word of ours
  const model = new WaitingModel({
    waiting,
    open: (address) => {
      location.replace(address)
    },
  })
  return <Waiting waiting={waiting} model={model} />
}

const drawn = begin()
const { translator } = await loadWords((await readKept('language')).language)
document.documentElement.lang = translator.language
render(
  <Words.Provider value={translator}>{drawn}</Words.Provider>,
  document.getElementById('root') ?? document.body,
)
