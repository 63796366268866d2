/** The people of an organisation, in rows that are drawn as they are scrolled to; several can be taken at once. */
import type { IsoTime } from '#shared/time.ts'
import type { MemberRow as Member } from '#shared/team.ts'
import { rowAt } from '../../core/paged.ts'
import { hashOf } from '../../core/routes.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { SortHead, type SortColumn } from '../../ui/SortHead.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { AlertButton, type OnAlert } from './AlertButton.tsx'
import { TwoFactorWord } from './MemberRow.tsx'
import type { MemberOrder } from './model.ts'
import { SelectAll, SelectionBar } from './Selection.tsx'
import type { SelectionModel } from './selection-model.ts'
import { TeamControls, type TeamPanelProps } from './TeamPanel.tsx'
import { useReturn, type Left } from './left.ts'

const ROW = 52
const columns = [
  ['member', 'name'],
  ['role', 'role'],
  ['two-factor', 'two-factor'],
  ['last-seen', 'last-seen'],
  ['last-alert', 'last-alert'],
] as const

export interface TeamTableProps extends TeamPanelProps {
  readonly selection: SelectionModel
  readonly left: Left
  readonly onMail: (members: readonly Member[]) => void
}

const idOf = (member: Pick<Member, 'id'>) => `member-${member.id}`

export const TeamTable = (props: TeamTableProps) => {
  const { t } = useWords()
  const { model, selection, left, onAlert, onMail } = props
  const { people } = model
  const total = people.total.value ?? 0
  useReturn(left, 'list')
  const sorted: readonly SortColumn<MemberOrder>[] = columns.map(([column, order]) => ({
    id: column,
    label: t(`team.column.${column}`),
    order,
  }))
  return (
    <div class="card full">
      <TeamControls {...props} all />
      {model.organisation.value !== null && (
        <>
          <div class="table people" role="table" aria-label={t('team.list')} aria-rowcount={total + 1}>
            <SortHead
              columns={sorted}
              order={people.order.value}
              reversed={people.reversed.value}
              first={<SelectAll selection={selection} total={total} />}
              // the third press gives back the order in which the worst come first
              onSort={(order, reversed) =>
                void (order === null ? people.sort('worst', false) : people.sort(order, reversed))
              }
            />
            <VirtualList
              table
              label={t('team.list')}
              count={total}
              rowHeight={ROW}
              onRange={(from, to) => void people.need(from, to)}
              row={(index) => {
                const member = rowAt(people.pages.value, index)
                return member ? (
                  <Cells
                    member={member}
                    now={props.now}
                    primary={index === 0}
                    chosen={selection.chosen.value.has(member.id)}
                    onToggle={() => selection.toggle(member)}
                    onLeave={() => (left.value = { page: 'list', id: idOf(member), scrollY })}
                    onAlert={onAlert}
                  />
                ) : (
                  <span role="cell" class="skeleton" />
                )
              }}
            />
          </div>
          <SelectionBar selection={selection} onAlert={onAlert} onMail={onMail} />
        </>
      )}
    </div>
  )
}

interface CellsProps {
  readonly member: Member
  readonly now: IsoTime
  readonly chosen: boolean
  /** The worst of all has the primary button. */
  readonly primary: boolean
  readonly onToggle: () => void
  readonly onLeave: () => void
  readonly onAlert: OnAlert
}

const Cells = ({ member, now, chosen, primary, onToggle, onLeave, onAlert }: CellsProps) => {
  const words = useWords()
  const { t, relative } = words
  const name = member.name || member.email
  return (
    <>
      <span role="cell">
        <input type="checkbox" checked={chosen} aria-label={t('team.select', { name })} onChange={onToggle} />
      </span>
      <span role="cell" class="who">
        <Avatar name={name} />
        <span class="text">
          <a class="name" id={idOf(member)} href={hashOf('team', member.id)} onClick={onLeave}>
            {name}
          </a>
          <small>{member.name ? member.email : ''}</small>
        </span>
      </span>
      <span role="cell" class="column-role">
        {member.kind === 'external' ? t('role.external') : t(`role.${member.role ?? 'unknown'}`)}
      </span>
      <span role="cell">
        <TwoFactorWord member={member} />
      </span>
      <span role="cell" class="muted column-last-seen">
        {member.lastSeenAt === null ? t('app.unknown') : relative(member.lastSeenAt, now)}
      </span>
      <span role="cell" class="last column-last-alert">
        <span class="muted">{member.lastAlertAt === null ? '–' : relative(member.lastAlertAt, now)}</span>
        {member.kind === 'invited' ? (
          <a
            class="btn"
            href={hashOf('team', member.id)}
            aria-label={`${t('invite.correct')}: ${name}`}
            onClick={onLeave}
          >
            {t('invite.correct')}
          </a>
        ) : (
          <AlertButton
            member={member}
            onAlert={
              onAlert &&
              ((members) => {
                onLeave()
                onAlert(members)
              })
            }
            primary={primary}
          />
        )}
      </span>
    </>
  )
}
