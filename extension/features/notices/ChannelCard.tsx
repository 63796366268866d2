/** One way of notices: whether it is on, where it leads and when, how it last went, and what can be done with it. */
import { useRef, useState } from 'preact/hooks'
import type { ChannelView } from '#shared/notice-channels.ts'
import type { IsoTime } from '#shared/time.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import { ChannelForm } from './ChannelForm.tsx'
import { aboutText, faultText, lastText } from './channel-words.ts'
import type { ChannelsModel } from './channels-model.ts'
import { Field } from './Field.tsx'
import { TestButton, TestOutcome } from './Trial.tsx'

interface ChannelCardProps {
  readonly model: ChannelsModel
  readonly channel: ChannelView
  readonly now: IsoTime
}

export const ChannelCard = ({ model, channel, now }: ChannelCardProps) => {
  const words = useWords()
  const { t } = words
  const [editing, setEditing] = useState(false)
  const edit = useRef<HTMLButtonElement>(null)
  const { id, name, on, target, last } = channel
  const fault = last?.fault ?? null
  const trial = model.trials.value[id]
  const [tone, state] = !on
    ? (['unknown', 'off'] as const)
    : fault
      ? (['warning', 'ails'] as const)
      : (['ok', 'on'] as const)
  return (
    <li class="sub">
      <div class="line">
        <div class="grow">
          <Field
            name="on"
            label={<b>{name}</b>}
            hint={aboutText(words, channel)}
            value={on}
            onTick={(on) => void model.turn(channel, on)}
          />
        </div>
        <span class={`pill ${tone}`}>{t(`channel.page.${state}`)}</span>
      </div>
      <small>
        {lastText(words, channel, now)} {t(`channel.page.promise.${target.kind}`)}
      </small>
      <p class={fault ? 'note' : 'hidden'} role="status">
        {fault && faultText(words, fault)}
      </p>
      <div class="line">
        <TestButton model={model} id={id} name={name} />
        <button
          type="button"
          class="btn"
          ref={edit}
          aria-expanded={editing}
          aria-label={`${t('channel.page.edit')}: ${name}`}
          onClick={() => setEditing(!editing)}
        >
          {t('channel.page.edit')}
        </button>
        <ConfirmButton
          label={t('channel.page.remove')}
          question={t('channel.page.remove.ask', { name })}
          onConfirm={() => void model.remove(channel)}
        />
        {/* a fault stands above, for as long as it lasts */}
        <TestOutcome trial={trial === fault ? null : trial} />
      </div>
      {editing && (
        <ChannelForm
          model={model}
          kind={target.kind}
          channel={channel}
          onDone={() => {
            edit.current?.focus()
            setEditing(false)
          }}
        />
      )}
    </li>
  )
}
