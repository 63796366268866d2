/** Every organisation of an agency, the neediest first; a tick says which of them the badge counts. */
import { useState } from 'preact/hooks'
import type { IsoTime } from '#shared/time.ts'
import { iso } from '#shared/time.ts'
import { SearchField } from '../../ui/SearchField.tsx'
import { SortHead, type SortColumn } from '../../ui/SortHead.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { ordered, type Organisation, type OrganisationOrder } from './order.ts'

const ROW = 56

export interface OrganisationsTableProps {
  readonly organisations: readonly Organisation[]
  readonly now: IsoTime
  readonly onChoose: (id: string) => void
  /** Says which the badge does not count. */
  readonly onLeaveOut: (ids: readonly string[]) => void
}

export const OrganisationsTable = ({ organisations, now, onChoose, onLeaveOut }: OrganisationsTableProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<{ order: OrganisationOrder; reversed: boolean }>({
    order: 'need',
    reversed: false,
  })
  const rows = ordered(organisations, sort.order, sort.reversed, search)
  const leftOut = organisations.filter(({ counted }) => !counted).map(({ id }) => id)
  const columns: readonly SortColumn<OrganisationOrder>[] = [
    { id: 'need', label: t('overview.findings'), order: 'need' },
    { id: 'without-2fa', label: t('team.filter.without-2fa'), order: 'without-2fa' },
    { id: 'required', label: t('finding.organisation-2fa-not-required.name'), order: 'required' },
    { id: 'domains', label: t('overview.open-domains'), order: 'domains' },
    { id: 'sync', label: t('organisations.sync'), order: 'sync' },
  ]
  return (
    <>
      <SearchField label={t('organisations.search')} value={search} onSearch={setSearch} />
      <p class="muted s">
        {t('organisations.badge.text')}{' '}
        {leftOut.length > 0 && (
          <>
            <b>{t('badge.left-out', { count: leftOut.length })}</b>{' '}
            <button type="button" class="link" onClick={() => onLeaveOut([])}>
              {t('organisations.badge.all')}
            </button>
          </>
        )}
      </p>
      <div
        class="table agencies"
        role="table"
        aria-label={t('overview.organisations')}
        aria-rowcount={rows.length + 1}
      >
        <SortHead
          columns={columns}
          order={sort.order}
          reversed={sort.reversed}
          first={t('palette.group.organisation')}
          onSort={(order, reversed) => setSort({ order: order ?? 'need', reversed })}
        />
        <VirtualList
          table
          label={t('overview.organisations')}
          count={rows.length}
          rowHeight={ROW}
          onRange={() => undefined}
          row={(index) => {
            const one = rows[index]
            return (
              one && (
                <Cells
                  one={one}
                  now={now}
                  onChoose={() => onChoose(one.id)}
                  onCount={(counted) =>
                    onLeaveOut(counted ? leftOut.filter((id) => id !== one.id) : [...leftOut, one.id])
                  }
                />
              )
            )
          }}
        />
      </div>
    </>
  )
}

interface CellsProps {
  readonly one: Organisation
  readonly now: IsoTime
  readonly onChoose: () => void
  readonly onCount: (counted: boolean) => void
}

const Cells = ({ one, now, onChoose, onCount }: CellsProps) => {
  const { t, date, relative } = useWords()
  const { name, role, badge, members, domains, requires2fa, planned, lastSyncAt, counted } = one
  const unknown = t('app.unknown')
  const required =
    requires2fa === null
      ? unknown
      : requires2fa
        ? t('app.on')
        : planned === null
          ? t('app.off')
          : t('organisations.from', { date: date(iso(Date.parse(planned)), now) })
  return (
    <>
      <span role="cell" class="text">
        <button type="button" class="link name" onClick={onChoose}>
          {name}
        </button>
        <small>{t(`role.${role ?? 'unknown'}`)}</small>
      </span>
      <span role="cell">
        <span
          class={`pill ${badge.state === 'todo' ? (badge.worst ?? 'unknown') : badge.state === 'ok' ? 'ok' : 'unknown'}`}
        >
          {badge.worst === null
            ? badge.state === 'ok'
              ? t('overview.heading', { count: 0 })
              : unknown
            : `${t(`severity.${badge.worst}`)}: ${String(badge.count)}`}
        </span>
        {badge.unknown > 0 && badge.worst !== null && (
          <small class="muted block">{t('overview.count.unknown', { count: badge.unknown })}</small>
        )}
      </span>
      <span role="cell">
        {members === null ? unknown : members.off}
        {members !== null && members.unknown > 0 && (
          <small class="muted block">{t('overview.count.unknown', { count: members.unknown })}</small>
        )}
      </span>
      <span role="cell">{required}</span>
      <span role="cell">
        {domains === null ? unknown : domains.urgent}
        {domains !== null && domains.unknown > 0 && (
          <small class="muted block">{t('overview.count.unknown', { count: domains.unknown })}</small>
        )}
      </span>
      <span role="cell" class="last">
        <span class="muted">{lastSyncAt === null ? t('sync.never') : relative(lastSyncAt, now)}</span>
        <label class="tick">
          <input
            type="checkbox"
            checked={counted}
            aria-label={`${t('organisations.badge')}: ${name}`}
            onChange={({ currentTarget }) => onCount(currentTarget.checked)}
          />
          <span aria-hidden="true">{t('organisations.badge')}</span>
        </label>
      </span>
    </>
  )
}
