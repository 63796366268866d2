/** The next twelve months, with a mark where each name runs out. The table below it says the same in words. */
import type { DomainRow } from '#shared/domains.ts'
import { DAY, type IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { dueDate, toneOf } from './due.ts'

const WIDTH = 800
const LANES = 4
const LANE = 26
const TOP = 34
const NAMED = 12
const LONGEST_NAME = 28
/** px of a letter at 12 px, and of the mark with its margins: enough to keep labels apart. */
const LETTER = 6.8
const MARK = 26
/** px that the word for today takes. */
const BESIDE_TODAY = 46

interface Mark {
  readonly row: DomainRow
  readonly x: number
  readonly lane: number
  readonly label: string
  /** Near the right edge the label stands before its mark. */
  readonly turned: boolean
}

/** Places the first names in lanes so that no two labels touch; what finds no place is counted. Pure. */
export function placeMarks(rows: readonly DomainRow[], now: IsoTime): { marks: Mark[]; more: number } {
  const start = Date.parse(now)
  const dated = rows
    .map((row) => ({ row, due: dueDate(row) }))
    .filter((one): one is { row: DomainRow; due: IsoTime } => one.due !== null)
    .map(({ row, due }) => ({ row, x: ((Date.parse(due) - start) / (365 * DAY)) * WIDTH }))
    .filter(({ x }) => x >= 0 && x <= WIDTH)
    .sort((a, b) => a.x - b.x)
  const ends = Array.from({ length: LANES }, () => -Infinity)
  const marks: Mark[] = []
  let more = 0
  for (const { row, x } of dated) {
    const label =
      row.display.length > LONGEST_NAME ? `${row.display.slice(0, LONGEST_NAME - 1)}…` : row.display
    const width = label.length * LETTER + MARK
    const turned = x + width > WIDTH
    const lane = ends.findIndex((end) => end <= (turned ? x - width : x))
    if (lane === -1 || marks.length >= NAMED) {
      more += 1
      continue
    }
    ends[lane] = turned ? x + MARK : x + width
    marks.push({ row, x, lane, label, turned })
  }
  return { marks, more }
}

export const YearLine = ({ rows, now }: { rows: readonly DomainRow[]; now: IsoTime }) => {
  const { t, language, date } = useWords()
  const { marks, more } = placeMarks(rows, now)
  const month = new Intl.DateTimeFormat(language, { month: 'short' })
  const start = new Date(now)
  const months = Array.from({ length: 12 }, (_, index) => {
    const first = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1 + index, 1))
    return { x: ((first.getTime() - start.getTime()) / (365 * DAY)) * WIDTH, name: month.format(first) }
  })
  const height = TOP + LANES * LANE
  return (
    <>
      <svg
        class="year"
        viewBox={`-20 0 ${String(WIDTH + 40)} ${String(height)}`}
        role="img"
        aria-label={t('domains.year')}
      >
        {months.map(({ x, name }) => (
          <g key={x}>
            <line x1={x} x2={x} y1="20" y2={height} class="grid" />
            {x > BESIDE_TODAY && (
              <text x={x} y="13" text-anchor="middle" class="month">
                {name}
              </text>
            )}
          </g>
        ))}
        <line x1="0" x2="0" y1="20" y2={height} class="today" />
        <text x="0" y="13" text-anchor="middle" class="month now">
          {t('domains.year.today')}
        </text>
        {marks.map(({ row, x, lane, label, turned }) => {
          const y = TOP + lane * LANE + 6
          return (
            <g key={row.name}>
              <title>{`${row.display}, ${date(dueDate(row) ?? now, now)}`}</title>
              <circle cx={x} cy={y} r="6" class={`fill-${toneOf(row, now)}`} />
              <text
                x={turned ? x - 11 : x + 11}
                y={y + 4}
                text-anchor={turned ? 'end' : 'start'}
                class="name"
              >
                {label}
              </text>
            </g>
          )
        })}
      </svg>
      {more > 0 && <p class="muted s year-more">{t('domains.year.more', { count: more })}</p>}
      {marks.length === 0 && <p class="muted s year-more">{t('domains.year.none')}</p>}
    </>
  )
}
