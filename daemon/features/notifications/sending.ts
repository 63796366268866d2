/** One message on one way: each kind in its own form. */
import { askOnce, isLater, outcomeOf, type WebChannel } from './http.ts'
import { mailOf } from './mail.ts'
import type { Message } from './message.ts'
import { answersIn, answerTopic, baseOf, clearUrl, ntfyBody, type Ntfy } from './ntfy.ts'
import type { Sent } from './outcome.ts'
import { sendMail } from './smtp.ts'
import { signedHeaders, webhookBody } from './webhook.ts'
import type { Clock } from '../../core/clock.ts'
import type { Resolve } from '../../core/guarded-lookup.ts'
import type { ChannelSettings } from '#shared/notice-channels.ts'

export interface SendingDeps {
  readonly clock: Clock
  /** How names become addresses. */
  readonly resolve?: Resolve
  /** PEM of whom mails' servers may be certified by, beside those that the system trusts. */
  readonly ca?: string
  /** ms for a mail */
  readonly patience?: number
}

export type Sending = ReturnType<typeof createSending>

export const createSending = ({ clock, ...options }: SendingDeps) => ({
  /** Never rejects for what a server does. */
  async send(
    channel: { readonly id: string; readonly settings: ChannelSettings },
    secret: string,
    message: Message,
    signal: AbortSignal,
  ): Promise<Sent> {
    const { settings, id } = channel
    const { target } = settings
    if (target.kind === 'mail')
      return sendMail({ ...settings, target }, secret, mailOf(target, id, message), { ...options, signal })
    const now = Date.parse(clock.now())
    const web: WebChannel = { ...settings, target }
    if (target.kind === 'webhook') {
      const body = webhookBody(message)
      const headers = signedHeaders(message.id, JSON.stringify(body), secret, now)
      const asked = { url: target.url, method: 'POST', body, headers, signal } as const
      return outcomeOf(await askOnce(web, asked, options.resolve), now)
    }
    const [url, body] = [`${baseOf(target)}/`, ntfyBody(target, message)]
    const asked = { url, method: 'POST', body, ...bearerOf(secret), signal } as const
    return outcomeOf(await askOnce(web, asked, options.resolve), now)
  },

  /** What buttons have answered since. @param since the last message that was read, `null` for all that the server still has */
  async answers(settings: ChannelSettings, secret: string, since: string | null, signal: AbortSignal) {
    const { target } = settings
    const topic = target.kind === 'ntfy' ? answerTopic(target) : null
    if (target.kind !== 'ntfy' || topic === null) return null
    const url = `${baseOf(target)}/${topic}/json?poll=1&since=${encodeURIComponent(since ?? 'all')}`
    const web: WebChannel = { ...settings, target }
    const question = { url, method: 'GET', body: null, ...bearerOf(secret), signal } as const
    const asked = await askOnce(web, question, options.resolve)
    return asked.ok && asked.value.status === 200 ? answersIn(asked.value.text) : null
  },

  /** Takes a message off the phones. @returns whether that is settled: a server that does not know how never will */
  async clear(
    settings: ChannelSettings,
    secret: string,
    message: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { target } = settings
    if (target.kind !== 'ntfy') return true
    const wish = { url: clearUrl(target, message), method: 'PUT', body: null, signal } as const
    const asked = await askOnce({ ...settings, target }, { ...wish, ...bearerOf(secret) }, options.resolve)
    return asked.ok && !isLater(asked.value.status)
  },
})

const bearerOf = (secret: string) => (secret === '' ? {} : { bearer: secret })

/** Whether somebody may press a button of it. */
export const canAnswer = ({ target }: ChannelSettings): boolean =>
  target.kind === 'ntfy' && answerTopic(target satisfies Ntfy) !== null
