/** What a site's last receipt proves, and what can be done with its session. */
import { useRef, useState } from 'preact/hooks'
import type { SiteRule } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { useWords } from '../../ui/words.ts'
import { receiptSentence } from './describe.ts'
import type { AirlockView } from './messages.ts'
import type { SessionsModel } from './model.ts'
import { RuleForm } from './RuleForm.tsx'
import { ShutDoor } from './ShutDoor.tsx'
import { SignOutQuestion } from './SignOutQuestion.tsx'
import { isSnoozed, proofOf, standingOf, stateOf } from './standing.ts'

export const SiteBody = ({
  model,
  view,
  rule,
}: {
  model: SessionsModel
  view: AirlockView
  rule: SiteRule
}) => {
  const words = useWords()
  const { t, moment } = words
  const [open, setOpen] = useState(false)
  const returning = useRef(false)
  const { site } = rule
  const now = model.now.value
  const state = stateOf(view, site)
  const standing = standingOf(rule, view, now)
  const proof = proofOf(view.receipts, site).map((receipt) => receiptSentence(words, receipt, now))
  const busy = model.busy.value.has(site)
  const asking = model.asking.value === site
  return (
    <>
      {standing === 'shut' && state && <ShutDoor model={model} state={state} />}
      {rule.snoozedUntil !== null && isSnoozed(rule, now) && (
        <p>
          {t('sessions.snoozed', { when: moment(rule.snoozedUntil, now) })}{' '}
          <button
            type="button"
            class="link"
            onClick={() => void model.change({ ...rule, snoozedUntil: null })}
          >
            {t('sessions.snooze.end')}
          </button>
        </p>
      )}
      {standing === 'by-hand' && <p>{t('sessions.by-hand')}</p>}
      <div class="muted s" role="status">
        {busy || standing === 'sweeping' ? (
          <p>{t('sessions.sweeping')}</p>
        ) : (
          (proof.length > 0 ? proof : [t('sessions.no-receipt')]).map((line) => <p key={line}>{line}</p>)
        )}
      </div>
      {asking ? (
        <SignOutQuestion model={model} site={site} onDone={() => (returning.current = true)} />
      ) : (
        <div class="row even">
          {standing !== 'shut' && (
            <button
              type="button"
              class={standing === 'by-hand' ? 'btn primary' : 'btn'}
              aria-disabled={busy}
              ref={(button) => {
                if (!button || !returning.current) return
                returning.current = false
                button.focus()
              }}
              onClick={() => {
                if (!busy) model.asking.value = site
              }}
            >
              {t(busy ? 'sessions.sign-out.busy' : 'sessions.sign-out')}
            </button>
          )}
          <button
            type="button"
            class="btn"
            aria-expanded={open}
            aria-label={t('sessions.change.of', { site: readable(site) })}
            onClick={() => setOpen(!open)}
          >
            {t('sessions.change')}
          </button>
        </div>
      )}
      {open && <RuleForm model={model} rule={rule} />}
    </>
  )
}
