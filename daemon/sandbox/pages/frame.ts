/** What every page shares: who is signed in, the frame around a page, and the answers that are no page. */
import type { Context } from 'hono'
import { html } from 'hono/html'
import { organisationsOf } from '#daemon/sandbox/membership.ts'
import type { Membership, Organisation, RoleType } from '#daemon/sandbox/organisation.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { Session } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { doneNote } from './done-note.ts'
import { menuOf } from './menu.ts'
import { sandboxPages } from './paths.ts'

export interface PageEnv {
  Variables: {
    session: Session | null
    member: Person | null
    /** What is looked at, and the member's place in it; null where nobody is signed in or it is not theirs. */
    organisation: Organisation | null
    membership: Membership | null
    csrf: string
    stopped: boolean
    /** Where this page leads by itself after a moment. */
    refresh: string | undefined
    /** The one script of this page; every other page may run none. */
    script: string | undefined
  }
}
export type PageContext = Context<PageEnv>
export type Markup = ReturnType<typeof html>

/** Whoever is signed in. The guard lets nobody else through, so that nobody is a bug. */
export function signedIn(c: PageContext): SignedIn {
  const { member, session, organisation, membership } = c.var
  if (member === null || session === null || organisation === null || membership === null)
    throw new Error(`${c.req.path} is served without a session`)
  return { member, session, organisation, membership, role: membership.role }
}
interface SignedIn {
  readonly member: Person
  readonly session: Session
  readonly organisation: Organisation
  readonly membership: Membership
  readonly role: RoleType
}

export const roleNames = {
  owner: 'Legal representative',
  admin: 'Administrator',
  normal: 'Collaborator',
  client: 'External',
} as const satisfies Record<RoleType, string>

export const fullName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`

/** The day as a person reads it, in UTC. */
export const day = (moment: number): string =>
  new Date(moment).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
export const minute = (moment: number): string =>
  new Date(moment).toISOString().slice(0, 16).replace('T', ' ')

/** A form that posts to `action`, with the token that only this site's pages know. */
export const form = (c: PageContext, action: string, content: Markup, kind = ''): Markup =>
  html`<form method="post" action="${action}" class="${kind}">
    <input type="hidden" name="_csrf" value="${c.var.csrf}" />${content}
  </form>`

/** A form that is one button. */
export const button = (
  c: PageContext,
  action: string,
  label: string | Markup,
  values: Record<string, string> = {},
  kind = '',
): Markup =>
  form(
    c,
    action,
    html`${Object.entries(values).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}<button class="${kind}">${label}</button>`,
  )

/** @param status of the HTTP answer */
export function page(
  c: PageContext,
  world: World,
  title: string,
  content: Markup,
  status: 200 | 400 | 403 | 404 | 422 = 200,
) {
  const { member, stopped, membership } = c.var
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} – Sandbox Manager</title>
          <link rel="stylesheet" href="/sandbox/style.css" />
          <link rel="icon" href="data:," />
          ${c.var.refresh === undefined ? '' : html`<meta http-equiv="refresh" content="2;url=${c.var.refresh}" />`}
          ${c.var.script === undefined ? '' : html`<script src="${c.var.script}" type="module"></script>`}
        </head>
        <body>
          <a class="skip" href="#main">To the content</a>
          <aside class="sandbox" aria-label="Sandbox">
            <b>Sandbox.</b> People, names and mails are invented. Its clock says ${day(world.at())}.
          </aside>
          <header>
            <strong>Sandbox Manager</strong>
            ${
              member === null
                ? ''
                : html`${badge(member, stopped)} ${stopped ? '' : switcher(c, world, member)}
                  ${button(c, sandboxPages.signOut, 'Sign out')}`
            }
          </header>
          <div class="layout">
            ${menuOf(c.req.path, { member, stopped, membership })}
            <main id="main">
              <h1>${title}</h1>
              ${doneNote(c.req.query('done'))} ${content}
            </main>
          </div>
        </body>
      </html>`,
    status,
  )
}

/** The initials at the top right, which lead to one's profile; not while nothing but the set-up opens. */
function badge(member: Person, stopped: boolean): Markup {
  const name = html`<span class="soft">${fullName(member)}</span>`
  const initials = `${member.firstName.slice(0, 1)}${member.lastName.slice(0, 1)}`
  return stopped
    ? name
    : html`${name}
        <a class="avatar" href="${sandboxPages.profile}" title="Manage my profile"
          ><span aria-hidden="true">${initials}</span><span class="unseen">Manage my profile</span></a
        >`
}

/** For who belongs to several organisations: which one is looked at. */
function switcher(c: PageContext, world: World, member: Person) {
  const own = organisationsOf(world.state, member)
  if (own.length < 2) return ''
  return form(
    c,
    sandboxPages.switchOrganisation,
    html`<select name="organisation" aria-label="Organisation">
        ${own.map(
          ({ id, name }) =>
            html`<option value="${id}" ${id === c.var.organisation?.id ? 'selected' : ''}>${name}</option>`,
        )}</select
      ><button>Switch</button>`,
    'inline',
  )
}

export const refusal = (c: PageContext, world: World, reason: string) =>
  page(c, world, 'Not possible', html`<p class="note bad" role="alert">${reason}</p>`, 403)

export const mistake = (reason: string): Markup => html`<p class="note bad" role="alert">${reason}</p>`

/** A text field of a posted form; files and absent fields are empty. */
export async function posted(c: PageContext): Promise<(name: string) => string> {
  const body = await c.req.parseBody()
  return (name) => {
    const value = body[name]
    return typeof value === 'string' ? value.trim() : ''
  }
}
