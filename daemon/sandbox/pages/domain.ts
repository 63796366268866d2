/** One domain name: where it stands in its life, its dates, and what can be done with it. */
import { html } from 'hono/html'
import { heldDomains } from '#daemon/sandbox/api/domains.ts'
import { endsOf, extensionOf, phaseAt, type Phase } from '#daemon/sandbox/lifecycle.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Domain } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { activeOf, renewable, renewOf, restoreOf, shown, warrantyButton } from './domain-views.ts'
import { day, page, refusal, signedIn, type Markup, type PageContext } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { domains } = sandboxPages

const PHASES = {
  grace: 'Expired: it can be renewed',
  redemption: 'Expired, in its redemption period: it can be restored',
  'pending-delete': 'Being deleted: it is too late to restore it',
} as const satisfies Record<Exclude<Phase, 'free' | 'active'>, string>

export function domainPage(c: PageContext, world: World) {
  const { organisation, role } = signedIn(c)
  const now = world.at()
  const domain = heldDomains(world, organisation).find(({ name }) => name === c.req.param('name'))
  const phase = domain === undefined ? 'free' : phaseAt(domain, now)
  if (domain === undefined || phase === 'free') return refusal(c, world, 'This name is not in the account.')
  return page(
    c,
    world,
    shown(domain),
    html`<p>
        ${phase === 'active' ? activeOf(domain, now) : html`<span class="bad">${PHASES[phase]}</span>`}
      </p>
      <div class="table">
        <table>
          <tbody>
            ${datesOf(domain).map(([word, said]) => line(word, said))}
            ${line('Expiry mails go to', domain.contact)}
            ${line(
              'Renewal Warranty',
              html`${domain.warranty ? 'On' : 'Off'}
              ${administers(role) && phase === 'active' ? warrantyButton(c, domain) : ''}`,
            )}
          </tbody>
        </table>
      </div>
      ${administers(role) ? actionsOf(domain, now) : ''}
      <p><a href="${domains}">All domain names</a></p>`,
  )
}

const line = (word: string, said: string | Markup) =>
  html`<tr>
    <th scope="row">${word}</th>
    <td>${said}</td>
  </tr>`

/** Of phases that this extension has. */
function datesOf(domain: Domain): readonly (readonly [word: string, said: string])[] {
  const ends = endsOf(domain)
  const { grace, redemption, pendingDelete, restoreFee } = extensionOf(domain.name)
  const dates: (readonly [string, string] | null)[] = [
    ['Registered on', day(domain.createdAt)],
    domain.undated ? null : ['Paid until', day(ends.active)],
    domain.undated || grace === 0 ? null : ['Can be renewed until', day(ends.grace)],
    domain.undated || redemption === 0
      ? null
      : ['Can be restored until', `${day(ends.redemption)}, for ${restoreFee}`],
    domain.undated || pendingDelete === 0 ? null : ['Deleted on', day(ends['pending-delete'])],
  ]
  return dates.filter((one) => one !== null)
}

function actionsOf(domain: Domain, now: number): Markup {
  if (renewable(domain, now)) return html`<p><a class="button" href="${renewOf(domain)}">Renew</a></p>`
  return phaseAt(domain, now) === 'redemption'
    ? html`<p><a class="button primary" href="${restoreOf(domain)}">Restore</a></p>`
    : html`<p class="soft">Too late to renew or to restore.</p>`
}
