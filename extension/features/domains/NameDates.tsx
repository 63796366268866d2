/** The four dates of a name, each with who says it and how old that is. */
import type { DomainDetail } from '#shared/domain-detail.ts'
import type { MessageKey } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { useWords } from '../../ui/words.ts'
import { dateSource, tldOf } from './name-words.ts'

const keyByDate = {
  paidUntil: 'domains.column.paid-until',
  expiry: 'domains.column.expiry',
  renewBy: 'domains.column.renew-by',
  restoreBy: 'domains.column.restore-by',
} as const satisfies Record<DomainDetail['dates'][number]['date'], MessageKey>

export const NameDates = ({ detail, now }: { detail: DomainDetail; now: IsoTime }) => {
  const words = useWords()
  const { t, date, relative } = words
  return (
    <section class="card" aria-labelledby="name-dates">
      <h2 id="name-dates">{t('name.dates')}</h2>
      <table class="facts">
        <tbody>
          {detail.dates.map((one) => (
            <tr key={one.date}>
              <th scope="row">{t(keyByDate[one.date])}</th>
              <td>
                {one.at === null ? (
                  <span class="muted">{t(one.reason === null ? 'name.date.none' : 'app.unknown')}</span>
                ) : (
                  <>
                    <b>{date(one.at, now)}</b> <span class="muted">{relative(one.at, now)}</span>
                  </>
                )}
                {(one.at !== null || one.reason !== null) && (
                  <small class="block">{dateSource(words, one, tldOf(detail.row.name), now)}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
