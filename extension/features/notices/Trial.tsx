/** A way is tried, and what came of it is said. */
import { useWords } from '../../ui/words.ts'
import { faultText } from './channel-words.ts'
import type { ChannelsModel, Trial } from './channels-model.ts'

export const TestButton = ({ model, id, name }: { model: ChannelsModel; id: string; name: string }) => {
  const { t } = useWords()
  const running = model.trials.value[id] === 'running'
  return (
    <button
      type="button"
      class="btn"
      aria-disabled={running}
      aria-label={`${t('channel.page.test')}: ${name}`}
      onClick={() => {
        if (!running) void model.test(id)
      }}
    >
      {t(running ? 'channel.page.testing' : 'channel.page.test')}
    </button>
  )
}

export const TestOutcome = ({ trial }: { trial: Trial | null | undefined }) => {
  const words = useWords()
  const said = trial == null || trial === 'running' ? null : trial
  return (
    <small class={said === null ? 'hidden' : said === 'sent' ? 'outcome' : 'outcome error'} role="status">
      {said && (said === 'sent' ? words.t('channel.page.tested') : faultText(words, said))}
    </small>
  )
}
