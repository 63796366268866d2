/** What a form that succeeded leads back to says, by the code in the address. */
import { html } from 'hono/html'

const DONE: Readonly<Record<string, string>> = {
  alert: 'The security alert was sent. It is in the outbox.',
  changed: 'Saved.',
  tried: 'It happened: see the list. What your settings ask for was mailed, and is in the outbox.',
  clock: 'The clock was moved.',
  password: 'Your new password is set, and every other session has ended.',
  'new-password': 'Your new password is set. Sign in with it.',
  'ended-sessions': 'You are signed out everywhere else.',
  'deleted-contact': 'Deleted.',
  'deleted-mailbox': 'The mailbox was deleted.',
  'cancelled-service': 'The mail service was cancelled.',
  'new-address': 'You sign in with your new address from now on.',
  'codes-sent': 'A code is in the outbox. Enter it below.',
  blocked: 'Support has blocked this person.',
  cancelled: 'The invitation was cancelled.',
  invited: 'The invitation was sent. It is in the outbox.',
  joined: 'Welcome.',
  removed: 'The person was removed from the organisation.',
  sent: 'Sent.',
  unblocked: 'Support has let this person in again.',
  left: 'You left the organisation.',
  off: 'The method was removed.',
  paid: 'Renewed.',
  required: 'Two-step verification is now required.',
  'not-required': 'Two-step verification is no longer required.',
  restored: 'The name was restored.',
  'password-revoked': 'The application password was revoked. What used it is refused from now on.',
  revoked: 'The token was revoked.',
}

export function doneNote(code: string | undefined) {
  const text = code === undefined ? undefined : DONE[code]
  return text === undefined ? '' : html`<p class="note" role="status">${text}</p>`
}
