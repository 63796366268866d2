/** One entry: its code, what the person says of it, how it came here, and the way out, which can be taken back. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CodeEntry } from '#shared/codes.ts'
import { iso } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToCodes } from './BackToCodes.tsx'
import { ClockNote, CopyNote } from './CodeNotes.tsx'
import { CodeSaid } from './CodeDigits.tsx'
import { CodeRow } from './CodeRow.tsx'
import { nameOf, shapeOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { NamesFields, typedNames, useNames } from './NamesFields.tsx'
import { Remarks } from './Remarks.tsx'
import { useVeil } from './use-veil.ts'
import { WhileOpen } from './WhileOpen.tsx'

export interface EntryPageProps {
  readonly model: CodesModel
  readonly id: string
  readonly connections: readonly string[]
}

export const EntryPage = ({ model, id, connections }: EntryPageProps) => {
  const words = useWords()
  const { t } = words
  const failure = model.failure.value
  const entry = model.entries.value?.find((one) => one.id === id)
  return (
    <div class="name-page narrow">
      <BackToCodes />
      {failure && (
        <p class="error" role="alert">
          {troubleSentence(words, failure)}
        </p>
      )}
      <WhileOpen model={model}>
        {entry === undefined ? (
          <State icon="question" title={t('codes.gone')}>
            <a class="btn" href={hashOf('codes')}>
              {t('codes.all')}
            </a>
          </State>
        ) : entry.removedAt === null ? (
          <Kept key={id} model={model} entry={entry} connections={connections} />
        ) : (
          <State icon="check" title={t('codes.remove.done', { name: nameOf(words, entry) })}>
            <button type="button" class="btn primary" onClick={() => void model.restore(id)}>
              {t('names.undo')}
            </button>
          </State>
        )}
      </WhileOpen>
    </div>
  )
}

interface KeptProps extends Omit<EntryPageProps, 'id'> {
  readonly entry: CodeEntry
}

const Kept = ({ model, entry, connections }: KeptProps) => {
  const words = useWords()
  const { t, date, relative } = words
  const title = useRef<HTMLHeadingElement>(null)
  useVeil(model.code)
  useLayoutEffect(() => {
    scrollTo(0, 0)
    title.current?.focus()
  }, [])
  const now = iso(Date.now())
  return (
    <>
      <h1 tabIndex={-1} ref={title}>
        {nameOf(words, entry)}
      </h1>
      <CodeSaid model={model.code} />
      <ClockNote model={model.code} />
      <CopyNote model={model} />
      <section class="card codes-one" aria-label={t('codes.code')}>
        <CodeRow model={model} entry={entry} />
      </section>
      <Remarks remarks={entry.remarks} />
      <Said model={model} entry={entry} connections={connections} />
      {entry.kind === 'hotp' && <Counter model={model} entry={entry} />}
      <section class="card" aria-labelledby="entry-facts">
        <h2 id="entry-facts">{t('codes.facts')}</h2>
        <dl class="facts">
          <dt>{t('codes.fact.shape')}</dt>
          <dd>{shapeOf(words, entry)}</dd>
          <dt>{t('codes.fact.added')}</dt>
          <dd>
            {date(entry.addedAt, now)} · {t(`codes.confirmed.${entry.confirmedBy}`)}
          </dd>
          <dt>{t('codes.fact.used')}</dt>
          <dd>{entry.usedAt === null ? t('codes.unused') : relative(entry.usedAt, now)}</dd>
        </dl>
      </section>
      <p class="line">
        <button type="button" class="btn danger" onClick={() => void model.remove(entry.id)}>
          {t('codes.remove')}
        </button>
        <small class="grow">{t('codes.remove.hint')}</small>
      </p>
    </>
  )
}

const Said = ({ model, entry, connections }: KeptProps) => {
  const { t } = useWords()
  const names = useNames(entry)
  const saved = useSignal(false)
  return (
    <section class="card" aria-labelledby="entry-said">
      <h2 id="entry-said">{t('codes.said')}</h2>
      <form
        class="form"
        onInput={() => (saved.value = false)}
        onSubmit={(event) => {
          event.preventDefault()
          void model.change(entry.id, typedNames(names)).then((done) => (saved.value = done))
        }}
      >
        <NamesFields names={names} connections={connections} />
        <div class="line">
          <button type="submit" class="btn">
            {t('codes.save')}
          </button>
          <span class={saved.value ? 'saved' : 'hidden'} role="status">
            {saved.value ? t('app.saved') : ''}
          </span>
        </div>
      </form>
    </section>
  )
}

/** A site that has lost count says which number it expects. */
const Counter = ({ model, entry }: Pick<KeptProps, 'model' | 'entry'>) => {
  const { t } = useWords()
  const wrong = useSignal(false)
  return (
    <section class="card form" aria-labelledby="entry-counter">
      <h2 id="entry-counter">{t('codes.counter')}</h2>
      <label>
        {t('codes.counter.next')}
        <input
          key={entry.counter}
          name="counter"
          inputMode="numeric"
          defaultValue={String(entry.counter ?? 0)}
          aria-invalid={wrong.value}
          aria-describedby="counter-said"
          onChange={({ currentTarget }) => {
            const typed = Number(currentTarget.value)
            wrong.value = currentTarget.value.trim() === '' || !Number.isSafeInteger(typed) || typed < 0
            if (!wrong.value) void model.change(entry.id, { counter: typed })
          }}
        />
      </label>
      <small id="counter-said" class={wrong.value ? 'error' : ''} role="status">
        {t(wrong.value ? 'codes.counter.wrong' : 'codes.counter.hint')}
      </small>
    </section>
  )
}
