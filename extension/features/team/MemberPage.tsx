/** One person: who they are, their second factor with who says so, when they were told, and the plans for worse days. */
import { useLayoutEffect } from 'preact/hooks'
import type { ComponentChildren } from 'preact'
import type { MemberRow as Member } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { AlertButton, mayBeAlerted, type OnAlert } from './AlertButton.tsx'
import { AlertList } from './AlertList.tsx'
import { BackToTeam } from './BackToTeam.tsx'
import { useReturn, type Left } from './left.ts'
import type { MemberModel } from './member-model.ts'
import { roleWords, TwoFactorWord } from './MemberRow.tsx'
import type { TeamModel } from './model.ts'
import { ToldNote } from './ToldNote.tsx'

export interface MemberPageProps {
  readonly team: TeamModel
  readonly model: MemberModel
  readonly organisation: string
  /** As it stands in the address. */
  readonly id: string
  readonly now: IsoTime
  readonly left: Left
  readonly onAlert: OnAlert
  readonly onMail: (members: readonly Member[]) => void
  /** What can be done with an invitation; drawn for whoever has not answered one. */
  readonly invitation: (member: Member) => ComponentChildren
}

export const MemberPage = (props: MemberPageProps) => {
  const words = useWords()
  const { t } = words
  const { team, model, organisation, id, left } = props
  useReturn(left, id)
  useLayoutEffect(() => {
    const known = [...team.people.pages.peek().values()].flat().find((row) => row.id === id)
    void model.show(organisation, id, known ? { member: known, observedAt: team.observedAt.peek() } : null)
    // what was said just now is told at once
  }, [organisation, id, team.told.value])
  const found = model.id.value === id ? model.found.value : null
  const trouble = model.trouble.value
  return (
    <div class="name-page">
      <BackToTeam />
      {trouble && found && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      {found ? (
        <Person {...props} member={found.member} observedAt={found.observedAt} />
      ) : model.gone.value ? (
        <State icon="question" title={t('member.gone')} text={t('member.gone.text')} />
      ) : trouble ? (
        <State icon="link" title={troubleSentence(words, trouble)}>
          <button type="button" class="btn" onClick={() => void model.read()}>
            {t('app.retry')}
          </button>
        </State>
      ) : (
        <Loading />
      )}
    </div>
  )
}

interface PersonProps extends MemberPageProps {
  readonly member: Member
  readonly observedAt: IsoTime | null
}

const Person = (props: PersonProps) => {
  const { t } = useWords()
  const { team, model, organisation, member, onAlert, onMail, left } = props
  const { id, kind } = member
  const name = member.name || member.email
  return (
    <>
      <ToldNote model={team} />
      <section class="card name-summary" aria-labelledby="member-name">
        <div class="panel-head">
          <Avatar name={name} />
          <div class="grow">
            <h1 id="member-name">{name}</h1>
            {member.name && <p class="muted">{member.email}</p>}
          </div>
          <div class="buttons">
            <AlertButton
              member={member}
              primary
              onAlert={
                onAlert &&
                ((members) => {
                  left.value = { page: id, id: 'member-mail', scrollY }
                  onAlert(members)
                })
              }
            />
            {(kind === 'member' || kind === 'external') && (
              <button type="button" id="member-mail" class="btn" onClick={() => onMail([member])}>
                {t('letter.prepare')}
              </button>
            )}
          </div>
        </div>
        <Facts {...props} />
      </section>
      {kind === 'invited' && props.invitation(member)}
      {kind !== 'invited' && (
        <div class="halves">
          <section class="card" aria-labelledby="member-alerts">
            <h2 id="member-alerts">{t('alerts.title')}</h2>
            <p class="muted s">{t('alert.word')}</p>
            {model.alerts.value?.length === 0 && <p>{t('alerts.none')}</p>}
            <AlertList
              alerts={model.alerts.value ?? []}
              now={props.now}
              named={false}
              onUndo={(alert) => void team.untell([alert.id]).then(() => model.read())}
            />
            {mayBeAlerted(member) && (
              <div class="buttons">
                {(['manager', 'mail'] as const).map((way) => (
                  <button key={way} type="button" class="btn" onClick={() => void team.tell([id], way)}>
                    {t(`alert.told.${way}`)}
                  </button>
                ))}
              </div>
            )}
          </section>
          <section class="card" aria-labelledby="member-plans">
            <h2 id="member-plans">{t('member.plans')}</h2>
            {(['incident', 'leaving'] as const).map((plan) => (
              <p key={plan}>
                <a class="link" href={hashOf('recovery', `${plan}-${organisation}-${id}`)}>
                  {t(`member.plan.${plan}`)}
                </a>
              </p>
            ))}
          </section>
        </div>
      )}
    </>
  )
}

const Facts = ({ member, observedAt, now }: PersonProps) => {
  const words = useWords()
  const { t, relative } = words
  const told =
    observedAt === null
      ? t('source.infomaniak')
      : t('panel.observed', { source: t('source.infomaniak'), when: relative(observedAt, now) })
  return (
    <dl class="facts">
      <dt>{t('team.column.role')}</dt>
      <dd>
        {roleWords(words, member)}
        {member.kind !== 'member' &&
          member.kind !== 'external' &&
          member.role !== null &&
          ` · ${t(`role.${member.role}`)}`}
      </dd>
      <dt>{t('team.column.two-factor')}</dt>
      <dd>
        <TwoFactorWord member={member} />
      </dd>
      <dt>{t('team.column.last-seen')}</dt>
      <dd>{member.lastSeenAt === null ? t('app.unknown') : relative(member.lastSeenAt, now)}</dd>
      <dt>{t('member.source')}</dt>
      <dd class="muted">{told}</dd>
    </dl>
  )
}
