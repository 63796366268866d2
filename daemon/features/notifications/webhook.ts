/** A message as JSON to an address of the person's, signed as the Standard Webhooks describe (standardwebhooks.com). */
import { createHmac } from 'node:crypto'
import type { Message } from './message.ts'

const PREFIX = 'whsec_'

/** As the standard spells it; any other text is the key as it is. */
const keyOf = (secret: string): Buffer =>
  secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret)

/** @param at when it is sent, in ms @param text the body, byte for byte */
export function signedHeaders(id: string, text: string, secret: string, at: number): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000))
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp }
  if (secret === '') return headers
  const signature = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${text}`).digest('base64')
  return { ...headers, 'webhook-signature': `v1,${signature}` }
}

export const webhookBody = ({ kind, at, language, severity, title, text, count, told }: Message): object => ({
  type: `latchkey.${kind}`,
  timestamp: at,
  data: {
    language,
    severity,
    title,
    text,
    count,
    notices: told.map(({ notice, area, title, text }) => ({ ...notice, area, title, text })),
  },
})
