/**
 * A guided action with why it matters and its steps, which are words of the daemon's. Where these cannot be had the panel stands
 * without them: the provider's guide is a press away. Until that is known nothing is drawn, so that nothing moves under the pointer.
 */
import type { ActionPanelProps } from '../features/findings/ActionPanel.tsx'
import type { App } from './app.ts'
import { late } from './late.tsx'
import { withServedWords } from './with-served-words.tsx'

export interface GuidedPanelProps extends Omit<ActionPanelProps, 'guided' | 'model' | 'why' | 'steps'> {
  readonly app: App
  readonly guided: ActionPanelProps['guided']
}

const Bare = late<GuidedPanelProps>(async () => {
  const { ActionPanel } = await import('../features/findings/ActionPanel.tsx')
  return ({ app, ...panel }) => <ActionPanel {...panel} model={app.overview} />
})

export const GuidedPanel = withServedWords<GuidedPanelProps>(
  late(async () => {
    const [{ ActionPanel }, { ActionSteps }, { WhyItMatters }] = await Promise.all([
      import('../features/findings/ActionPanel.tsx'),
      import('../features/findings/ActionSteps.tsx'),
      import('../features/findings/WhyItMatters.tsx'),
    ])
    return ({ app, ...panel }) => (
      <ActionPanel
        {...panel}
        model={app.overview}
        why={(check) => <WhyItMatters check={check} />}
        steps={(action) => <ActionSteps action={action} />}
      />
    )
  }),
  Bare,
)
