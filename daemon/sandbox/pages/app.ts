/** The web pages of the sandbox Manager: who may see which, before any page is made. */
import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import {
  blockedBy,
  currentOrganisation,
  isStopped,
  membershipIn,
  organisationsOf,
} from '#daemon/sandbox/membership.ts'
import type { Organisation } from '#daemon/sandbox/organisation.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { activityPages } from './activity.ts'
import { appPages } from './apps.ts'
import { applicationPasswordPages } from './application-passwords.ts'
import { clockPages } from './clock.ts'
import { domainPages } from './domains.ts'
import { page, refusal, type PageContext, type PageEnv } from './frame.ts'
import { forgottenAddressPages } from './forgotten-address.ts'
import { forgottenPasswordPages } from './forgotten-password.ts'
import { homePages } from './home.ts'
import { invitePages } from './invite.ts'
import { mailServicePages } from './mail-service.ts'
import { memberPages } from './member.ts'
import { organisationPages } from './organisation.ts'
import { outboxPages } from './outbox.ts'
import { sandboxPages } from './paths.ts'
import { phonePages } from './phone.ts'
import { productPages } from './products.ts'
import { profilePages } from './profile.ts'
import { loginAddressPages } from './profile-login.ts'
import { recoveryPages } from './recovery.ts'
import { identityPages } from './recovery-identity.ts'
import { securityInfoPages } from './security-info.ts'
import { renewalPages } from './renewals.ts'
import { secondFactorPages } from './second-factor.ts'
import { SECURITY_KEY_SCRIPT, securityKeyScript } from './security-key-script.ts'
import { sessionOf } from './session.ts'
import { signInPages } from './sign-in.ts'
import { strangerPages } from './stranger.ts'
import { supportPages } from './support.ts'
import { style } from './style.ts'
import { tokenPages } from './tokens.ts'
import { twoFactorPages } from './two-factor.ts'
import { userPages } from './users.ts'
import { webAppPages } from './web-apps.ts'
import { welcomePages } from './welcome.ts'

const XSRF_COOKIE = 'MANAGER-XSRF-TOKEN'

/** Served without a session: signing in, and the sandbox's own tools. */
const OPEN = [sandboxPages.signIn, sandboxPages.signUp, '/welcome/', '/sandbox/']
/** What a member sees who is stopped for want of a second factor. */
const WHILE_STOPPED = [sandboxPages.twoFactor, sandboxPages.leave, sandboxPages.signOut]

/** What the Manager has beside each person's own account. */
const OF_THE_ORGANISATION = [
  sandboxPages.users,
  sandboxPages.invitations,
  sandboxPages.organisationSecurity,
  sandboxPages.organisationActivity,
  sandboxPages.support,
  sandboxPages.products,
  sandboxPages.domains,
]

const BLOCKED =
  'Support has blocked it at the request of your organisation. Nothing of yours was deleted. Speak with an administrator.'

const within = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(place.endsWith('/') ? place : `${place}/`))

export function createPages(world: World): Hono<PageEnv> {
  const app = new Hono<PageEnv>()

  app.use(async (c, next) => {
    const session = sessionOf(c, world)
    const member = session?.complete
      ? (world.state.people.find(({ id }) => id === session.personId) ?? null)
      : null
    c.set('session', session)
    c.set('member', member)
    const organisation = lookedAt(c, world)
    c.set('organisation', organisation)
    c.set('membership', member && organisation && membershipIn(world.state, member, organisation))
    c.set('stopped', member !== null && isStopped(world.state, member))
    let csrf = getCookie(c, XSRF_COOKIE)
    if (csrf === undefined) {
      csrf = randomBytes(24).toString('base64url')
      setCookie(c, XSRF_COOKIE, csrf, { path: '/', secure: true, sameSite: 'Lax' })
    }
    c.set('csrf', csrf)
    await next()
    c.header('content-security-policy', c.var.script === undefined ? CSP : `${CSP}; script-src 'self'`)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'same-origin')
  })

  app.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
      const origin = c.req.header('origin')
      const body = await c.req.parseBody()
      if ((origin !== undefined && origin !== new URL(c.req.url).origin) || body['_csrf'] !== c.var.csrf)
        return page(c, world, 'This form is too old', html`<p>Open the page again and repeat.</p>`, 403)
    }
    const { path } = c.req
    if (within(path, OPEN)) return next()
    if (c.var.member === null) {
      const target = c.var.session === null ? sandboxPages.signIn : sandboxPages.secondFactor
      return c.redirect(`${target}?next=${encodeURIComponent(path)}`, 303)
    }
    if (blockedBy(world.state, c.var.member) !== null && path !== sandboxPages.signOut)
      return page(c, world, 'Your access is blocked', html`<p>${BLOCKED}</p>`, 403)
    if (c.var.member.addressDeletedAt !== null && path !== sandboxPages.signOut)
      return c.redirect(sandboxPages.newDetails, 303)
    if (c.var.stopped && !within(path, WHILE_STOPPED)) return c.redirect(sandboxPages.twoFactor, 303)
    if (c.var.organisation === null) return refusal(c, world, 'You do not belong to this organisation.')
    if (c.var.membership?.webAppsOnly === true && within(path, OF_THE_ORGANISATION))
      return refusal(c, world, 'You have access to the Web apps of this organisation, not to its Manager.')
    return next()
  })

  app.get('/sandbox/style.css', (c) => c.body(style, 200, { 'content-type': 'text/css' }))
  app.get(SECURITY_KEY_SCRIPT, (c) => c.body(securityKeyScript, 200, { 'content-type': 'text/javascript' }))
  app.get('/', (c) => c.redirect(sandboxPages.home, 303))
  for (const register of [
    signInPages,
    secondFactorPages,
    forgottenPasswordPages,
    forgottenAddressPages,
    recoveryPages,
    identityPages,
    homePages,
    webAppPages,
    welcomePages,
    userPages,
    invitePages,
    memberPages,
    supportPages,
    organisationPages,
    twoFactorPages,
    domainPages,
    renewalPages,
    productPages,
    mailServicePages,
    profilePages,
    loginAddressPages,
    securityInfoPages,
    activityPages,
    applicationPasswordPages,
    tokenPages,
    outboxPages,
    clockPages,
    phonePages,
    appPages,
    strangerPages,
  ])
    register(app, world)
  app.notFound((c) => page(c, world, 'No such page', html`<p>The sandbox has no page here.</p>`, 404))
  return app
}

/** An address that names an organisation leads into it, as switching does; into one of somebody else it leads nobody. */
function lookedAt(c: PageContext, world: World): Organisation | null {
  const { member, session } = c.var
  if (member === null || session === null) return null
  const named = /^\/v3\/(\d+)\//.exec(c.req.path)?.[1]
  if (named === undefined) return currentOrganisation(world.state, member, session)
  const found = organisationsOf(world.state, member).find(({ id }) => String(id) === named)
  if (found !== undefined) session.organisationId = found.id
  return found ?? null
}

const CSP =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
