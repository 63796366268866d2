/** How much is left of a code's time: a ring for the eye, and words for whoever asks for them. It says nothing by itself. */
import { useWords } from '../../ui/words.ts'

const LENGTH = 2 * Math.PI * 8

/** @param left seconds */
export const TimeRing = ({ left, period }: { left: number; period: number }) => {
  const { t } = useWords()
  return (
    <svg
      class="time-ring"
      width="22"
      height="22"
      viewBox="0 0 22 22"
      role="timer"
      aria-label={t('codes.left', { seconds: left })}
    >
      <circle cx="11" cy="11" r="8" class="ring-track" />
      <circle
        cx="11"
        cy="11"
        r="8"
        class="ring-fill"
        stroke-dasharray={`${String((LENGTH * Math.min(left, period)) / period)} ${String(LENGTH)}`}
        transform="rotate(-90 11 11)"
      />
    </svg>
  )
}
