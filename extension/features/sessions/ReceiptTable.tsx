/** The proof: each time a session was to end, when and why, what was removed, what was left, and how long it took. */
import { useState } from 'preact/hooks'
import type { Receipt, SessionsView } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { earlyPages, leftNames, removedThings, whatHappened } from './describe.ts'
import type { SessionsModel } from './model.ts'

const FIRST = 20

const lookOfOutcome: Readonly<Record<Receipt['outcome'], { tone: string; icon: IconName }>> = {
  held: { tone: 'ok', icon: 'check' },
  kept: { tone: 'notice', icon: 'clock' },
  left: { tone: 'critical', icon: 'alert' },
  failed: { tone: 'critical', icon: 'alert' },
  'by-hand': { tone: 'warning', icon: 'alert' },
}

type Row = Receipt & { readonly browser: string | null }

/** Those of this browser that the daemon has not taken yet, and those of all browsers; newest first, each once. */
function allReceipts(mine: readonly Receipt[], everywhere: SessionsView | null, own: string | null): Row[] {
  const taken = everywhere?.receipts ?? []
  const known = new Set(taken.map(({ id }) => id))
  const rows = [...mine.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, browser: own })), ...taken]
  return rows.sort((a, b) => (a.at < b.at ? 1 : -1))
}

export const ReceiptTable = ({ model }: { model: SessionsModel }) => {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const seen = model.everywhere.value
  const rows = allReceipts(model.local.value?.receipts ?? [], seen, model.own.value)
  const nameOf = (id: string | null) => seen?.browsers.find((one) => one.id === id)?.name
  if (rows.length === 0) return <p class="muted lead">{t('sessions.no-receipt')}</p>
  return (
    <>
      <div class="table receipts" role="group" aria-label={t('sessions.receipts')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {(['when', 'site', 'why', 'outcome', 'removed', 'left', 'took'] as const).map((column) => (
                <th key={column}>{t(`sessions.column.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, all ? undefined : FIRST).map((row) => (
              <ReceiptRow
                key={row.id}
                row={row}
                browser={nameOf(row.browser) ?? t('sessions.this-browser')}
                model={model}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > FIRST && !all && (
        <button type="button" class="link more" onClick={() => setAll(true)}>
          {t('sessions.receipts.all', { count: rows.length })}
        </button>
      )}
    </>
  )
}

const ReceiptRow = ({ row, browser, model }: { row: Row; browser: string; model: SessionsModel }) => {
  const words = useWords()
  const { t, moment, list } = words
  const { tone, icon } = lookOfOutcome[row.outcome]
  const things = removedThings(words, row)
  const { partitioned, jars } = row.removed
  const small = [
    ...(partitioned > 0 ? [t('sessions.count.partitioned', { count: partitioned })] : []),
    ...(jars > 1 ? [t('sessions.count.jars', { count: jars })] : []),
    ...(row.rounds > 1 ? [t('sessions.count.rounds', { count: row.rounds })] : []),
  ]
  const left = leftNames(words, row.left)
  // what could not be looked for may be there
  const none =
    row.outcome === 'held' ? t('sessions.nothing') : row.outcome === 'kept' ? '–' : t('app.unknown')
  return (
    <tr>
      <td>{moment(row.at, model.now.value)}</td>
      <td>
        <b>{readable(row.site)}</b>
        <small class="block">{browser}</small>
      </td>
      <td>{t(`sessions.cause.${row.cause}`)}</td>
      <td>
        <span class={`pill ${tone}`}>
          <Icon name={icon} size={11} />
          {t(`sessions.outcome.${row.outcome}`)}
        </span>
        {row.outcome === 'kept' && <small class="block">{whatHappened(words, row)}</small>}
        {earlyPages(words, row).map((line) => (
          <small key={line} class="block">
            {line}
          </small>
        ))}
        {row.problem && (
          <small class="block">{t(`waiting.problem.${row.problem}`, { site: readable(row.site) })}</small>
        )}
      </td>
      <td>
        {things === '' ? t('sessions.nothing') : things}
        <small class="block">{small.join(' · ')}</small>
      </td>
      <td>{left.length === 0 ? none : list(left)}</td>
      <td>{t('sessions.seconds', { seconds: Math.round(row.tookMs / 10) / 100 })}</td>
    </tr>
  )
}
