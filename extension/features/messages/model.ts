/** A mail under check: it is sent to the daemon on this computer, and nowhere else; nothing of it is kept. */
import { batch, createModel, signal } from '@preact/signals'
import { messageReport, type MessageReport } from '#shared/messages.ts'
import type { Api } from '../../core/api.ts'
import type { Trouble } from '../../core/trouble.ts'
import type { MailText } from './mail-text.ts'

/** ms; keys may be asked for in DNS. */
const PATIENCE = 60_000

export const MessagesModel = createModel(({ api }: { api: Pick<Api, 'ask'> }) => {
  const report = signal<MessageReport | null>(null)
  const busy = signal(false)
  const trouble = signal<Trouble | null>(null)
  let latest = 0

  return {
    report,
    busy,
    trouble,
    /** @param receiver the server whose results are believed; `null`: as the settings say */
    async check({ text, cut }: MailText, receiver: string | null) {
      const mine = (latest += 1)
      batch(() => {
        busy.value = true
        report.value = null
      })
      const told = await api.ask({
        method: 'POST',
        path: '/v1/messages/check',
        body: { mail: text, cut, receiver },
        answer: messageReport,
        timeout: PATIENCE,
      })
      if (mine !== latest) return
      batch(() => {
        busy.value = false
        trouble.value = told.ok ? null : told.error
        if (told.ok) report.value = told.value
      })
    },
    forget() {
      latest += 1
      batch(() => {
        report.value = null
        trouble.value = null
        busy.value = false
      })
    },
  }
})
export type MessagesModel = InstanceType<typeof MessagesModel>
