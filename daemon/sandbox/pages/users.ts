/** The organisation's people, and the security alert in the menu of each row. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { isOpen, openInvitations } from '#daemon/sandbox/invitations.ts'
import { mailLanguage } from '#daemon/sandbox/mails/language.ts'
import type { MailText } from '#daemon/sandbox/mails/texts.ts'
import { administers, type Place } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor, lacksSecondFactor } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  button,
  day,
  fullName,
  page,
  posted,
  refusal,
  roleNames,
  signedIn,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { memberPath } from './member.ts'
import { pager, pageOf } from './pager.ts'
import { sandboxPages } from './paths.ts'

const { users, invitations } = sandboxPages

export function userPages(app: Hono<PageEnv>, world: World): void {
  app.get(users, (c) =>
    administers(signedIn(c).role) ? list(c, world) : refusal(c, world, 'Administrators see the users.'),
  )
  app.post(`${users}/alert`, async (c) => {
    const { member, organisation, role } = signedIn(c)
    if (!administers(role))
      return refusal(c, world, 'An administrator or legal representative sends security alerts.')
    const id = (await posted(c))('user')
    const target = world.peopleOf(organisation).find(({ person }) => String(person.id) === id)?.person
    if (target === undefined) return refusal(c, world, 'This person is not in the organisation.')
    world.send({
      channel: 'mail',
      kind: 'security-alert',
      to: target.email,
      languageId: target.languageId,
      ...alertTo(target),
    })
    world.journal(member, 'security-alert', fullName(target), organisation)
    world.touch()
    return c.redirect(`${users}?done=alert`, 303)
  })
}

/** Each of a person's own security settings, as the alert tells them. */
function alertTo(member: Person): MailText {
  const { texts, day: dayOf } = mailLanguage(member.languageId)
  return texts.securityAlert({
    twoFactor: hasSecondFactor(member),
    phone: member.phones.some(({ recovery }) => recovery),
    address: member.emails.some(({ recovery }) => recovery),
    backupCodes: member.backupCodes.filter(({ used }) => !used).length,
    applicationPasswords: member.applicationPasswords.length,
    alertOnLogin: member.alertOnLogin,
    alertOnFailure: member.alertOnFailure,
    passwordChanged: member.passwordChangedAt === null ? null : dayOf(member.passwordChangedAt),
  })
}

function list(c: PageContext, world: World) {
  const { organisation } = signedIn(c)
  const search = (c.req.query('search') ?? '').trim()
  const lacking = c.req.query('filter') === 'without-2fa'
  const rows = world.view(`page-users?${organisation.id}&${lacking}&${search.toLowerCase()}`, () =>
    world
      .peopleOf(organisation)
      .filter(
        ({ person }) =>
          (!lacking || lacksSecondFactor(person)) &&
          `${fullName(person)} ${person.email}`.toLowerCase().includes(search.toLowerCase()),
      ),
  )
  const shown = pageOf(rows, c.req.query('page'))
  const pending = openInvitations(world, organisation)
  return page(
    c,
    world,
    'Users',
    html`<p><a class="button primary" href="${invitations}">Add a user</a></p>
      <form method="get" action="${users}" class="filter">
        <label>Search<input name="search" type="search" value="${search}" /></label>
        <label class="check"
          ><input type="checkbox" name="filter" value="without-2fa" ${lacking ? 'checked' : ''} />Only without
          two-step verification</label
        >
        <button>Show</button>
      </form>
      <p role="status">${rows.length} ${rows.length === 1 ? 'person' : 'people'}</p>
      <div class="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Role</th>
              <th scope="col">Two-step verification</th>
              <th scope="col">Last seen</th>
              <th scope="col"><span class="soft">Actions</span></th>
            </tr>
          </thead>
          <tbody>
            ${shown.items.map((one) => row(c, one))}
            ${
              lacking || shown.page > 1
                ? ''
                : pending.map(
                    (one) =>
                      html`<tr>
                        <td>${one.firstName} ${one.lastName}<br /><span class="soft">${one.email}</span></td>
                        <td>${roleNames[one.role]}</td>
                        <td>
                          ${
                            isOpen(world, one)
                              ? `Invited, expires on ${day(one.expiresAt)}`
                              : `The invitation expired on ${day(one.expiresAt)}`
                          }
                        </td>
                        <td></td>
                        <td><a href="${invitations}/${one.id}">Correct or cancel</a></td>
                      </tr>`,
                  )
            }
          </tbody>
        </table>
      </div>
      ${pager(users, { search, ...(lacking ? { filter: 'without-2fa' } : {}) }, shown)}`,
  )
}

const row = (c: PageContext, { person: one, membership }: Place) =>
  html`<tr data-user="${one.id}">
    <td><a href="${memberPath(one.id)}">${fullName(one)}</a><br /><span class="soft">${one.email}</span></td>
    <td>
      ${roleNames[membership.role]}${
        membership.blocked === null ? '' : html`<br /><span class="bad">Blocked by support</span>`
      }
    </td>
    <td>${factorMark(one)}</td>
    <td>${one.lastLoginAt === null ? 'Never' : day(one.lastLoginAt)}</td>
    <td>
      <details class="menu">
        <summary aria-label="Actions for ${fullName(one)}">⋮</summary>
        ${button(c, `${users}/alert`, 'Send a security alert', { user: String(one.id) })}
        <a href="${memberPath(one.id)}">Role and access</a>
      </details>
    </td>
  </tr>`

function factorMark(one: Person) {
  if (one.sso) return html`Single sign-on`
  if (!hasSecondFactor(one)) return html`<span class="bad"><span aria-hidden="true">●</span> Off</span>`
  return one.otpSecret === null ? html`On, by SMS` : html`<span class="ok">On</span>`
}
