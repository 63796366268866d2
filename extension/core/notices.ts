/** Shows each notice of the daemon once, as a notification of the browser. */
import * as v from 'valibot'
import { noticeWords } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import { notice, type Notice } from '#shared/notices.ts'
import type { Api } from './api.ts'
import { viewOfCheck } from './routes.ts'

export interface NoticePorts {
  readonly api: Pick<Api, 'ask'>
  readonly words: () => Promise<Translator>
  /** Showing an id twice replaces the first. */
  readonly show: (id: string, text: { title: string; message: string; urgent: boolean }) => Promise<unknown>
}

/** The view stands in the id, so that a press finds its page after the background has died. */
export const notificationId = ({ id, check }: Pick<Notice, 'id' | 'check'>): string =>
  `${viewOfCheck(check)}|${id}`

export async function showNotices({ api, words, show }: NoticePorts): Promise<void> {
  const asked = await api.ask({ method: 'POST', path: '/v1/notices/take', answer: v.array(notice) })
  if (!asked.ok || asked.value.length === 0) return
  const translator = await words()
  const shown: string[] = []
  for (const one of asked.value) {
    await show(notificationId(one), {
      ...noticeWords(translator, one),
      urgent: one.severity === 'critical',
    })
    shown.push(one.id)
  }
  await api.ask({ method: 'POST', path: '/v1/notices/shown', body: { ids: shown }, answer: v.unknown() })
}
