/** A message as ntfy takes it (docs.ntfy.sh/publish), and what its button answers. */
import * as v from 'valibot'
import type { Message } from './message.ts'
import type { Severity } from '#shared/findings.ts'

/** The server cuts messages at 4096 bytes, and makes files of longer ones. */
const MOST_BYTES = 3500
const MOST_TITLE = 200
const LONGEST_TOPIC = 64

const priority: Readonly<Record<Severity, number>> = { critical: 5, warning: 4, notice: 3 }
const tag: Readonly<Record<Severity, string>> = {
  critical: 'rotating_light',
  warning: 'warning',
  notice: 'key',
}

export interface Ntfy {
  readonly server: string
  readonly topic: string
  readonly answers: boolean
}

export const baseOf = ({ server }: Pick<Ntfy, 'server'>): string => server.replace(/\/+$/, '')

/** Where a button answers; `null` where it cannot, or may not. */
export const answerTopic = ({ topic, answers }: Ntfy): string | null =>
  answers && `${topic}-ack`.length <= LONGEST_TOPIC ? `${topic}-ack` : null

/** From ntfy 2.16 on this takes a message off every phone that shows it; servers before answer that there is no such page. */
export const clearUrl = (target: Ntfy, message: string): string =>
  `${baseOf(target)}/${target.topic}/${message}/clear`

export function ntfyBody(target: Ntfy, message: Message): object {
  const { t, answer } = message
  const topic = answerTopic(target)
  return {
    topic: target.topic,
    // servers that know it put a repeat in the place of what is there; the others pass it over
    sequence_id: message.id,
    title: message.title.slice(0, MOST_TITLE),
    message: cut(linesOf(message).join('\n')),
    priority: priority[message.severity],
    tags: [tag[message.severity]],
    ...(topic !== null &&
      answer !== null && {
        actions: [
          {
            action: 'http',
            label: t('channel.seen'),
            method: 'POST',
            url: `${baseOf(target)}/${topic}`,
            body: answer,
            clear: true,
          },
        ],
      }),
  }
}

function linesOf({ groups, text, more }: Message): readonly string[] {
  if (groups.length === 0) return [text]
  return [
    ...groups.flatMap(({ title, told }) => [title, ...told.map((one) => `- ${one.title}`)]),
    ...(more ? [more] : []),
  ]
}

/** At whole signs, counted as they are sent. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text
  let kept = ''
  let bytes = 0
  for (const sign of text) {
    bytes += Buffer.byteLength(sign)
    if (bytes > MOST_BYTES) break
    kept += sign
  }
  return `${kept}…`
}

const line = v.object({ id: v.string(), event: v.string(), message: v.optional(v.string(), '') })

/** What was sent to a topic, one message a line; what is no message is passed over. */
export function answersIn(text: string): {
  readonly last: string | null
  readonly answers: readonly string[]
} {
  const messages = text.split('\n').flatMap((one) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), line), one)
    return parsed.success && parsed.output.event === 'message' ? [parsed.output] : []
  })
  return { last: messages.at(-1)?.id ?? null, answers: messages.map(({ message }) => message.trim()) }
}
