/** Switching a method off, with the password. */
import { html } from 'hono/html'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import type { MethodKind, Person } from '#daemon/sandbox/person.ts'
import { methodsOf } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { twoFactor } = sandboxPages

/** Asks for the password, and says what follows where nothing else would be left. */
export function removal(
  c: PageContext,
  world: World,
  member: Person,
  method: MethodKind,
  label: string,
  key: { readonly key: string; readonly since: string } | null = null,
) {
  const last = methodsOf(member).length === 1 && member.securityKeys.length < 2
  const requiring = organisationsOf(world.state, member).filter(({ requires2fa }) => requires2fa)
  return html`<details>
    <summary>${label}${key === null ? '' : `, ${key.since}`}: switch off</summary>
    ${
      last
        ? html`<p class="warn">
            Nothing else is left then: your password alone opens this account, and your backup codes are void.
            ${requiring.map(({ name }) => html`${name} requires a second step: your next action is stopped.`)}
          </p>`
        : ''
    }
    ${form(
      c,
      `${twoFactor}/off`,
      html`<input type="hidden" name="method" value="${method}" />
        ${key === null ? '' : html`<input type="hidden" name="key" value="${key.key}" />`}
        <label
          >Password<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button class="danger">Switch off ${label}</button>`,
      'fields',
    )}
  </details>`
}
