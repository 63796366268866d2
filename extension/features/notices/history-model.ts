/** What was said, newest first, a page at a time; and what the person makes of it there. */
import { createModel, signal } from '@preact/signals'
import { historyAnswer, saidNotice, type SaidNotice } from '#shared/notice-channels.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'

export const shownStates = ['all', 'unanswered', 'failed', 'answered'] as const
export type ShownState = (typeof shownStates)[number]

/** Whether anybody still has to hear of it. */
const isUnanswered = ({ acknowledged, snoozedUntil, overAt }: SaidNotice): boolean =>
  acknowledged === null && snoozedUntil === null && overAt === null

const wanted: Record<ShownState, (one: SaidNotice) => boolean> = {
  all: () => true,
  unanswered: isUnanswered,
  failed: ({ deliveries }) => deliveries.some(({ state }) => state === 'failed'),
  answered: (one) => !isUnanswered(one),
}

export const HistoryModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const all = signal<readonly SaidNotice[] | null>(null)
  const next = signal<string | null>(null)
  const state = signal<ShownState>('all')
  const trouble = signal<Trouble | null>(null)
  const busy = signal(false)

  const page = async (before: string | null) => {
    const query = before === null ? '' : `?before=${encodeURIComponent(before)}`
    busy.value = true
    const asked = await api.ask({ path: `/v1/notices/history${query}`, answer: historyAnswer })
    busy.value = false
    trouble.value = asked.ok ? null : asked.error
    if (!asked.ok) return
    const known = before === null ? [] : (all.peek() ?? [])
    all.value = [...known, ...asked.value.notices]
    next.value = asked.value.next
  }
  const act = async (id: string, verb: 'acknowledge' | 'snooze', body: object) => {
    const asked = await api.ask({
      method: 'POST',
      path: `/v1/notices/${id}/${verb}`,
      body,
      answer: saidNotice,
    })
    trouble.value = asked.ok ? null : asked.error
    if (asked.ok) all.value = (all.peek() ?? []).map((one) => (one.notice.id === id ? asked.value : one))
  }

  return {
    all,
    next,
    state,
    trouble,
    busy,
    read: () => page(null),
    older: () => page(next.peek()),
    /** Of what was read so far. */
    shown: () => (all.value ?? []).filter(wanted[state.value]),
    acknowledge: (id: string) => act(id, 'acknowledge', {}),
    snooze: (id: string, hours: number) => act(id, 'snooze', { hours }),
  }
})
export type HistoryModel = InstanceType<typeof HistoryModel>
