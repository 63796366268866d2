/** What was done, newest first: a page at a time, by kind, and as a file. */
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { useWords } from '../../ui/words.ts'
import type { KeepingModel } from './keeping-model.ts'

export const JournalPage = ({ model }: { model: KeepingModel }) => {
  const words = useWords()
  const trouble = model.trouble.value
  const about = model.about.value
  const rows = model.rows.value
  if (!about) return trouble ? <p class="error">{troubleSentence(words, trouble)}</p> : <Loading />
  const { labels, kinds, intact, verdict } = about
  return (
    <>
      <div class="title">
        <h1>{labels.title}</h1>
        {(['csv', 'ndjson'] as const).map((format) => (
          <button key={format} type="button" class="btn" onClick={() => void model.take(format)}>
            {format.toUpperCase()}
          </button>
        ))}
      </div>
      <p class="muted">{labels.text}</p>
      <section class="card form" aria-label={labels.title}>
        <label>
          {labels.filter}
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
        <p class={intact ? 'muted' : 'error'} role="status">
          {verdict}
        </p>
        {rows.length === 0 && <p>{labels.empty}</p>}
        <ol>
          {rows.map(({ seq, when, text, who }) => (
            <li key={seq} class="sub">
              <span>
                {text}
                <small class="block">
                  {who} · {when}
                </small>
              </span>
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
    </>
  )
}
