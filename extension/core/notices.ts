/** Shows each notice of the daemon once, as a notification of the browser, and clears it when it is over. */
import * as v from 'valibot'
import { noticeWords } from '#shared/finding-words.ts'
import type { Translator } from '#shared/i18n.ts'
import { notice } from '#shared/notices.ts'
import type { Api } from './api.ts'
import { noticeIn, notificationId } from './notification-id.ts'

export interface Shown {
  readonly title: string
  readonly message: string
  readonly urgent: boolean
}

export interface NoticePorts {
  readonly api: Pick<Api, 'ask' | 'clientId'>
  readonly words: () => Promise<Translator>
  /** Showing an id twice replaces the first; what can be answered there stands in it. */
  readonly show: (id: string, text: Shown) => Promise<unknown>
  /** The ids of what stands on the screen. */
  readonly standing: () => Promise<readonly string[]>
  readonly clear: (id: string) => Promise<unknown>
}

export async function showNotices({
  api,
  words,
  show,
}: Pick<NoticePorts, 'api' | 'words' | 'show'>): Promise<void> {
  const asked = await api.ask({ method: 'POST', path: '/v1/notices/take', answer: v.array(notice) })
  if (!asked.ok || asked.value.length === 0) return
  const translator = await words()
  const self = await api.clientId()
  const shown: string[] = []
  for (const one of asked.value) {
    await show(notificationId(one, self), {
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
}: Pick<NoticePorts, 'standing' | 'clear'> & { readonly api: Pick<Api, 'ask'> }): Promise<void> {
  const idByNotice = new Map((await standing()).map((id) => [noticeIn(id).notice, id]))
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
