/** What was done, newest first: a page at a time, by kind, and as a file. */
import { useWords } from '../../ui/words.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import type { KeepingModel } from './keeping-model.ts'

export const JournalPage = ({ model }: { model: KeepingModel }) => {
  const words = useWords()
  const trouble = model.trouble.value
  const about = model.about.value
  const rows = model.rows.value
  if (!about) return trouble && <p class="error">{troubleSentence(words, trouble)}</p>
  const { labels, kinds, intact, verdict } = about
  return (
    <section class="card" aria-labelledby="journal">
      <h1 id="journal">{labels.title}</h1>
      <p class="muted">{labels.text}</p>
      <p class={intact ? 'muted' : 'error'} role="status">
        {verdict}
      </p>
      <div class="line">
        <label>
          {labels.filter}{' '}
          <select
            value={model.kind.value}
            onChange={({ currentTarget }) => void model.show(currentTarget.value)}
          >
            <option value="">{labels.everything}</option>
            {kinds.map(({ event, label }) => (
              <option key={event} value={event}>
                {label}
              </option>
            ))}
          </select>
        </label>
        {(['csv', 'ndjson'] as const).map((format) => (
          <button key={format} type="button" class="btn" onClick={() => void model.take(format)}>
            {format.toUpperCase()}
          </button>
        ))}
      </div>
      {rows.length === 0 && <p>{labels.empty}</p>}
      <ol class="bare">
        {rows.map(({ seq, when, text, who }) => (
          <li key={seq} class="line">
            <span class="grow">{text}</span>
            <small>
              {who} · {when}
            </small>
          </li>
        ))}
      </ol>
      {model.more.value && (
        <button type="button" class="btn" onClick={() => void model.older()}>
          {labels.older}
        </button>
      )}
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
    </section>
  )
}
