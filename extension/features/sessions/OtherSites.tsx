/** Every other site under a rule: a line each, which opens to all that can be done; those that are shut stand open, first. */
import { signal } from '@preact/signals'
import type { SiteRule } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { leftClause, ruleClauses } from './describe.ts'
import type { AirlockView } from './messages.ts'
import type { SessionsModel } from './model.ts'
import { SiteBody } from './SiteBody.tsx'
import { standingOf, stateOf } from './standing.ts'
import { StandingPill } from './StandingPill.tsx'

/** The one that stands open; null for none. It stays so while other views are looked at. */
const opened = signal<string | null>(null)

export interface OtherSitesProps {
  readonly model: SessionsModel
  readonly view: AirlockView
  readonly rules: readonly SiteRule[]
}

export const OtherSites = ({ model, view, rules }: OtherSitesProps) => {
  const now = model.now.value
  const isShut = (rule: SiteRule) => standingOf(rule, view, now) === 'shut'
  const sorted = rules.toSorted((a, b) => Number(isShut(b)) - Number(isShut(a)) || (a.site < b.site ? -1 : 1))
  return (
    <ul class="sites">
      {sorted.map((rule) => (
        <OtherSite key={rule.site} model={model} view={view} rule={rule} />
      ))}
    </ul>
  )
}

const OtherSite = ({ model, view, rule }: { model: SessionsModel; view: AirlockView; rule: SiteRule }) => {
  const words = useWords()
  const now = model.now.value
  const { site } = rule
  const state = stateOf(view, site)
  const standing = standingOf(rule, view, now)
  const isOpen = opened.value === site || standing === 'shut' || model.asking.value === site
  const clauses = [
    ...ruleClauses(words, rule, 'sessions.start.short'),
    ...leftClause(words, rule, state?.beganAt ?? null, now),
  ]
  const name = readable(site)
  return (
    <li>
      <button
        type="button"
        class="site-line"
        aria-expanded={isOpen}
        onClick={() => (opened.value = isOpen ? null : site)}
      >
        <span class="text">
          <b>{name}</b>
          {name !== site && <small class="mono">{site}</small>}
          <small>{clauses.join(' · ')}</small>
        </span>
        <StandingPill standing={standing} />
        <Icon name="down" size={14} />
      </button>
      {isOpen && (
        <div class="site-body">
          <SiteBody model={model} view={view} rule={rule} />
        </div>
      )}
    </li>
  )
}
