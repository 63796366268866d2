/** Recent activity: one's own, and the organisation's for who administers it. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { countOf, eventsIn, eventsOf, recentActivity } from '#daemon/sandbox/history.ts'
import { administers } from '#daemon/sandbox/membership.ts'
import type { Activity } from '#daemon/sandbox/activity.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { configuration, notYou, secureToolsPages } from './activity-secure.ts'
import { attemptPages, tryIt } from './attempts.ts'
import { fullName, minute, page, refusal, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { pager } from './pager.ts'
import { sandboxPages } from './paths.ts'

const { activity, organisationActivity } = sandboxPages
const PAGE = 50

const WORDS: Readonly<Record<Activity['kind'], string>> = {
  'signed-in': 'Signed in',
  'wrong-password': 'Wrong password',
  'wrong-code': 'Wrong code',
  'sign-in-ended': 'Sign-in ended',
  'push-denied': 'Denied on the phone',
  'backup-code-used': 'Signed in with a backup code',
  'backup-codes-renewed': 'Backup codes made anew',
  'application-password-created': 'Application password created',
  'application-password-revoked': 'Application password revoked',
  'app-signed-in': 'App signed in',
  'app-refused': 'App refused',
  'signed-out': 'Signed out',
  '2fa-on': 'Two-step verification set up',
  '2fa-off': 'Two-step method removed',
  '2fa-required': 'Two-step verification required',
  '2fa-not-required': 'Two-step verification no longer required',
  'security-alert': 'Security alert sent',
  'domain-renewed': 'Renewed',
  'domain-restored': 'Restored',
  'warranty-on': 'Renewal Warranty on',
  'warranty-off': 'Renewal Warranty off',
  'product-blocked': 'Product management blocked',
  'product-unblocked': 'Product management unblocked',
  'maintenance-on': 'Maintenance on',
  'maintenance-off': 'Maintenance off',
  'profile-changed': 'Profile changed',
  'password-changed': 'Password changed',
  'login-address-changed': 'Login address changed',
  'login-address-deleted': 'The mailbox of the login address was deleted',
  'sign-in-paused': 'Signing in paused after wrong passwords',
  'sessions-ended': 'Signed out everywhere else',
  'mailbox-deleted': 'Mailbox deleted',
  'mailbox-password-changed': 'Password of a mailbox changed',
  'service-cancelled': 'Mail service cancelled',
  'token-created': 'API token created',
  'token-revoked': 'API token revoked',
  invited: 'Invited',
  'invitation-cancelled': 'Invitation cancelled',
  joined: 'Joined the organisation',
  declined: 'Declined the invitation',
  'role-changed': 'Role changed',
  'access-changed': 'Access changed',
  removed: 'Removed from the organisation',
  'support-block': 'Blocked by support',
  'support-unblock': 'Let in again by support',
  'support-plan': 'Support plan changed',
  left: 'Left the organisation',
}

export function activityPages(app: Hono<PageEnv>, world: World): void {
  secureToolsPages(app, world)
  attemptPages(app, world)
  app.get(activity, (c) => {
    const { member, role } = signedIn(c)
    const events = eventsOf(world, member)
    return page(
      c,
      world,
      'Recent activity',
      html`<p>
          What happened with your account, newest first.
          ${administers(role) ? html`<a href="${organisationActivity}">Activity of the organisation</a>` : ''}
        </p>
        ${configuration(member)} ${table(world, recentActivity(world.state, events, 0, PAGE))} ${notYou(role)}
        ${tryIt(c)}`,
    )
  })
  app.get(organisationActivity, (c) =>
    administers(signedIn(c).role)
      ? ofOrganisation(c, world)
      : refusal(c, world, 'Administrators see the activity of the organisation.'),
  )
}

function ofOrganisation(c: PageContext, world: World) {
  const { organisation } = signedIn(c)
  const events = eventsIn(world, organisation)
  const total = countOf(events)
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const asked = Number(/^\d{1,6}$/.exec(c.req.query('page') ?? '')?.[0] ?? 1)
  const shown = { page: Math.min(pages, Math.max(1, asked)), pages }
  return page(
    c,
    world,
    'Activity of the organisation',
    html`<p>What was done in ${organisation.name}, and what its people did with their accounts.</p>
      <p><a href="${activity}">Your own activity</a></p>
      <p role="status">${total} events</p>
      ${table(world, recentActivity(world.state, events, (shown.page - 1) * PAGE, PAGE))}
      ${pager(organisationActivity, {}, shown)}`,
  )
}

const countries = new Intl.DisplayNames('en', { type: 'region' })
const countryName = (code: string) => countries.of(code) ?? code

function table(world: World, events: readonly Activity[]) {
  const people = world.view('names', () => new Map(world.state.people.map((one) => [one.id, fullName(one)])))
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th scope="col">When (UTC)</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        ${events.map(
          ({ at, personId, kind, detail, ip, place, device }) =>
            html`<tr>
              <td>${minute(at)}</td>
              <td>${people.get(personId) ?? 'Somebody'}</td>
              <td>${WORDS[kind]}${detail === '' ? '' : `: ${detail}`}</td>
              <td>
                ${place === null ? '' : html`${place.name}, ${countryName(place.country)}<br />`}
                <span class="soft">${device === null ? '' : `${device}, `}${ip}</span>
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
