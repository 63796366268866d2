/** Security information: recovery phone and address, each confirmed by a code, and the sign-in alerts. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { phoneNumber, smsCode } from '#daemon/sandbox/two-factor.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { day, form, mistake, page, posted, signedIn, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { securityInfo } = sandboxPages

export function securityInfoPages(app: Hono<PageEnv>, world: World): void {
  app.get(securityInfo, (c) => overview(c, world))
  app.post(`${securityInfo}/phone`, async (c) => {
    const { member, session } = signedIn(c)
    const field = await posted(c)
    const number = field('phone').replaceAll(' ', '')
    if (!phoneNumber.test(number))
      return overview(c, world, 'Give the number with its country code: +41 79 …')
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    session.pending = `phone:${number}`
    session.smsCode = smsCode()
    world.send({
      channel: 'sms',
      kind: 'recovery-code',
      to: number,
      subject: '',
      body: `Your code is ${session.smsCode}.`,
    })
    world.touch()
    return c.redirect(`${securityInfo}?done=codes-sent`, 303)
  })
  app.post(`${securityInfo}/email`, async (c) => {
    const { member, session } = signedIn(c)
    const field = await posted(c)
    const address = field('email').toLowerCase()
    if (!/^[^\s@]+@[^\s@]+$/.test(address)) return overview(c, world, 'This is no mail address.')
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    session.pending = `email:${address}`
    session.smsCode = smsCode()
    world.send({
      channel: 'mail',
      kind: 'recovery-code',
      to: address,
      subject: 'Confirm your recovery address',
      body: `Your code is ${session.smsCode}.`,
    })
    world.touch()
    return c.redirect(`${securityInfo}?done=codes-sent`, 303)
  })
  app.post(`${securityInfo}/confirm`, async (c) => {
    const { member, session } = signedIn(c)
    const code = (await posted(c))('code')
    const [kind, value] = splitOnce(session.pending ?? '')
    if (session.smsCode === null || session.smsCode !== code || (kind !== 'phone' && kind !== 'email'))
      return overview(c, world, 'This code is wrong. Enter the last one sent.')
    const contact = { id: world.nextId(), createdAt: world.at(), recovery: true, checked: true }
    if (kind === 'phone') member.phones = [...former(member.phones), { ...contact, number: value }]
    else member.emails = [...former(member.emails), { ...contact, address: value }]
    session.pending = null
    session.smsCode = null
    world.journal(member, 'profile-changed', kind === 'phone' ? 'recovery phone' : 'recovery address')
    world.touch()
    return c.redirect(`${securityInfo}?done=changed`, 303)
  })
  app.post(`${securityInfo}/alerts`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    member.alertOnLogin = field('login') === 'on'
    member.alertOnFailure = field('failure') === 'on'
    world.journal(member, 'profile-changed', 'sign-in alerts')
    world.touch()
    return c.redirect(`${securityInfo}?done=changed`, 303)
  })
}

/** The new contact is the one for recovery; those before stay, without that use. */
const former = <T extends { recovery: boolean }>(contacts: readonly T[]): T[] =>
  contacts.map((one) => ({ ...one, recovery: false }))

const splitOnce = (text: string): [string, string] => {
  const at = text.indexOf(':')
  return at < 0 ? ['', ''] : [text.slice(0, at), text.slice(at + 1)]
}

function overview(c: PageContext, world: World, fault?: string) {
  const { member, session } = signedIn(c)
  const waiting = /^(?:phone|email):/.test(session.pending ?? '')
  return page(
    c,
    world,
    'Security information',
    html`${fault === undefined ? '' : mistake(fault)}
      ${
        waiting
          ? form(
              c,
              `${securityInfo}/confirm`,
              html`<label>Code that was sent<input name="code" inputmode="numeric" required /></label>
                <button class="primary">Confirm</button>`,
              'fields',
            )
          : ''
      }
      <h2>Recovery phone</h2>
      ${contacts(member.phones.map((one) => ({ ...one, text: one.number })))}
      ${edit(c, 'phone', 'Mobile number with country code', 'tel')}
      <h2>Recovery address</h2>
      ${contacts(member.emails.map((one) => ({ ...one, text: one.address })))}
      ${edit(c, 'email', 'Recovery address', 'email')}
      <h2>Sign-in alerts by mail</h2>
      ${alerts(c, member)}
      <h2>Application passwords</h2>
      <ul>
        ${member.applicationPasswords.map(
          ({ name, lastUsedAt }) =>
            html`<li>${name}, ${lastUsedAt === null ? 'never used' : `last used on ${day(lastUsedAt)}`}</li>`,
        )}
      </ul>
      <h2>Password</h2>
      <p>
        ${member.passwordChangedAt === null ? 'Kept elsewhere.' : `Changed on ${day(member.passwordChangedAt)}.`}
      </p>`,
    fault === undefined ? 200 : 422,
  )
}

const contacts = (list: readonly { text: string; recovery: boolean; checked: boolean }[]) =>
  list.length === 0
    ? html`<p class="bad">None.</p>`
    : html`<ul>
        ${list.map(
          ({ text, recovery, checked }) =>
            html`<li>
              ${text}${recovery ? ', for recovery' : ''}${
                checked ? '' : html` <span class="warn">not confirmed</span>`
              }
            </li>`,
        )}
      </ul>`

const edit = (c: PageContext, kind: 'phone' | 'email', label: string, type: string) =>
  html`<details>
    <summary>Edit</summary>
    ${form(
      c,
      `${securityInfo}/${kind}`,
      html`<label>${label}<input name="${kind}" type="${type}" required /></label>
        <label
          >Your password<input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button>Next</button>`,
      'fields',
    )}
  </details>`

const alerts = (c: PageContext, member: Person) =>
  form(
    c,
    `${securityInfo}/alerts`,
    html`<label class="check"
        ><input type="checkbox" name="login" ${member.alertOnLogin ? 'checked' : ''} />Sign-in from a new
        location</label
      >
      <label class="check"
        ><input type="checkbox" name="failure" ${member.alertOnFailure ? 'checked' : ''} />Wrong
        password</label
      >
      <button>Save</button>`,
    'fields',
  )
