/** A guided action: what was seen and why it matters, the page, its steps beside it, and what the next sync will say. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { isOwnAction, type ActionId, type OwnActionId } from '#shared/actions.ts'
import type { CheckId } from '#shared/findings.ts'
import type { Thing } from '#shared/status.ts'
import type { IsoTime } from '#shared/time.ts'
import type { View } from '../../core/routes.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { Guide } from './guide.ts'
import { Later } from './Later.tsx'
import type { OverviewModel } from './model.ts'
import { thingIcon, thingSeen, thingTitle } from './describe.ts'

/** What the panel is about: a thing, or an action that was chosen by itself. */
export interface Guided {
  readonly guide: Guide
  readonly title: string
  readonly key: string | null
  /** Called when its page is opened. */
  readonly onOpened?: () => void
  /** Where no source shows that it was done: the person says so. */
  readonly word?: { readonly text: string; readonly label: string; readonly say: () => Promise<unknown> }
}

export interface ActionPanelProps {
  readonly guided: Guided
  readonly model: OverviewModel
  /** Of the list that says what was seen: why it matters. */
  readonly why?: (check: CheckId) => ComponentChildren
  /** What must be known before, and what is done on the page. */
  readonly steps?: (action: ActionId) => ComponentChildren
  readonly onClose: () => void
  /** Opens an address in a tab of its own. */
  readonly onVisit: (url: string) => void
  /** Shows a view of the extension, or a page of it. */
  readonly onView: (view: View, page?: string | null) => void
}

export const ActionPanel = ({ guided, model, why, steps, onClose, onVisit, onView }: ActionPanelProps) => {
  const words = useWords()
  const { t, relative, date } = words
  const back = useRef<HTMLButtonElement>(null)
  // before it is painted: what is pressed next must not move under the pointer
  useLayoutEffect(() => back.current?.focus(), [])
  const now = model.now.value
  const thing = model.overview.value?.things.find(({ key }) => key === guided.key)
  const guide = thing?.fix ?? guided.guide
  const { action } = guide
  // only what was observed closes a thing: one that is not known any more is no longer here either
  const isClosed = !thing && model.closed.value.some(({ key }) => key === guided.key)
  /** How old what is shown was when the person had it looked at again. */
  const [before, setBefore] = useState<IsoTime | null>(null)
  const observedAt = thing?.observedAt ?? null
  const isStill = before !== null && observedAt !== null && observedAt > before
  const verify = () => {
    setBefore(observedAt)
    void model.sync()
  }
  const visit = async () => {
    // told first: opening a tab closes the popup
    if (thing) await model.acted(thing)
    guided.onOpened?.()
    onVisit(guide.url)
  }
  return (
    <section class="panel" aria-labelledby="panel-title">
      <button type="button" class="link back" ref={back} onClick={onClose}>
        <Icon name="back" size={14} />
        {t('panel.back')}
      </button>
      <div class="panel-head">
        <span class={`glyph ${thing?.status === 'open' ? thing.severity : 'unknown'}`}>
          <Icon name={thing ? thingIcon(thing) : 'open'} size={15} />
        </span>
        <h1 id="panel-title">{thing ? thingTitle(words, thing, now) : guided.title}</h1>
      </div>
      {thing && (
        <dl>
          <dt>{t('panel.seen')}</dt>
          <dd>
            {thingSeen(words, thing, now)}
            <small>
              {thing.observedAt === null
                ? t(`source.${thing.source}`)
                : t('panel.observed', {
                    source: t(`source.${thing.source}`),
                    when: relative(thing.observedAt, now),
                  })}
              {thing.since !== null && ` · ${t('panel.since', { date: date(thing.since, now) })}`}
            </small>
          </dd>
          {why?.(thing.id)}
          {thing.count > 1 && <Affected thing={thing} />}
        </dl>
      )}
      {steps?.(action)}
      {isOwnAction(action) ? (
        <button type="button" class="btn primary wide" onClick={() => onView(viewOf[action], pageOf(thing))}>
          {t(`action.${action}.label`)}
        </button>
      ) : (
        <OnAPage guide={guide} again={thing?.actedAt != null} onGo={() => void visit()} onVisit={onVisit} />
      )}
      {guided.word && <Word word={guided.word} onSaid={onClose} />}
      {action === 'reconnect' && (
        <button type="button" class="btn wide" onClick={() => onView('settings')}>
          {t('panel.settings')}
        </button>
      )}
      {thing && thing.actedAt !== null && (
        <div class="acted-box">
          <span class="grow">{t('panel.opened', { when: relative(thing.actedAt, now) })}</span>
          <button type="button" class="btn" disabled={model.syncing.value} onClick={verify}>
            {model.syncing.value ? t('sync.running') : t('panel.verify')}
          </button>
        </div>
      )}
      <p class={isClosed ? 'ok' : ''} role="status">
        {isClosed ? t('panel.verified') : isStill ? t('panel.still') : ''}
      </p>
      {thing && thing.status !== 'unknown' && <Later thing={thing} model={model} onDone={onClose} />}
    </section>
  )
}

const viewOf: Readonly<Record<OwnActionId, View>> = {
  'open-sessions': 'sessions',
  'open-account': 'account',
  'open-activity': 'activity',
  'secure-account': 'recovery',
}

/** The plan that it is put right by. */
const pageOf = (thing: Thing | undefined): string | null => {
  const plan = thing?.seen['plan']
  return typeof plan === 'string' ? plan : null
}

interface OnAPageProps {
  readonly guide: Guide
  /** It was opened before. */
  readonly again: boolean
  readonly onGo: () => void
  readonly onVisit: (url: string) => void
}

/** The page of the provider where it is done. */
const OnAPage = ({ guide, again, onGo, onVisit }: OnAPageProps) => {
  const { t } = useWords()
  return (
    <>
      <button type="button" class="btn primary wide" onClick={onGo}>
        <Icon name="open" size={14} />
        {t(again ? 'panel.open-again' : 'panel.open')}
      </button>
      <p class="muted s">
        {t(guide.exact ? 'panel.exact' : 'panel.nearest')}{' '}
        <button type="button" class="link" onClick={() => onVisit(guide.guide)}>
          {t('panel.guide')}
        </button>
      </p>
    </>
  )
}

const Word = ({ word, onSaid }: { word: NonNullable<Guided['word']>; onSaid: () => void }) => (
  <div class="acted-box">
    <span class="grow">{word.text}</span>
    <button type="button" class="btn" onClick={() => void word.say().then(onSaid)}>
      {word.label}
    </button>
  </div>
)

const Affected = ({ thing: { subjects, count } }: { thing: Thing }) => {
  const { t } = useWords()
  const more = count - subjects.length
  return (
    <>
      <dt>{t('panel.affected')}</dt>
      <dd>
        <ul class="subjects">
          {subjects.map((subject) => (
            <li key={subject}>{subject}</li>
          ))}
          {more > 0 && <li class="muted">{t('panel.and-more', { count: more })}</li>}
        </ul>
      </dd>
    </>
  )
}
