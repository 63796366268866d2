/** What was read, before it is kept: its names, what is to be said of it, a first code, and the proof that the site takes it. */
import { useSignal } from '@preact/signals'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { CodeDraft } from '#shared/codes.ts'
import { hashOf } from '../../core/routes.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import { vaultSentence } from './VaultFault.tsx'
import { CodeDigits, CodeSaid, secondsLeft } from './CodeDigits.tsx'
import { ClockNote, CopyNote } from './CodeNotes.tsx'
import type { DraftsModel, Keeping } from './drafts-model.ts'
import { nameOf, shapeOf } from './entry-words.ts'
import type { CodesModel } from './model.ts'
import { NamesFields, typedNames, useNames } from './NamesFields.tsx'
import { Remarks } from './Remarks.tsx'
import { TimeRing } from './TimeRing.tsx'

export interface DraftCardProps {
  readonly model: CodesModel
  readonly drafts: DraftsModel
  readonly draft: CodeDraft
  readonly connections: readonly string[]
}

const ways = ['site', 'other-app'] as const

export const DraftCard = ({ model, drafts, draft, connections }: DraftCardProps) => {
  const words = useWords()
  const { t } = words
  const names = useNames(draft)
  // whether it was tried is for the person to say: nothing is said for them
  const way = useSignal<(typeof ways)[number] | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  const { id } = draft
  const wasShown = draft.shown || drafts.tried.value.has(id)
  const fault = drafts.fault.value?.id === id ? drafts.fault.value.trouble : null
  const mayKeep = way.value === 'other-app' || (way.value === 'site' && wasShown)
  const keep = (form: HTMLFormElement) => {
    const confirm: Keeping['confirm'] =
      way.peek() === 'site' ? { by: 'site' } : { by: 'other-app', code: fieldText(form, 'other-code') }
    if (mayKeep) void drafts.keep(id, { confirm, ...typedNames(names) })
  }
  return (
    <section class="card form" aria-labelledby={`draft-${id}`}>
      <h2 id={`draft-${id}`} tabIndex={-1} ref={title}>
        {t('codes.draft.read', { name: nameOf(words, draft) })}
      </h2>
      <p class="muted s">{shapeOf(words, draft)}</p>
      <Remarks remarks={draft.remarks} />
      <Duplicate model={model} draft={draft} />
      <form
        class="form"
        onSubmit={(event) => {
          event.preventDefault()
          keep(event.currentTarget)
        }}
      >
        <fieldset>
          <legend>{t('codes.draft.confirm')}</legend>
          <FirstCode model={model} drafts={drafts} draft={draft} />
          {ways.map((one) => (
            <label key={one} class="tick">
              <input
                type="radio"
                name={`way-${id}`}
                checked={way.value === one}
                onChange={() => (way.value = one)}
              />
              {t(`codes.draft.${one}`)}
            </label>
          ))}
          {way.value === 'other-app' && (
            <label>
              {t('codes.draft.other-code')}
              <input
                name="other-code"
                class="mono"
                inputMode="numeric"
                autocomplete="off"
                maxLength={20}
                aria-invalid={fault !== null}
              />
            </label>
          )}
        </fieldset>
        <NamesFields names={names} connections={connections} />
        <p class={fault === null ? 'hidden' : 'error'} role="alert">
          {fault && vaultSentence(words, fault)}
        </p>
        <div class="buttons">
          <button type="submit" class="btn primary" aria-disabled={!mayKeep || drafts.busy.value}>
            {t('codes.draft.keep')}
          </button>
          <button type="button" class="btn" onClick={() => void drafts.drop(id)}>
            {t('codes.draft.drop')}
          </button>
          {!mayKeep && <small class="grow">{t(wasShown ? 'codes.draft.say' : 'codes.draft.first')}</small>}
        </div>
      </form>
    </section>
  )
}

const Duplicate = ({ model, draft }: Pick<DraftCardProps, 'model' | 'draft'>) => {
  const words = useWords()
  const { t } = words
  const { duplicateOf } = draft
  if (duplicateOf === null) return null
  const known = model.entries.value?.find(({ id }) => id === duplicateOf)
  return (
    <p class="note">
      {t(known?.removedAt ? 'codes.draft.removed' : 'codes.draft.duplicate', {
        name: known ? nameOf(words, known) : '',
      })}{' '}
      <a class="link" href={hashOf('codes', duplicateOf)}>
        {t('codes.kept.show')}
      </a>
    </p>
  )
}

/** To be typed at the site: it stays while the page can be seen, since the site may lie in the window beside it. */
const FirstCode = ({ model, drafts, draft }: Pick<DraftCardProps, 'model' | 'drafts' | 'draft'>) => {
  const words = useWords()
  const { t } = words
  const { code } = drafts
  const shown = code.shown.value?.id === draft.id ? code.shown.value : null
  const left = shown ? secondsLeft(code) : null
  const fault = code.fault.value?.id === draft.id ? code.fault.value.trouble : null
  return (
    <>
      <p>{t('codes.draft.how')}</p>
      <div class="line first-code">
        <CodeDigits model={code} id={draft.id} digits={draft.digits} />
        {left !== null && <TimeRing left={left} period={draft.period ?? left} />}
        {shown && (
          <button type="button" class="btn" onClick={() => void model.copy(shown.code)}>
            {t('codes.copy')}
          </button>
        )}
        <button type="button" class="btn" onClick={() => (shown ? code.hide() : void code.reveal(draft.id))}>
          {t(shown ? 'codes.hide' : 'codes.show')}
        </button>
      </div>
      <CodeSaid model={code} />
      <ClockNote model={code} />
      <CopyNote model={model} />
      <p class={fault === null ? 'hidden' : 'error'} role="alert">
        {fault && vaultSentence(words, fault)}
      </p>
    </>
  )
}
