/** Everybody who was told, newest first. */
import { createModel, signal } from '@preact/signals'
import { alertsPage, type Alert } from '#shared/alerts.ts'
import { ok } from '#shared/result.ts'
import type { Api } from '../../core/api.ts'
import { createPaged } from '../../core/paged.ts'

export const AlertsModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const organisation = signal('')
  const alerts = createPaged<Alert, 'all'>(async ({ offset, limit }) => {
    const query = { organisation: organisation.peek(), offset: String(offset), limit: String(limit) }
    const asked = await api.ask({
      path: `/v1/alerts?${new URLSearchParams(query).toString()}`,
      answer: alertsPage,
    })
    return asked.ok ? ok({ ...asked.value, counts: {} }) : asked
  }, 'all')
  return {
    alerts,
    async show(of: string) {
      if (of === organisation.peek()) return alerts.refresh()
      organisation.value = of
      return alerts.choose('all')
    },
  }
})
export type AlertsModel = InstanceType<typeof AlertsModel>
