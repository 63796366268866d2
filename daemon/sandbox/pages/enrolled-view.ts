/** What is shown once a method is set up, and the backup codes, which are shown once. */
import { html } from 'hono/html'
import type { MethodKind, Person } from '#daemon/sandbox/person.ts'
import { methodNames } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { day, page, type Markup, type PageContext } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'

const { home, twoFactor, applicationPasswords } = sandboxPages

export const enrolledPage = (c: PageContext, world: World, method: MethodKind, codes: Markup | null) =>
  page(
    c,
    world,
    'Two-step verification is on',
    html`<p class="note" role="status">${methodNames[method]} is set up.</p>
      ${codes ?? ''}
      <p class="unprinted actions">
        <a class="button primary" href="${home}">Go on to the Manager</a>
        <a class="button" href="${applicationPasswords}">Application passwords</a>
        <a class="button" href="${twoFactor}">Two-step verification</a>
      </p>`,
  )

/** A sheet that prints well, with nothing else of the page. */
export const codesSheet = (world: World, person: Person): Markup =>
  html`<section class="sheet">
    <h2>${icon('codes')} Backup codes</h2>
    <p>Keep them safe: they are shown once, and each works once.</p>
    <ul class="codes">
      ${person.backupCodes.map(({ code }) => html`<li>${code}</li>`)}
    </ul>
    <p class="soft">Account ${person.email}, made on ${day(world.at())}.</p>
    <p class="soft unprinted">
      Print this page, or copy the codes to a place that is not this computer. On paper there is nothing but
      the codes and this line.
    </p>
  </section>`
