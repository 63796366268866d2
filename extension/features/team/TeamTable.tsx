/** The people of an organisation, in rows that are drawn as they are scrolled to. */
import type { IsoTime } from '#shared/time.ts'
import type { MemberRow as Member } from '#shared/team.ts'
import { rowAt } from '../../core/paged.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { TableHead, VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { AlertButton } from './AlertButton.tsx'
import { roleWords, TwoFactorWord } from './MemberRow.tsx'
import { TeamControls, type TeamPanelProps } from './TeamPanel.tsx'

const ROW = 52
const columns = ['member', 'role', 'two-factor', 'last-seen', 'last-alert'] as const

export const TeamTable = (props: TeamPanelProps) => {
  const { t } = useWords()
  const { people } = props.model
  const total = people.total.value ?? 0
  return (
    <div class="card full">
      <TeamControls {...props} all />
      <div class="table people" role="table" aria-label={t('team.list')} aria-rowcount={total + 1}>
        <TableHead columns={columns.map((column) => t(`team.column.${column}`))} />
        <VirtualList
          table
          label={t('team.list')}
          count={total}
          rowHeight={ROW}
          onRange={(from, to) => void people.need(from, to)}
          row={(index) => {
            const member = rowAt(people.pages.value, index)
            return member ? (
              <Cells member={member} now={props.now} onAlert={props.onAlert} />
            ) : (
              <span role="cell" class="skeleton" />
            )
          }}
        />
      </div>
    </div>
  )
}

const Cells = ({
  member,
  now,
  onAlert,
}: {
  member: Member
  now: IsoTime
  onAlert: TeamPanelProps['onAlert']
}) => {
  const words = useWords()
  const { t, relative } = words
  const name = member.name || member.email
  return (
    <>
      <span role="cell" class="who">
        <Avatar name={name} />
        <span class="text">
          <b>{name}</b>
          <small>{member.name ? member.email : ''}</small>
        </span>
      </span>
      <span role="cell">{roleWords(words, member)}</span>
      <span role="cell">
        <TwoFactorWord member={member} />
      </span>
      <span role="cell" class="muted">
        {member.lastSeenAt === null ? t('app.unknown') : relative(member.lastSeenAt, now)}
      </span>
      <span role="cell" class="last">
        <span class="muted">
          {member.lastAlertAt === null ? t('app.unknown') : relative(member.lastAlertAt, now)}
        </span>
        <AlertButton member={member} onAlert={onAlert} />
      </span>
    </>
  )
}
