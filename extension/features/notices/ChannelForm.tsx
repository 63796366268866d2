/** A way of notices, made or changed: where it leads, what goes there, and when. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Translator } from '#shared/i18n.ts'
import { noticeAreas, type ChannelKind, type ChannelView } from '#shared/notice-channels.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import type { Trouble } from '../../core/trouble.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import { languageRow, leastRow, requestOf, targetRows, whenRows, type Timing } from './channel-fields.ts'
import type { ChannelsModel } from './channels-model.ts'
import { Field, type FieldRow } from './Field.tsx'

export interface ChannelFormProps {
  readonly model: ChannelsModel
  readonly kind: ChannelKind
  /** Null for a new one. */
  readonly channel: ChannelView | null
  readonly onDone: () => void
}

export const ChannelForm = ({ model, kind, channel, onDone }: ChannelFormProps) => {
  const words = useWords()
  const { t } = words
  const form = useRef<HTMLFormElement>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [busy, setBusy] = useState(false)
  const [timing, setTiming] = useState<Timing>(channel?.timing.type ?? 'at-once')
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async (filled: HTMLFormElement) => {
    const request = requestOf(filled, kind, channel)
    if (request === null) return setTrouble(unusable)
    if (busy) return
    setBusy(true)
    const failed = await model.save(channel?.id ?? null, request)
    setBusy(false)
    setTrouble(failed)
    if (failed === null) onDone()
  }
  return (
    <form
      ref={form}
      class="form"
      onChange={({ currentTarget }) => setTiming(fieldText(currentTarget, 'timing') as Timing)}
      onSubmit={(event) => {
        event.preventDefault()
        void submit(event.currentTarget)
      }}
    >
      <p class="muted">{t(`channel.page.about.${kind}`)}</p>
      {targetRows(words, kind, channel).map(draw)}
      {whenRows(words, timing, channel).map(draw)}
      {draw(leastRow(words, channel?.least ?? 'warning'))}
      <fieldset>
        <legend>{t('channel.page.areas')}</legend>
        <div class="ticks">
          {noticeAreas.map((area) => (
            <label key={area} class="tick">
              <input
                type="checkbox"
                name="areas"
                value={area}
                defaultChecked={channel?.areas?.includes(area) ?? true}
              />
              {t(`channel.area.${area}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {draw(languageRow(words, channel?.language ?? null))}
      <p class={trouble ? 'error' : 'hidden'} role="alert">
        {trouble && refusalText(words, trouble)}
      </p>
      <div class="line">
        <button type="submit" class="btn primary" aria-disabled={busy}>
          {t('channel.page.save')}
        </button>
        <button type="button" class="btn" onClick={onDone}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}

const draw = (row: FieldRow) => <Field key={row.name} {...row} />

const unusable: Trouble = { type: 'problem', code: 'bad-shape' }

const refusalText = (words: Translator, trouble: Trouble): string => {
  const code = trouble.type === 'problem' ? trouble.code : null
  if (code === 'bad-shape') return words.t('channel.page.wrong')
  return code === 'conflict' ? words.t('channel.page.full') : troubleSentence(words, trouble)
}
