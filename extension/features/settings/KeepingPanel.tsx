/** How the data are kept: backups and the way back to one, the key, and for how long what happened is kept. */
import { useState } from 'preact/hooks'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { KeepingModel } from './keeping-model.ts'

export const KeepingPanel = ({
  model,
  days,
  onDays,
}: {
  model: KeepingModel
  days: number
  onDays: (days: number) => void
}) => {
  const words = useWords()
  const [wrong, setWrong] = useState(false)
  const state = model.state.value
  const trouble = model.trouble.value
  if (!state) return null
  const { lines, backups, labels } = state
  return (
    <section class="card form" aria-labelledby="keeping">
      <h2 id="keeping">{labels.title}</h2>
      {lines.map((line) => (
        <p key={line} class="muted">
          {line}
        </p>
      ))}
      <div class="line">
        <button type="button" class="btn" disabled={model.busy.value} onClick={() => void model.backUp()}>
          {labels.now}
        </button>
        <a href="#/settings/journal">{labels.journal}</a>
      </div>
      {backups.map(({ name, title, text, question }) => (
        <div key={name} class="line">
          <span class="grow">
            <b>{title}</b> <small>{text}</small>
          </span>
          <ConfirmButton
            label={labels.restore}
            question={question}
            onConfirm={() => void model.restore(name)}
          />
        </div>
      ))}
      <label>
        {labels.days}
        <input
          inputMode="numeric"
          defaultValue={String(days)}
          aria-invalid={wrong}
          onChange={({ currentTarget }) => {
            const typed = Number(currentTarget.value)
            const isRight = Number.isInteger(typed) && typed >= 90 && typed <= 3650
            setWrong(!isRight)
            if (isRight) onDays(typed)
          }}
        />
      </label>
      <p class={trouble ? 'error' : 'saved'} role="status">
        {trouble ? troubleSentence(words, trouble) : model.said.value}
      </p>
    </section>
  )
}
