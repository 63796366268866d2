/** The profile: language, country and time zone. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { byId, countries, languages, timezones } from '#daemon/sandbox/api/reference.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { form, fullName, page, posted, roleNames, signedIn, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { profile, securityInfo, twoFactor } = sandboxPages

export function profilePages(app: Hono<PageEnv>, world: World): void {
  app.get(profile, (c) => {
    const { member, role } = signedIn(c)
    return page(
      c,
      world,
      'Profile',
      html`<p>
          <b>${fullName(member)}</b>, ${roleNames[role]}<br />
          <span class="soft">${member.email}, login ${member.login}</span>
        </p>
        <p>
          <a href="${twoFactor}">Two-step verification</a> ·
          <a href="${securityInfo}">Security information</a>
        </p>
        <h2>Language, country and time zone</h2>
        <p class="soft">The language also changes Mail, Calendar and Contacts.</p>
        ${form(
          c,
          profile,
          html`${choice('language', 'Language', languages, member.languageId)}
            ${choice('country', 'Country', countries, member.countryId)}
            ${choice('timezone', 'Time zone', timezones, member.timezoneId)}<button class="primary">
              Save
            </button>`,
          'fields',
        )}`,
    )
  })
  app.post(profile, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    member.languageId = byId(languages, Number(field('language'))).id
    member.countryId = byId(countries, Number(field('country'))).id
    member.timezoneId = byId(timezones, Number(field('timezone'))).id
    world.journal(member, 'profile-changed', 'language, country, time zone')
    world.touch()
    return c.redirect(`${profile}?done=changed`, 303)
  })
}

const choice = (
  name: string,
  label: string,
  list: readonly { readonly id: number; readonly name: string }[],
  chosen: number,
) =>
  html`<label
    >${label}<select name="${name}">
      ${list.map(
        (one) => html`<option value="${one.id}" ${one.id === chosen ? 'selected' : ''}>${one.name}</option>`,
      )}
    </select></label
  >`
