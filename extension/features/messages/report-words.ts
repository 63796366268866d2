/** What a report says, in words. Every text of the mail is a stranger's: what would turn or hide it is seen. Pure. */
import type { Evidence } from '#shared/findings.ts'
import type { MessageParams, Translator } from '#shared/i18n.ts'
import { messageParams } from '#shared/message-words.ts'
import type { MessageReport } from '#shared/messages.ts'
import { visible } from '../../ui/visible.ts'

export const paramsOf = (words: Translator, seen: Evidence): MessageParams =>
  messageParams(words, seen, visible)

/** How far it is proven, in one line. */
export function proofSaid({ t }: Translator, { authentication }: MessageReport): string {
  const { by, receiver, dkim, spf, dmarc } = authentication
  const results = Object.entries({ dkim, spf, dmarc }).flatMap(([method, result]) =>
    result === null ? [] : [`${method.toUpperCase()}: ${visible(result)}`],
  )
  return [t(`message.proof.${by}`, { receiver: visible(receiver ?? '') }), ...results].join(' · ')
}
