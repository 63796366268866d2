/** The guard's panel, with this browser behind it. */
import { useMemo } from 'preact/hooks'
import { GuardPanel } from '../features/guard/GuardPanel.tsx'
import { GuardModel } from '../features/guard/model.ts'
import { guardIn } from '../features/guard/this-browser.ts'
import { askAirlock } from '../features/sessions/messages.ts'

export const GuardSettings = () => {
  const model = useMemo(
    () =>
      new GuardModel(guardIn(async () => (await askAirlock({ do: 'look' })).rules.map(({ site }) => site))),
    [],
  )
  return <GuardPanel model={model} />
}
