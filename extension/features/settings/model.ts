/** What the person chooses, kept by the daemon so that every browser agrees. */
import { createModel, signal } from '@preact/signals'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import { settings as schema, type Language, type Settings } from '#shared/settings.ts'

export interface SettingsPorts {
  readonly api: Pick<Api, 'ask'>
  /** The browser's own words follow at once, the background's too. */
  readonly speak: (language: Language | null) => Promise<void>
}

export const SettingsModel = createModel(({ api, speak }: SettingsPorts) => {
  const settings = signal<Settings | null>(null)
  const trouble = signal<Trouble | null>(null)
  const saved = signal(false)
  const read = async () => {
    const asked = await api.ask({ path: '/v1/settings', answer: schema })
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
      const asked = await api.ask({ method: 'PATCH', path: '/v1/settings', body: changes, answer: schema })
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) settings.value = asked.value
      saved.value = asked.ok
    },
  }
})
export type SettingsModel = InstanceType<typeof SettingsModel>

/** `30, 14, 7` as numbers, largest first; null where it is not a list of whole days from 1 to 365. */
export function parseThresholds(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const days = [...new Set(parts.map(Number))].sort((a, b) => b - a)
  const valid = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 365)
  return valid && days.length >= 1 && days.length <= 10 ? days : null
}
