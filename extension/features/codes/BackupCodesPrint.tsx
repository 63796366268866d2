/** The codes that are left, for paper: nothing of them is stored, and closing the page forgets them. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PrintedCodes } from '#shared/backup-codes.ts'
import { useWords } from '../../ui/words.ts'

export const BackupCodesPrint = ({ printed, onClose }: { printed: PrintedCodes; onClose: () => void }) => {
  const { t, dateTime, date } = useWords()
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  const { of, codes, keptAt, printedAt } = printed
  return (
    <div class="name-page narrow">
      <section class="card form" aria-labelledby="print-title">
        <h1 id="print-title" tabIndex={-1} ref={title}>
          {t('spare.print.title')}
        </h1>
        <p>{t('spare.print.text')}</p>
        <div class="sheet">
          <p>
            <b>{t('spare.print.of', { of })}</b>
          </p>
          <ol>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ol>
          <p>
            {t('spare.print.made', {
              count: codes.length,
              when: dateTime(printedAt),
              date: date(keptAt, printedAt),
            })}
          </p>
        </div>
        <div class="buttons no-print">
          <button type="button" class="btn primary" onClick={() => print()}>
            {t('spare.print')}
          </button>
          <button type="button" class="btn" onClick={onClose}>
            {t('spare.print.close')}
          </button>
        </div>
      </section>
    </div>
  )
}
