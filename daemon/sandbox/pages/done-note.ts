/** What a form that succeeded leads back to says, by the code in the address. */
import { html } from 'hono/html'

const DONE: Readonly<Record<string, string>> = {
  alert: 'The security alert was sent. It is in the outbox.',
  changed: 'Saved.',
  clock: 'The clock was moved.',
  'codes-sent': 'A code is in the outbox. Enter it below.',
  left: 'You left the organisation.',
  off: 'The method was removed.',
  paid: 'Renewed.',
  required: 'Two-step verification is now required.',
  'not-required': 'Two-step verification is no longer required.',
  restored: 'The name was restored.',
  revoked: 'The token was revoked.',
}

export function doneNote(code: string | undefined) {
  const text = code === undefined ? undefined : DONE[code]
  return text === undefined ? '' : html`<p class="note" role="status">${text}</p>`
}
