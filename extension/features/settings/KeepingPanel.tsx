/** How the data are kept: backups and the way back to one, the key, and for how long what happened is kept. */
import { useState } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { JOURNAL } from '../../core/settings-pages.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { KeepingModel } from './keeping-model.ts'

export const KeepingPanel = ({
  model,
  days,
  fixed,
  onDays,
}: {
  model: KeepingModel
  days: number
  /** Somebody else has set for how long. */
  fixed: boolean
  onDays: (days: number) => void
}) => {
  const words = useWords()
  const [wrong, setWrong] = useState(false)
  const state = model.state.value
  const trouble = model.trouble.value
  const told = trouble ? troubleSentence(words, trouble) : model.said.value
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
        <a class="btn" href={hashOf('settings', JOURNAL)}>
          {labels.journal}
        </a>
      </div>
      {backups.map(({ name, title, text, question }) => (
        <div key={name} class="line">
          <span class="grow">
            <b>{title}</b>
            <small class="block">{text}</small>
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
          disabled={fixed}
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
      {fixed && <small>{words.t('error.managed')}</small>}
      <p class={trouble ? 'error' : told === '' ? 'hidden' : 'saved'} role="status">
        {told}
      </p>
    </section>
  )
}
