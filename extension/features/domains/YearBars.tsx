/** How many names run out in each week or month. One stop for the keyboard: the arrow keys go on from bar to bar. */
import { useRef, useState } from 'preact/hooks'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { dayBefore, noonOf, type Bar, type YearLayout } from './year-layout.ts'

const TALLEST = 56
const LEAST = 6
/** px of one name, while the week with the most has few. */
const ONE = 9

export interface YearBarsProps {
  readonly bars: readonly Bar[]
  readonly unit: YearLayout['unit']
  readonly now: IsoTime
  readonly onSpan: (from: string, to: string) => void
}

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_, last) => last,
}

/** px; what is there is seen, however small beside the tallest. */
const barHeight = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(LEAST, Math.min(count * ONE, (count / most) * TALLEST))

export const YearBars = ({ bars, unit, now, onSpan }: YearBarsProps) => {
  const words = useWords()
  const { t } = words
  const shown = bars.filter(({ count }) => count > 0)
  const most = Math.max(...shown.map(({ count }) => count))
  const group = useRef<HTMLDivElement>(null)
  const [stop, setStop] = useState(0)
  const [told, setTold] = useState<Bar | null>(null)
  const here = Math.min(stop, shown.length - 1)
  /** From where the keyboard is: a held key goes faster than the drawing. */
  const move = (key: string): boolean => {
    const all = [...(group.current?.querySelectorAll('button') ?? [])]
    const at = all.findIndex((one) => one === document.activeElement)
    const next = steps[key]?.(at, all.length - 1)
    if (next !== undefined) all[Math.max(0, Math.min(all.length - 1, next))]?.focus()
    return next !== undefined
  }
  return (
    <>
      <div
        class="bars"
        role="group"
        aria-label={t('domains.year.bars', { unit })}
        ref={group}
        onPointerLeave={() => setTold(null)}
        onKeyDown={(event) => {
          if (move(event.key)) event.preventDefault()
        }}
      >
        {shown.map((bar, index) => (
          <button
            key={bar.from}
            type="button"
            tabIndex={index === here ? 0 : -1}
            aria-label={barWords(words, bar, now)}
            style={{ left: percent(bar.left), width: percent(bar.width) }}
            onClick={() => onSpan(bar.from, bar.to)}
            onFocus={() => {
              setStop(index)
              setTold(bar)
            }}
            onBlur={() => setTold(null)}
            onPointerEnter={() => setTold(bar)}
          >
            <i class={`fill-${bar.worst}`} style={{ height: `${String(barHeight(bar.count, most))}px` }} />
          </button>
        ))}
      </div>
      <p class="bars-told muted s" aria-hidden="true">
        {told ? barWords(words, told, now) : t('domains.year.scale', { unit, count: most })}
      </p>
    </>
  )
}

const percent = (part: number) => `${String(part * 100)}%`

/** `7 Dec to 13 Dec: 42 names, at least one needs you` */
function barWords({ t, date }: Translator, { from, to, count, worst }: Bar, now: IsoTime): string {
  return t('domains.year.bar', {
    from: date(noonOf(from), now),
    to: date(noonOf(dayBefore(to)), now),
    count,
    worst: t(`domains.year.worst.${worst}`),
  })
}
