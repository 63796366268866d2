/** How notices reach the person: on this computer, when nothing may sound, and by the other ways that they set up. */
import { useRef, useState } from 'preact/hooks'
import { channelKinds, type ChannelKind } from '#shared/notice-channels.ts'
import type { IsoTime } from '#shared/time.ts'
import { hashOf } from '../../core/routes.ts'
import { NOTICES } from '../../core/settings-pages.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { useWords } from '../../ui/words.ts'
import { ChannelCard } from './ChannelCard.tsx'
import { ChannelForm } from './ChannelForm.tsx'
import type { ChannelsModel } from './channels-model.ts'
import { QuietCard } from './QuietCard.tsx'
import { ScreenCard, type NoticeChoice } from './ScreenCard.tsx'

interface NoticeSettingsProps extends NoticeChoice {
  readonly model: ChannelsModel
  readonly now: IsoTime
}

export const NoticeSettings = ({ model, now, ...choice }: NoticeSettingsProps) => {
  const words = useWords()
  const { t } = words
  const trouble = model.trouble.value
  return (
    <>
      <div class="title">
        <h1>{t('settings.notices')}</h1>
        <a class="btn" href={hashOf('activity', NOTICES)}>
          {t('notices.page.history')}
        </a>
      </div>
      <p class="muted">{t('notices.page.lead')}</p>
      <p class={trouble ? 'error' : 'hidden'} role="alert">
        {trouble && troubleSentence(words, trouble)}
      </p>
      <ScreenCard model={model} {...choice} />
      <QuietCard {...choice} />
      <Ways model={model} now={now} />
    </>
  )
}

const Ways = ({ model, now }: Pick<NoticeSettingsProps, 'model' | 'now'>) => {
  const { t } = useWords()
  const [adding, setAdding] = useState<ChannelKind | null>(null)
  const kinds = useRef<HTMLDivElement>(null)
  const channels = model.channels.value ?? []
  const removed = model.removed.value
  return (
    <section class="card" aria-labelledby="notices-ways">
      <h2 id="notices-ways">{t('notices.page.ways')}</h2>
      {channels.length === 0 && <p class="muted">{t('notices.page.ways.none')}</p>}
      <ul class="ways">
        {channels.map((channel) => (
          <ChannelCard key={channel.id} model={model} channel={channel} now={now} />
        ))}
      </ul>
      <div class={removed ? 'acted-box' : 'hidden'} role="status">
        {removed && (
          <>
            <span class="grow">
              {t('channel.page.removed', { name: removed.name })}
              {removed.hasSecret && <small class="block">{t('channel.page.removed.secret')}</small>}
            </span>
            <button type="button" class="btn" onClick={() => void model.undo()}>
              {t('names.undo')}
            </button>
          </>
        )}
      </div>
      <div class="sub">
        <div class="line" ref={kinds}>
          {channelKinds.map((kind) => (
            <button
              key={kind}
              type="button"
              class="btn"
              aria-expanded={adding === kind}
              onClick={() => setAdding(adding === kind ? null : kind)}
            >
              {t(`channel.page.add.${kind}`)}
            </button>
          ))}
        </div>
        {adding && (
          <ChannelForm
            key={adding}
            model={model}
            kind={adding}
            channel={null}
            onDone={() => {
              // the form is gone: the keyboard goes on where it began
              kinds.current?.querySelector<HTMLElement>('[aria-expanded=true]')?.focus()
              setAdding(null)
            }}
          />
        )}
      </div>
    </section>
  )
}
