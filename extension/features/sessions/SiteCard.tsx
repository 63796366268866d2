/** A site: the promise, how it stands, and its proof. The one that stands ready made explains itself while it is off. */
import type { SiteRule } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { leftClause, ruleClauses } from './describe.ts'
import type { AirlockView } from './messages.ts'
import type { SessionsModel } from './model.ts'
import { SiteBody } from './SiteBody.tsx'
import { lookOfStanding, standingOf, stateOf } from './standing.ts'
import { StandingPill } from './StandingPill.tsx'
import { TurnOn } from './TurnOn.tsx'

export interface SiteCardProps {
  readonly model: SessionsModel
  readonly view: AirlockView
  readonly site: string
  /** Null while it is off. */
  readonly rule: SiteRule | null
}

export const SiteCard = ({ model, view, site, rule }: SiteCardProps) => {
  const words = useWords()
  const { t } = words
  const now = model.now.value
  const standing = rule ? standingOf(rule, view, now) : 'off'
  const name = readable(site)
  const beganAt = stateOf(view, site)?.beganAt ?? null
  const clauses = rule
    ? [...ruleClauses(words, rule, 'sessions.start'), ...leftClause(words, rule, beganAt, now)]
    : [t('sessions.start')]
  return (
    <section class="strip" aria-label={name}>
      <div class="row">
        <span class={`glyph ${lookOfStanding[standing].tone}`}>
          <Icon name="door" size={15} />
        </span>
        <span class="grow">
          <b>{name}</b>
          {name !== site && <small class="mono">{site}</small>}
          <small>{clauses.join(' · ')}</small>
        </span>
        <StandingPill standing={standing} />
      </div>
      {rule ? (
        <SiteBody model={model} view={view} rule={rule} />
      ) : (
        <TurnOn model={model} site={site} part={null} primary onCancel={null} onDone={() => undefined} />
      )}
    </section>
  )
}
