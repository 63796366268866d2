/** The parts of security information that are about signing in: the password, and what one is told. */
import { html } from 'hono/html'
import { LEAST_PASSWORD, PAUSE_MINUTES } from '#daemon/sandbox/passwords.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { day, form, type Markup, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { securityInfo } = sandboxPages

export const passwordBox = (c: PageContext, member: Person): Markup =>
  member.sso || member.passwordChangedAt === null
    ? html`<p>Kept by the organisation through which you sign in.</p>`
    : html`<p>Changed on ${day(member.passwordChangedAt)}.</p>
        <details>
          <summary class="button">Change the password</summary>
          <p class="soft">Every other session ends, and a mail tells you.</p>
          ${form(
            c,
            `${securityInfo}/password`,
            html`<label
                >Password of now<input
                  name="password"
                  type="password"
                  autocomplete="current-password"
                  required
              /></label>
              <label
                >New password<input
                  name="new"
                  type="password"
                  autocomplete="new-password"
                  minlength="${LEAST_PASSWORD}"
                  required
              /></label>
              <button class="primary">Change the password</button>`,
            'fields',
          )}
        </details>`

export const alertsForm = (c: PageContext, member: Person): Markup =>
  form(
    c,
    `${securityInfo}/alerts`,
    html`<label class="check"
        ><input type="checkbox" name="login" ${member.alertOnLogin ? 'checked' : ''} />Sign-in from a new
        location</label
      >
      <label class="check"
        ><input type="checkbox" name="failure" ${member.alertOnFailure ? 'checked' : ''} />Wrong
        password</label
      >
      <label class="check"
        ><input type="checkbox" name="limit" ${member.limitFailures ? 'checked' : ''} />Pause signing in for
        ${PAUSE_MINUTES} minutes after too many wrong passwords in a row</label
      >
      <label
        >How many are too many<input
          name="rate"
          type="number"
          min="1"
          max="100"
          value="${member.failureLimit}"
      /></label>
      <button>Save</button>`,
    'fields',
  )
