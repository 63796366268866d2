/** The switch of the guard, what it looks at, and the sites that the person knows. */
import { useEffect, useRef } from 'preact/hooks'
import { useWords } from '../../ui/words.ts'
import type { GuardModel } from './model.ts'

export const GuardPanel = ({ model }: { model: GuardModel }) => {
  const { t } = useWords()
  useEffect(() => {
    // the person comes back from a page, or from the browser's settings
    const look = () => void model.look()
    look()
    addEventListener('focus', look)
    return () => removeEventListener('focus', look)
  }, [model])
  const on = model.on.value
  const asked = model.asked.value
  const question = useRef<HTMLDivElement>(null)
  useEffect(() => question.current?.scrollIntoView({ block: 'center' }), [asked])
  if (on === null) return null
  return (
    <section class="card" aria-labelledby="guard">
      <h2 id="guard">{t('guard.title')}</h2>
      <p class="muted">{t('guard.text')}</p>
      <div class="line">
        <span class="grow" role="status">
          {t(on ? 'guard.on' : model.leaned.value ? 'guard.leaned' : 'guard.off')}
        </span>
        <button type="button" class="btn" onClick={() => void (on ? model.turnOff() : model.turnOn())}>
          {t(on ? 'guard.turn-off' : 'guard.turn-on')}
        </button>
      </div>
      {asked !== null && (
        <div class="line" role="alert" ref={question}>
          <span class="grow">{asked}</span>
          <button type="button" class="btn" onClick={() => void model.know(asked)}>
            {t('site.know')}
          </button>
        </div>
      )}
      {model.known.value.length > 0 && (
        <>
          <h3>{t('guard.known')}</h3>
          <ul class="known-sites">
            {model.known.value.map((host) => (
              <li key={host} class="line">
                <span class="grow">{host}</span>
                <button type="button" class="btn" onClick={() => void model.forget(host)}>
                  {t('guard.forget', { host })}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
