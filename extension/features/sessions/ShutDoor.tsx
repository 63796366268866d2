/** Why a site is shut, and the ways out: the permission again, the sweep again, or over what was left, by the person's own hand. */
import type { SiteState } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import { leftNames } from './describe.ts'
import type { SessionsModel } from './model.ts'

export const ShutDoor = ({ model, state }: { model: SessionsModel; state: SiteState }) => {
  const words = useWords()
  const { t } = words
  const { site, problem, left } = state
  const busy = model.busy.value.has(site)
  const mayNot = problem === 'no-permission'
  return (
    <>
      <p>
        {t(`waiting.problem.${problem ?? (left.length > 0 ? 'left' : 'unknown')}`, { site: readable(site) })}{' '}
        {t('sessions.shut')}
      </p>
      {left.length > 0 && (
        <>
          <p class="s">{t('sessions.shut.left')}</p>
          <ul class="plain s">
            {leftNames(words, left).map((name) => (
              <li key={name}>{name}</li>
            ))}
          </ul>
        </>
      )}
      <div class="buttons">
        <button
          type="button"
          class="btn primary"
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void (mayNot ? model.allowAgain(site) : model.again(site))
          }}
        >
          {t(busy ? 'sessions.sign-out.busy' : mayNot ? 'waiting.allow' : 'app.retry')}
        </button>
        <ConfirmButton
          label={t('waiting.open-anyway')}
          question={t('sessions.open-anyway.ask')}
          onConfirm={() => void model.openByHand(site)}
        />
      </div>
    </>
  )
}
