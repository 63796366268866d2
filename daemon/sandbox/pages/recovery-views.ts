/** Forms that getting back in has in common: options, codes, a new password, and what leads on from each. */
import { html } from 'hono/html'
import type { optionsOf } from '#daemon/sandbox/recovery.ts'
import type { identityCases, Recovery } from '#daemon/sandbox/recovery-request.ts'
import { LEAST_PASSWORD } from '#daemon/sandbox/passwords.ts'
import { form, mistake, type Markup, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

type Options = ReturnType<typeof optionsOf>

export const faultOf = (fault: string | undefined): Markup | '' => (fault === undefined ? '' : mistake(fault))

export const backToSignIn = html`<p><a href="${sandboxPages.signIn}">Back to signing in</a></p>`

export const identityPath = (about: (typeof identityCases)[number]): string =>
  `${sandboxPages.verifyIdentity}?about=${about}`

export const inOutbox = html`<p class="soft">
  In the sandbox, what was sent is in the <a href="${sandboxPages.outbox}" target="_blank">outbox</a>.
</p>`

const hidden = ({ id }: Recovery) => html`<input type="hidden" name="recovery" value="${id}" />`

/** @param none what stands below the options, for who has access to none of them */
export const optionForm = (
  c: PageContext,
  action: string,
  recovery: Recovery,
  options: Options,
  words: Readonly<Record<'mail' | 'sms', string>>,
  none: Markup | '',
): Markup =>
  form(
    c,
    action,
    html`${hidden(recovery)}
      <fieldset>
        <legend>Options</legend>
        ${options.map(
          ({ channel, shown }, place) =>
            html`<label class="check"
              ><input type="radio" name="option" value="${place}" required />
              <span>${words[channel]} <span class="code">${shown}</span></span></label
            >`,
        )}
        ${none}
      </fieldset>
      <button class="primary">Next</button>`,
    'fields',
  )

export const noAccess = html`<label class="check"
  ><input type="radio" name="option" value="none" required /> You have no access to any option</label
>`

export const codeForm = (c: PageContext, action: string, recovery: Recovery): Markup =>
  form(
    c,
    action,
    html`${hidden(recovery)}
      <label
        >Code that was sent<input
          name="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          autofocus
      /></label>
      <button class="primary">Next</button>`,
    'fields',
  )

export const newPasswordForm = (c: PageContext, action: string, recovery: Recovery): Markup =>
  form(
    c,
    action,
    html`${hidden(recovery)}
      <label
        >New password<input
          name="password"
          type="password"
          autocomplete="new-password"
          minlength="${LEAST_PASSWORD}"
          required
      /></label>
      <label>The same again<input name="again" type="password" autocomplete="new-password" required /></label>
      <button class="primary">Set the password</button>`,
    'fields',
  )
