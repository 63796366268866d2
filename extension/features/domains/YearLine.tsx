/** The next twelve months: each name where it runs out while there is room, else how many in each week. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DomainYear } from '#shared/domain-year.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Translator } from '#shared/i18n.ts'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'
import { YearBars } from './YearBars.tsx'
import { YearRest, type OnRest } from './YearRest.tsx'
import { dayAfter, layOut, monthsOf, noonOf, type Day, type Mark } from './year-layout.ts'

const TOP = 28
const LANE = 26
const BARS = 84
const LONGEST_NAME = 28
/** Until the first measure, and where nothing can be measured; px. */
const USUAL_WIDTH = 800
/** Part of the width that the word for today takes. */
const BESIDE_TODAY = 0.05

export interface YearLineProps {
  /** Null until it was read. */
  readonly year: DomainYear | null
  readonly now: IsoTime
  /** Shows the names of these days: from the first until before the second. */
  readonly onSpan: (from: string, to: string) => void
  readonly onRest: OnRest
}

export const YearLine = ({ year, now, onSpan, onRest }: YearLineProps) => {
  const words = useWords()
  const { t, language } = words
  const [width, line] = useWidth()
  const days = year?.days ?? []
  const { marks, lanes, bars, unit } = layOut(days, now, width, (day) => labelOf(words, day))
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' })
  // empty, it is as high as with a name in it
  const height = TOP + Math.max(1, lanes) * LANE + (bars.length > 0 ? BARS : 0)
  return (
    <div class="year-box">
      <div
        class={bars.length > 0 ? 'year barred' : 'year'}
        role="group"
        aria-label={t('domains.year')}
        ref={line}
        style={{ height: `${String(height)}px` }}
      >
        <div aria-hidden="true">
          {monthsOf(now).map(({ at, part }) => (
            <span key={at} class="month" style={{ left: percent(part) }}>
              {part > BESIDE_TODAY && part < 1 - BESIDE_TODAY / 2 && <b>{month.format(at)}</b>}
            </span>
          ))}
          <span class="month today">
            <b>{t('domains.year.today')}</b>
          </span>
        </div>
        {marks.length > 0 && (
          <ul>
            {marks.map((mark) => (
              <YearMark key={mark.day.day} mark={mark} width={width} now={now} onSpan={onSpan} />
            ))}
          </ul>
        )}
        {bars.length > 0 && <YearBars bars={bars} unit={unit} now={now} onSpan={onSpan} />}
      </div>
      {year && <YearRest year={year} onRest={onRest} />}
    </div>
  )
}

/** How wide the element is, as it changes. */
function useWidth() {
  const element = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(USUAL_WIDTH)
  useLayoutEffect(() => {
    const seen = element.current
    if (!seen) return undefined
    const measure = () => setWidth(seen.clientWidth || USUAL_WIDTH)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(seen)
    return () => observer.disconnect()
  }, [])
  return [width, element] as const
}

const percent = (part: number) => `${String(part * 100)}%`

/** `vully.example`, `vully-vins.example, redemption`, `vully.example and 9 more`. */
function labelOf({ t }: Translator, { names, count, worst }: Day): string {
  const [first] = names
  if (!first) return ''
  const { display, phase } = first
  const name = display.length > LONGEST_NAME ? `${display.slice(0, LONGEST_NAME - 1)}…` : display
  if (count > 1) return t('domains.year.and-more', { name, count: count - 1 })
  return worst === 'critical' ? t('domains.year.with-phase', { name, phase: t(`phase.${phase}`) }) : name
}

interface YearMarkProps {
  readonly mark: Mark
  /** px, of the whole line */
  readonly width: number
  readonly now: IsoTime
  readonly onSpan: YearLineProps['onSpan']
}

const YearMark = ({ mark: { day, x, lane, label, turned }, width, now, onSpan }: YearMarkProps) => {
  const { t, date } = useWords()
  const at = noonOf(day.day)
  const place = { top: `${String(TOP + lane * LANE)}px` }
  const side = turned ? { right: `${String(width - x - 7)}px` } : { left: `${String(x - 7)}px` }
  const about = {
    class: turned ? 'mark turned' : 'mark',
    'aria-label': t('domains.year.mark', { name: label, date: date(at, now) }),
    title: t('domains.year.mark', {
      name: day.names.map(({ display }) => display).join(', '),
      date: date(at, now),
    }),
  }
  const inside = (
    <>
      <i class={`fill-${day.worst}`} />
      <span>{label}</span>
    </>
  )
  const [first] = day.names
  return (
    <li style={{ ...place, ...side }}>
      {day.count === 1 && first ? (
        <a {...about} href={hashOf('domains', first.name)}>
          {inside}
        </a>
      ) : (
        <button type="button" {...about} onClick={() => onSpan(day.day, dayAfter(day.day))}>
          {inside}
        </button>
      )}
    </li>
  )
}
