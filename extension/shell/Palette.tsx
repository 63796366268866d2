/** Finds any action or page by a few letters. Arrow keys choose, Enter does it, Escape closes. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { fuzzyScore } from '../ui/fuzzy.ts'
import { Icon } from '../ui/Icon.tsx'
import { useWords } from '../ui/words.ts'
import type { App } from './app.ts'
import { commandsOf, type Command, type Go } from './commands.ts'

const SHOWN = 40

export interface PaletteProps {
  readonly app: App
  readonly go: Go
  readonly onClose: () => void
}

export const Palette = ({ app, go, onClose }: PaletteProps) => {
  const commands = commandsOf(app, go)
  const { t } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState(0)
  useLayoutEffect(() => dialog.current?.showModal(), [])

  const found = commands
    .map((command) => ({ command, score: fuzzyScore(query, `${command.label} ${command.hint}`) }))
    .filter((one): one is { command: Command; score: number } => one.score !== null)
    .sort((a, b) => (query === '' ? 0 : b.score - a.score))
    .slice(0, SHOWN)
    .map(({ command }) => command)
  const run = (command: Command | undefined) => {
    if (!command) return
    onClose()
    command.run()
  }
  const move = (by: number) => {
    const next = (chosen + by + found.length) % Math.max(1, found.length)
    setChosen(next)
    document.getElementById(`command-${String(next)}`)?.scrollIntoView({ block: 'nearest' })
  }
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => run(found[chosen]),
    // by ourselves: the dialog's own way says so only later, and Ctrl+K in between would be lost
    Escape: onClose,
  }
  return (
    <dialog class="palette" ref={dialog} aria-label={t('palette.title')} onClose={onClose}>
      <label class="search">
        <Icon name="search" size={14} />
        <input
          role="combobox"
          aria-label={t('palette.title')}
          aria-expanded="true"
          aria-controls="commands"
          aria-activedescendant={found.length > 0 ? `command-${String(chosen)}` : undefined}
          placeholder={t('palette.hint')}
          value={query}
          onInput={({ currentTarget }) => {
            setQuery(currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            const act = keys[event.key]
            if (!act) return
            event.preventDefault()
            act()
          }}
        />
      </label>
      <ul id="commands" role="listbox" aria-label={t('palette.title')}>
        {found.map((command, index) => (
          <li
            key={command.id}
            id={`command-${String(index)}`}
            role="option"
            aria-selected={index === chosen}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            <small>{command.hint}</small>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="lead muted">{t('palette.none')}</p>}
    </dialog>
  )
}
