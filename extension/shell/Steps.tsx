/** The steps of an action: kept from the first time that any were looked at. Without them the provider's guide is a press away. */
import type { ActionId } from '#shared/actions.ts'
import type { App } from './app.ts'
import { late } from './late.tsx'
import { withServedWords } from './with-served-words.tsx'

export const Steps = withServedWords(
  late(async () => {
    const { ActionSteps } = await import('../features/findings/ActionSteps.tsx')
    return ({ action }: { app: App; action: ActionId }) => <ActionSteps action={action} />
  }),
  'silent',
)
