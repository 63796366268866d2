/** The promise and its state in three lines, for the overview: what there is to say and to do more is in the Sessions view. */
import { useWords } from '../../ui/words.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { SessionsModel } from './model.ts'
import { lookOfStanding, ownSite, standingOf, stateOf } from './standing.ts'
import { StandingPill } from './StandingPill.tsx'

export interface ThisBrowserProps {
  readonly model: SessionsModel
  readonly sandbox: boolean
  /** Opens the Sessions view. */
  readonly onSessions: () => void
  /** Opens the Manager; null where its page is not known. */
  readonly onManager: (() => void) | null
}

export const ThisBrowser = ({ model, sandbox, onSessions, onManager }: ThisBrowserProps) => {
  const { t, moment } = useWords()
  const view = model.local.value
  const now = model.now.value
  const site = ownSite(sandbox)
  const rule = model.rules.value.find((rule) => rule.site === site)
  const standing = view === null ? 'unknown' : rule ? standingOf(rule, view, now) : 'off'
  const state = view && stateOf(view, site)
  const needsLook = standing === 'shut' || standing === 'by-hand'
  const small =
    state?.problem != null
      ? t(`waiting.problem.${state.problem}`, { site })
      : standing === 'off'
        ? t('sessions.own.off', { site })
        : state?.beganAt != null
          ? t('sessions.own.began', { site, when: moment(state.beganAt, now) })
          : site
  const signOut = () => {
    model.asking.value = site
    onSessions()
  }
  return (
    <>
      <h2 class="section">{t('sessions.this-browser')}</h2>
      <section class="strip" aria-label={t('sessions.this-browser')}>
        <div class="row">
          <span class={`glyph ${lookOfStanding[standing].tone}`}>
            <Icon name="door" size={15} />
          </span>
          <span class="grow">
            <b>{t('sessions.start.short')}</b>
            <small>{small}</small>
          </span>
          <StandingPill standing={standing} />
        </div>
        <div class="row even">
          {needsLook || standing === 'off' ? (
            <button type="button" class="btn" onClick={onSessions}>
              {t(standing === 'off' ? 'sessions.on.ask' : 'sessions.see')}
            </button>
          ) : (
            <button type="button" class="btn" disabled={view === null} onClick={signOut}>
              {t('sessions.sign-out')}
            </button>
          )}
          {onManager && (
            <button type="button" class="btn" onClick={onManager}>
              {t('action.open-manager.label')}
            </button>
          )}
        </div>
      </section>
    </>
  )
}
