/** Shows each notice of the daemon once, as a notification of the browser, and clears it when it is over. */
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
  /** The ids of what stands on the screen. */
  readonly standing: () => Promise<readonly string[]>
  readonly clear: (id: string) => Promise<unknown>
}

/** The view stands in the id, so that a press finds its page after the background has died. */
export const notificationId = ({ id, check }: Pick<Notice, 'id' | 'check'>): string =>
  `${viewOfCheck(check)}|${id}`

export async function showNotices({
  api,
  words,
  show,
}: Pick<NoticePorts, 'api' | 'words' | 'show'>): Promise<void> {
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

/** What stands there and is over, or was said anew, is cleared; where the daemon does not say, it stays. */
export async function clearNotices({
  api,
  standing,
  clear,
}: Pick<NoticePorts, 'api' | 'standing' | 'clear'>): Promise<void> {
  const idByNotice = new Map((await standing()).map((id) => [id.slice(id.indexOf('|') + 1), id]))
  if (idByNotice.size === 0) return
  const over = await api.ask({
    method: 'POST',
    path: '/v1/notices/over',
    body: { ids: [...idByNotice.keys()] },
    answer: v.array(v.string()),
  })
  if (!over.ok) return
  for (const notice of over.value) {
    const id = idByNotice.get(notice)
    if (id !== undefined) await clear(id)
  }
}
