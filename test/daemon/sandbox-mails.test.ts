/** The mails of the sandbox as their receiver would have them. */
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { languages } from '#daemon/sandbox/api/reference.ts'
import { here } from '#daemon/sandbox/places.ts'
import { sendSecurityMail } from '#daemon/sandbox/security-mails.ts'
import { createVisitor } from '../support/sandbox-visitor.ts'
import { at, sandboxForEach } from '../support/sandbox-for-each.ts'

const ANNA = at('anna.vully')
const DAVID = at('david.moret')
const manager = sandboxForEach()

async function saved(path: string) {
  const visitor = createVisitor(manager.sandbox)
  const file = await visitor.open(path)
  return { ...file, mail: await PostalMime.parse(file.html) }
}
const last = () => `/sandbox/outbox/${String(manager.sandbox.world.state.outbox.at(-1)?.id)}.eml`
const results = (mail: { headers: { key: string; value: string }[] }) =>
  mail.headers
    .filter(({ key }) => key === 'authentication-results')
    .map(({ value }) => value.replaceAll('\t', ' '))

test('each mail of the outbox can be saved, and an SMS cannot', async () => {
  const anna = manager.person(ANNA)
  sendSecurityMail(manager.sandbox.world, anna, 'new-location', here('Firefox'))
  const path = last()
  expect((await createVisitor(manager.sandbox).open('/sandbox/outbox')).html).toContain(`href="${path}"`)
  const { mail, headers } = await saved(path)
  expect(headers['content-type']).toContain('message/rfc822')
  expect(mail.from).toMatchObject({ name: 'Infomaniak', address: 'no-reply@infomaniak.com' })
  expect(mail.to?.[0]).toMatchObject({ name: 'Anna Vully', address: ANNA })
  expect(mail.subject).toBe('Connection from a new location')
  expect(mail.text).toContain('Location: Geneva, Switzerland')
  expect(mail.html).toContain('Location: Geneva, Switzerland')
  expect(mail.html).not.toContain('<a ')
  expect(Date.parse(mail.date ?? '')).toBeCloseTo(manager.sandbox.world.at(), -4)
  expect(results(mail)).toEqual([
    'mx.sandbox.example; dkim=pass header.d=infomaniak.com header.i=@infomaniak.com; spf=pass smtp.mailfrom=bounces@infomaniak.com; dmarc=pass header.from=infomaniak.com',
  ])
  manager.sandbox.world.send({
    channel: 'sms',
    kind: 'sign-in-code',
    to: '+41790000101',
    subject: '',
    body: '1',
  })
  expect((await saved(last())).status).toBe(404)
  expect((await saved('/sandbox/outbox/999999.eml')).status).toBe(404)
})

describe('in the language of its reader', () => {
  const subjects = {
    fr: 'Connexion depuis un nouvel emplacement',
    en: 'Connection from a new location',
    de: 'Anmeldung von einem neuen Ort',
    it: 'Accesso da una nuova posizione',
    es: 'Conexión desde una nueva ubicación',
  } as const
  test.each(languages.map(({ id, short_locale }) => [short_locale, id] as const))('%s', async (short, id) => {
    const anna = manager.person(ANNA)
    anna.languageId = id
    const { world } = manager.sandbox
    sendSecurityMail(world, anna, 'new-location', here('Firefox'))
    const { mail } = await saved(last())
    expect(mail.subject).toBe(subjects[short as keyof typeof subjects])
    const tag = short === 'en' ? 'en-GB' : short
    expect(mail.text).toContain(
      new Date(world.at()).toLocaleDateString(tag, { dateStyle: 'long', timeZone: 'UTC' }),
    )
    // a name that is about to end
    world.advance(13)
    const expiring = world.state.outbox.findLast(({ subject }) => subject.startsWith('vully-keramik.example'))
    expect(expiring?.body).toMatch(/vully-keramik\.example .*\n\/v3\/48210\//)
    const { mail: ending } = await saved(`/sandbox/outbox/${String(expiring?.id)}.eml`)
    expect(ending.subject).toBe(expiring?.subject)
    expect(ending.html).toContain(
      '<a href="https://manager.infomaniak.com/v3/48210/accounts/accounting/renewal">',
    )
  })
})

test('everybody without a second step is told that it is required', async () => {
  const anna = await manager.visit(ANNA)
  const security = '/v3/ng/accounts/security'
  await anna.submit(await anna.open(security), security, { require: 'on', confirm: 'yes' })
  const told = manager.sent('two-factor-required')
  expect(told.map(({ to }) => to)).toContain(at('bruno.keller'))
  expect(told.map(({ to }) => to)).not.toContain(ANNA)
  expect(told[0]?.body).toContain('The organisation Atelier Vully SA requires two-step verification')
})

test('what a person writes is theirs, links nowhere, and ends no header', async () => {
  const david = await manager.visit(DAVID)
  await david.submit(await david.open('/mail'), '/mail', {
    to: 'a@b.example>,<c@d.example',
    subject: 'Ünten\r\nBcc: x@y.example',
    body: '/v3/48210/accounts/accounting/renewal\n<a href="https://x.example">x</a>',
  })
  const { mail } = await saved(last())
  expect(mail.from?.address).toBe(DAVID)
  expect(results(mail).join()).toContain('header.from=atelier-vully.example')
  expect(results(mail).join()).not.toContain('infomaniak.com')
  expect([mail.bcc, mail.cc]).toEqual([undefined, undefined])
  expect(mail.html).not.toContain('<a ')
  expect(mail.text).not.toContain('manager.infomaniak.com')
})

test('the forged one is marked on the page, tells the truth about a name, and leads elsewhere', async () => {
  const anna = await manager.visit(ANNA)
  const page = await anna.open('/sandbox/outbox')
  expect(page.text).toContain('Forged by the sandbox: nobody sent it.')
  expect(manager.sandbox.world.state.outbox.filter(({ body }) => body.includes('renewal-payment'))).toEqual(
    [],
  )
  const { mail } = await saved('/sandbox/outbox/forged.eml')
  expect(mail.from).toMatchObject({ name: 'Infomaniak', address: 'no-reply@infornaniak.example' })
  expect(mail.text).toContain('Anna Vully')
  expect(mail.text).toContain('The domain name vully-editions.example expires on')
  expect(mail.html).toMatch(
    /<a href="https:\/\/manager\.infomaniak\.com\.renewal-payment\.example\/[^"]*">https:\/\/manager\.infomaniak\.com\/v3/,
  )
  expect(results(mail).join()).not.toContain('=infomaniak.com')
})
