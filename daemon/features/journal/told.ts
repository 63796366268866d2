/** What an entry of the journal says in the reader's language. */
import type { JournalEntry } from '#daemon/core/journal.ts'
import type { Verdict } from '#daemon/core/journal-verdict.ts'
import { csvLine } from '#daemon/core/csv.ts'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { MessageKey, Translator } from '#shared/i18n.ts'
import type { JournalRow } from '#shared/journal.ts'
import type { JournalAbout } from '#shared/keeping.ts'
import { catalogues } from '#shared/locales/catalogues.ts'

type KindOf<K> = K extends `journal.kind.${infer Kind}` ? Kind : never

const endings = <Ending extends string>(prefix: string) =>
  Object.keys(catalogues.en).flatMap((key) =>
    key.startsWith(prefix) ? [key.slice(prefix.length) as Ending] : [],
  )
/** First words of the events there are. */
const kinds = () => endings<KindOf<MessageKey>>('journal.kind.')

/** @param nameOf a paired client by its id; `null` for one that is gone */
export function rowOf(
  words: Translator,
  { seq, at, event, by, subject, data = {} }: JournalEntry,
  nameOf: (id: string) => string | null,
): JournalRow {
  const actor = `journal.by.${by}`
  const who = words.has(actor) ? words.t(actor) : (nameOf(by) ?? words.t('journal.by.gone'))
  const about = subject === undefined ? '' : ` · ${nameOf(subject) ?? subject}`
  return {
    seq,
    at,
    event,
    by,
    subject: subject ?? null,
    data,
    when: words.dateTime(at),
    text: `${eventWords(words, event)}${about}`,
    who,
  }
}

function eventWords({ t, has }: Translator, event: string): string {
  const key = `journal.event.${event}`
  // of an older version, or a newer one
  return has(key) ? t(key) : t('journal.event.other', { event })
}

function verdictWords({ t }: Translator, verdict: Verdict): string {
  if (verdict.intact) return t('journal.intact', { count: verdict.entries })
  return t(`journal.${verdict.fault}`, { file: verdict.file, line: String(verdict.line) })
}

export const aboutJournal = (words: Translator, verdict: Verdict): JournalAbout => ({
  intact: verdict.intact,
  verdict: verdictWords(words, verdict),
  file: verdict.intact ? null : verdict.file,
  line: verdict.intact ? null : verdict.line,
  kinds: kinds().map((event) => ({ event, label: words.t(`journal.kind.${event}`) })),
  labels: {
    title: words.t('journal.title'),
    text: words.t('journal.text'),
    filter: words.t('journal.filter'),
    everything: words.t('journal.everything'),
    older: words.t('journal.older'),
    empty: words.t('journal.empty'),
  },
})

export const asCsv = (rows: readonly JournalRow[]): string =>
  csvLine(['seq', 'at', 'event', 'by', 'subject', 'who', 'text', 'data']) +
  rows
    .map((row) =>
      csvLine([
        row.seq,
        row.at,
        row.event,
        row.by,
        row.subject,
        row.who,
        onOneLine(row.text, ' '),
        JSON.stringify(row.data),
      ]),
    )
    .join('')
