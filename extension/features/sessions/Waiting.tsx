/** Stands in a tab for a page whose door is shut: says why, and opens it as soon as it may be opened. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { browser } from '../../core/browser.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Command } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { originsOf } from './reach.ts'
import type { NotWaitedFor, WaitingFor } from './waiting-address.ts'
import type { Shut, WaitingModel } from './waiting-model.ts'

/** Most doors open sooner than that, in ms: a word for a blink would only flicker. */
const A_BLINK = 300

export const Waiting = ({
  waiting: { host, address },
  model,
}: {
  waiting: WaitingFor
  model: WaitingModel
}) => {
  const { t } = useWords()
  const standing = model.standing.value
  const { is } = standing
  if (is === 'asking' || is === 'opening')
    return <Page said={<Progress text={t(`waiting.${is}`, { host })} />} />
  if (is === 'shut')
    return (
      <Page said={<ShutBecause host={host} shut={standing} />}>
        <WaysIn model={model} shut={standing} />
      </Page>
    )
  const said = (
    <Said icon="question" title={t(`waiting.${is}`, { host })} text={t(`waiting.${is}.text`, { host })} />
  )
  if (is === 'press')
    return (
      <Page said={said}>
        <GoOn host={host} model={model} />
      </Page>
    )
  return (
    <Page said={said}>
      {is === 'silent' && (
        <button type="button" class="btn primary" onClick={() => void model.again()}>
          {t('app.retry')}
        </button>
      )}
      <OpenSessions />
      <Command>{address}</Command>
    </Page>
  )
}

const ShutBecause = ({ host, shut: { site, answer } }: { host: string; shut: Shut }) => {
  const { t } = useWords()
  const why = answer.problem ?? (answer.left.length > 0 ? 'left' : 'unknown')
  return <Said icon="lock" title={t('waiting.shut', { host })} text={t(`waiting.problem.${why}`, { site })} />
}

const WaysIn = ({ model, shut: { site, answer } }: { model: WaitingModel; shut: Shut }) => {
  const { t } = useWords()
  const { problem, left } = answer
  const mayNot = problem === 'no-permission'
  const allow = async () => {
    // asked in the press itself: a browser grants nothing later
    if (await browser.permissions.request(originsOf([site]))) await model.again({ do: 'again', site })
  }
  return (
    <>
      {left.length > 0 && (
        <section class="left" aria-labelledby="left">
          <h2 id="left">{t('waiting.left')}</h2>
          <ul>
            {left.map(({ host, cookie, jar }) => (
              <li key={`${host} ${cookie} ${jar ?? ''}`}>
                <code>{cookie}</code> <small>{host}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="buttons">
        {mayNot && (
          <button type="button" class="btn primary" onClick={() => void allow()}>
            {t('waiting.allow')}
          </button>
        )}
        <button
          type="button"
          class={mayNot ? 'btn' : 'btn primary'}
          onClick={() => void model.again({ do: 'again', site })}
        >
          {t('app.retry')}
        </button>
        <ConfirmButton
          label={t('waiting.open-anyway')}
          question={t('waiting.open-anyway.question')}
          onConfirm={() => void model.again({ do: 'open-by-hand', site })}
        />
      </div>
      <OpenSessions />
    </>
  )
}

const GoOn = ({ host, model }: { host: string; model: WaitingModel }) => {
  const { t } = useWords()
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => button.current?.focus(), [])
  return (
    <button
      type="button"
      class="btn primary"
      ref={button}
      onKeyDown={(event) => {
        // a key held down since the page before is no answer to this one
        if (event.repeat) event.preventDefault()
      }}
      onClick={() => model.goOn()}
    >
      {t('waiting.press.go', { host })}
    </button>
  )
}

/** There is nothing to wait for. */
export const NotWaiting = ({ why }: { why: NotWaitedFor | 'framed' }) => {
  const { t } = useWords()
  return (
    <Page said={<Said icon="question" title={t(`waiting.refused.${why}`)} />}>
      {why === 'framed' ? null : <OpenSessions />}
    </Page>
  )
}

/** What is said stands in one place, which is there before: a screen reader tells of its changes alone. */
const Page = ({ said, children }: { said: ComponentChildren; children?: ComponentChildren }) => (
  <main class="waiting">
    <div role="status">{said}</div>
    {children}
  </main>
)

const Progress = ({ text }: { text: string }) => {
  const [late, setLate] = useState(false)
  // counted from the drawing itself: in a tab that nobody looks at, an effect may come late
  useLayoutEffect(() => {
    const timer = setTimeout(() => setLate(true), A_BLINK)
    return () => clearTimeout(timer)
  }, [])
  return late ? (
    <>
      <Said icon="lock" title={text} />
      <div class="progress" aria-hidden="true" />
    </>
  ) : null
}

const Said = ({ icon, title, text }: { icon: IconName; title: string; text?: string }) => (
  <>
    <span class="glyph large unknown">
      <Icon name={icon} size={20} />
    </span>
    <h1>{title}</h1>
    {text && <p class="muted">{text}</p>}
  </>
)

const OpenSessions = () => {
  const { t } = useWords()
  return (
    <a class="link" href="/options.html#/sessions" target="_blank" rel="noreferrer">
      {t('waiting.sessions')}
    </a>
  )
}
