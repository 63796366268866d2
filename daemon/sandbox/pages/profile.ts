/** The profile: names, login address, language, country and time zone, each changed with its pencil. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { countries, languages, timezones } from '#daemon/sandbox/api/reference.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import {
  form,
  fullName,
  mistake,
  page,
  posted,
  roleNames,
  signedIn,
  type Markup,
  type PageContext,
  type PageEnv,
} from './frame.ts'
import { sandboxPages } from './paths.ts'

const { profile, loginAddress, securityInfo, twoFactor, activity } = sandboxPages

const CHOICES = [
  { field: 'language', label: 'Language', list: languages, key: 'languageId' },
  { field: 'country', label: 'Country', list: countries, key: 'countryId' },
  { field: 'timezone', label: 'Time zone', list: timezones, key: 'timezoneId' },
] as const

export function profilePages(app: Hono<PageEnv>, world: World): void {
  app.get(profile, (c) => overview(c, world))
  app.post(profile, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    // Each pencil saves its own part; what is not sent stays.
    const chosen = CHOICES.filter((one) => field(one.field) !== '')
    const named = ['first', 'last'].some((name) => field(name) !== '')
    if (named && (field('first') === '' || field('last') === ''))
      return overview(c, world, 'Write your first and last name.')
    for (const { list, label, field: name } of chosen)
      if (!list.some(({ id }) => String(id) === field(name)))
        return overview(c, world, `Choose from the list: ${label}.`)
    for (const { key, field: name } of chosen) member[key] = Number(field(name))
    if (named) Object.assign(member, { firstName: field('first'), lastName: field('last') })
    const changed = [...(named ? ['name'] : []), ...chosen.map(({ label }) => label.toLowerCase())]
    if (changed.length > 0) world.journal(member, 'profile-changed', changed.join(', '))
    world.touch()
    return c.redirect(`${profile}?done=changed`, 303)
  })
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member, organisation, role } = signedIn(c)
  return page(
    c,
    world,
    'Profile',
    html`${fault === undefined ? '' : mistake(fault)}
      <p class="soft">${roleNames[role]} of ${organisation.name}</p>
      <h2>Personal details</h2>
      ${row(
        'Name',
        fullName(member),
        form(
          c,
          profile,
          html`<div class="pair">
              <label
                >First name<input name="first" value="${member.firstName}" autocomplete="given-name" required
              /></label>
              <label
                >Last name<input name="last" value="${member.lastName}" autocomplete="family-name" required
              /></label>
            </div>
            <button class="primary">Save</button>`,
          'fields',
        ),
      )}
      ${
        member.sso
          ? row('Login address', `${member.email}, through single sign-on`)
          : html`<div class="setting">
              <span class="soft">Login address</span> <b>${member.email}</b>
              <a class="pencil" href="${loginAddress}"
                ><span aria-hidden="true">✎</span><span class="unseen">Change the login address</span></a
              >
            </div>`
      }
      ${row('User name', member.login)}
      <h2>Language and region</h2>
      <p class="soft">The language is also that of Mail, Calendar and Contacts.</p>
      ${CHOICES.map((one) => choice(c, member, one))}
      <h2>Security</h2>
      <ul>
        <li><a href="${twoFactor}">Two-step verification</a></li>
        <li><a href="${securityInfo}">Security information: recovery phone and address, password</a></li>
        <li><a href="${activity}">Recent activity</a></li>
      </ul>`,
    fault === undefined ? 200 : 422,
  )
}

function choice(
  c: PageContext,
  member: Person,
  { field, label, list, key }: (typeof CHOICES)[number],
): Markup {
  const current = list.find(({ id }) => id === member[key]) ?? list[0]
  return row(
    label,
    current.name,
    form(
      c,
      profile,
      html`<label
          >${label}<select name="${field}">
            ${list.map(
              (one) =>
                html`<option value="${one.id}" ${one.id === current.id ? 'selected' : ''}>
                  ${one.name}
                </option>`,
            )}
          </select></label
        >
        <button class="primary">Save</button>`,
      'fields',
    ),
  )
}

/** What is set, and behind the pencil the form that changes it. */
const row = (label: string, value: string, change?: Markup): Markup =>
  html`<div class="setting">
    <span class="soft">${label}</span> <b>${value}</b>
    ${
      change === undefined
        ? ''
        : html`<details>
            <summary class="pencil">
              <span aria-hidden="true">✎</span><span class="unseen">Edit: ${label}</span>
            </summary>
            ${change}
          </details>`
    }
  </div>`
