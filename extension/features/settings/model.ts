/** What the person chooses, kept by the daemon so that every browser agrees. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import { settingsAnswer, type Language, type Settings, type SettingsAnswer } from '#shared/settings.ts'

export interface SettingsPorts {
  readonly api: Pick<Api, 'ask'>
  /** The browser's own words follow at once, the background's too. */
  readonly speak: (language: Language | null) => Promise<void>
}

export const SettingsModel = createModel(({ api, speak }: SettingsPorts) => {
  const settings = signal<SettingsAnswer | null>(null)
  const trouble = signal<Trouble | null>(null)
  const saved = signal(false)
  const read = async () => {
    const asked = await api.ask({ path: '/v1/settings', answer: settingsAnswer })
    trouble.value = asked.ok ? null : asked.error
    if (!asked.ok) return
    const spoken = settings.peek()?.language
    settings.value = asked.value
    if (asked.value.language !== spoken) await speak(asked.value.language)
  }
  return {
    settings,
    trouble,
    saved,
    read,
    async change(changes: Partial<Settings>) {
      saved.value = false
      if (changes.language !== undefined) await speak(changes.language)
      const asked = await api.ask({
        method: 'PATCH',
        path: '/v1/settings',
        body: changes,
        answer: settingsAnswer,
      })
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) settings.value = asked.value
      saved.value = asked.ok
    },
  }
})
export type SettingsModel = InstanceType<typeof SettingsModel>
