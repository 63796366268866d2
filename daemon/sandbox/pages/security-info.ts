/** Security information: recovery phone and address, each confirmed by a code, the password, and the sign-in alerts. */
import type { Hono } from 'hono'
import {
  askAddress,
  askPhone,
  bringsBack,
  confirmContact,
  mailAddress,
  removeContact,
  sendCode,
  type Contact,
} from '#daemon/sandbox/contacts.ts'
import { LEAST_PASSWORD, setPassword } from '#daemon/sandbox/passwords.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { posted, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'
import { NO_NUMBER, wholeNumber } from './phone-number.ts'
import { securityInformation } from './security-info-views.ts'

const { securityInfo } = sandboxPages
const WRONG_PASSWORD = 'The password is wrong.'
/** Of wrong passwords in a row: what the API takes. */
const MOST_FAILURES = 100

export function securityInfoPages(app: Hono<PageEnv>, world: World): void {
  const overview = (c: PageContext, fault?: string) => securityInformation(c, world, fault)
  const done = (c: PageContext, what: string) => c.redirect(`${securityInfo}?done=${what}`, 303)

  app.get(securityInfo, (c) => overview(c))
  app.post(`${securityInfo}/phone`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    const number = wholeNumber(field)
    if (number === null) return overview(c, NO_NUMBER)
    if (field('password') !== member.password) return overview(c, WRONG_PASSWORD)
    askPhone(world, member, number)
    return done(c, 'codes-sent')
  })
  app.post(`${securityInfo}/email`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    const address = field('email').toLowerCase()
    if (!mailAddress.test(address)) return overview(c, 'This is no mail address.')
    if (address === member.email)
      return overview(c, 'This is your login address. Give another one, so that you get back in without it.')
    if (field('password') !== member.password) return overview(c, WRONG_PASSWORD)
    askAddress(world, member, address)
    return done(c, 'codes-sent')
  })

  /** Whose contact the form is about. */
  const withContact =
    (
      act: (
        c: PageContext,
        member: Person,
        contact: Contact,
        field: (name: string) => string,
      ) => Response | Promise<Response>,
    ) =>
    async (c: PageContext) => {
      const { member } = signedIn(c)
      const field = await posted(c)
      const contact = [...member.phones, ...member.emails].find(({ id }) => String(id) === field('contact'))
      return contact === undefined
        ? overview(c, 'This contact is no longer there.')
        : act(c, member, contact, field)
    }
  app.post(
    `${securityInfo}/resend`,
    withContact((c, _member, contact) => {
      if (!bringsBack(contact)) sendCode(world, contact)
      return done(c, 'codes-sent')
    }),
  )
  app.post(
    `${securityInfo}/confirm`,
    withContact((c, member, contact, field) =>
      confirmContact(world, member, contact, field('code').replaceAll(' ', ''))
        ? done(c, 'changed')
        : overview(c, 'This code is wrong. Enter the last one sent.'),
    ),
  )
  app.post(
    `${securityInfo}/delete`,
    withContact((c, member, contact) => {
      removeContact(world, member, contact)
      return done(c, 'deleted-contact')
    }),
  )

  app.post(`${securityInfo}/password`, async (c) => {
    const { member, session } = signedIn(c)
    const field = await posted(c)
    if (member.sso) return overview(c, 'Your password is kept by another organisation.')
    if (field('password') !== member.password) return overview(c, WRONG_PASSWORD)
    const wanted = field('new')
    if (wanted.length < LEAST_PASSWORD)
      return overview(c, `Choose a password of at least ${LEAST_PASSWORD} characters.`)
    if (wanted === member.password) return overview(c, 'This is your password already.')
    setPassword(world, member, wanted, session)
    return done(c, 'password')
  })
  app.post(`${securityInfo}/alerts`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    const limit = Number(field('rate') || member.failureLimit)
    if (!Number.isInteger(limit) || limit < 1 || limit > MOST_FAILURES)
      return overview(c, `Give a number of wrong passwords from 1 to ${MOST_FAILURES}.`)
    member.alertOnLogin = field('login') === 'on'
    member.alertOnFailure = field('failure') === 'on'
    member.limitFailures = field('limit') === 'on'
    member.failureLimit = limit
    world.journal(member, 'profile-changed', 'sign-in alerts')
    world.touch()
    return done(c, 'changed')
  })
}
