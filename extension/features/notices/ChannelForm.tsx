/** A way of notices, made or changed: where it leads, what goes there, and when. */
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Translator } from '#shared/i18n.ts'
import type { ChannelField } from '#shared/channel-fields.ts'
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
  const [wrong, setWrong] = useState<ChannelField | null>(null)
  const [busy, setBusy] = useState(false)
  const areasSaid = useId()
  const [timing, setTiming] = useState<Timing>(channel?.timing.type ?? 'at-once')
  useLayoutEffect(() => form.current?.querySelector('input')?.focus(), [])
  useLayoutEffect(() => {
    if (wrong !== null) form.current?.querySelector<HTMLElement>(`[name=${wrong}]`)?.focus()
  }, [wrong])
  /** Says at the field what is wrong with it, and below the form what is wrong with no field. */
  const refuse = (field: ChannelField | null, trouble: Trouble | null) => {
    setWrong(field)
    setTrouble(field === null ? trouble : null)
  }
  const submit = async (filled: HTMLFormElement) => {
    if (busy) return
    const request = requestOf(filled, kind, channel)
    refuse(null, null)
    if (!request.ok) return refuse(request.error, unusable)
    setBusy(true)
    const failed = await model.save(channel?.id ?? null, request.value)
    const field = isUnusable(failed) ? await model.wrongIn(request.value) : null
    setBusy(false)
    if (failed === null) onDone()
    else refuse(field, failed)
  }
  const draw = (row: FieldRow) => (
    <Field key={row.name} {...row} wrong={row.name === wrong ? t(`channel.wrong.${wrong}`) : null} />
  )
  return (
    <form
      ref={form}
      class="form"
      noValidate
      onInput={({ target }) => {
        if ((target as HTMLInputElement).name === wrong) setWrong(null)
      }}
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
      <fieldset {...(wrong === 'areas' && { 'aria-invalid': true, 'aria-describedby': areasSaid })}>
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
        {wrong === 'areas' && (
          <small id={areasSaid} class="error" role="alert">
            {t('channel.wrong.areas')}
          </small>
        )}
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

const unusable: Trouble = { type: 'problem', code: 'bad-shape' }
const isUnusable = (trouble: Trouble | null) => trouble?.type === 'problem' && trouble.code === 'bad-shape'

const refusalText = (words: Translator, trouble: Trouble): string => {
  const code = trouble.type === 'problem' ? trouble.code : null
  if (code === 'bad-shape') return words.t('channel.page.wrong')
  return code === 'conflict' ? words.t('channel.page.full') : troubleSentence(words, trouble)
}
