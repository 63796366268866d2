import PostalMime from 'postal-mime'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Resolve } from '#daemon/core/guarded-lookup.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages } from '#shared/settings.ts'
import { MINUTE } from '#shared/time.ts'
import type { ChannelSettings } from '#shared/notice-channels.ts'
import { aThing, aWay, noticesRig, type RigOptions } from '../support/notices-rig.ts'
import {
  mailSteps,
  smtpError,
  startOddSmtp,
  startSilence,
  startSmtp,
  type MailBehaviour,
} from '../support/smtp-server.ts'
import { testAuthority } from '../support/test-authority.ts'

const target = (port: number, over: object = {}): ChannelSettings['target'] => ({
  kind: 'mail',
  host: '127.0.0.1',
  port,
  security: 'none',
  user: null,
  from: 'Latchkey <from@example.org>',
  to: 'anna@example.org',
  ...over,
})

async function rigWith(behaviour: MailBehaviour, over: object = {}, options: RigOptions = {}) {
  const server = await startSmtp(behaviour)
  const rig = noticesRig(options)
  await rig.put('m', aWay(target(server.port, over)), behaviour.password ?? null)
  return { ...rig, ...server }
}
const faultOf = async (behaviour: MailBehaviour, over: object = {}, options: RigOptions = {}) => {
  const rig = await rigWith(behaviour, over, options)
  return rig.notifications.test('m')
}

describe('a mail', () => {
  it('arrives once, in words of each language, fetches nothing, leads nowhere, and says that a machine sent it', async () => {
    for (const language of languages) {
      const server = await startSmtp()
      const rig = noticesRig()
      await rig.put('m', aWay(target(server.port), { language }))
      await rig.say(aThing('vully.com'))
      await rig.notifications.deliver()
      await rig.notifications.deliver()
      expect(server.mails).toHaveLength(1)
      const [{ raw, from, to }] = server.mails as [(typeof server.mails)[number]]
      const mail = await PostalMime.parse(raw)
      expect([from, to]).toEqual(['from@example.org', ['anna@example.org']])
      expect(mail.subject).toContain('vully.com')
      expect(mail.html).toContain(`<html lang="${language}">`)
      // how grave it is stands there in a word, and not in a colour alone
      expect(mail.html).toContain(`>${catalogues[language]['severity.critical']}<`)
      expect(mail.html).not.toMatch(/<(?:img|a|link|script|iframe|style)\b|url\(|https?:/i)
      expect(mail.text).not.toMatch(/https?:/)
      expect(mail.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated')
      expect(mail.headers.find(({ key }) => key === 'list-id')?.value).toContain('latchkey.invalid')
      expect(mail.messageId).toMatch(/^<[-\w]{22}\.m@latchkey\.invalid>$/)
    }
  })

  it('is one mail with one header each, whatever a name says', async () => {
    const rig = await rigWith({})
    await rig.say(aThing('evil.com\r\nBcc: eve@example.org\r\n\r\n<img src=http://evil.example>'))
    await rig.notifications.deliver()
    const mail = await PostalMime.parse(rig.mails[0]?.raw ?? '')
    expect(rig.mails[0]?.to).toEqual(['anna@example.org'])
    expect(mail.headers.map(({ key }) => key)).not.toContain('bcc')
    expect(mail.html).not.toContain('<img')
  })

  it('that a server drops after the last byte goes again under the same name, and with the same date', async () => {
    let drops = 1
    const rig = await rigWith({ onData: () => ((drops -= 1) >= 0 ? 'drop' : null) })
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect(rig.states('m')).toEqual({ 'a.com': 'waiting' })
    await rig.notifications.deliver()
    expect(rig.mails).toHaveLength(1)
    rig.wait(MINUTE)
    await rig.notifications.deliver()
    const [first, second] = await Promise.all(rig.mails.map(({ raw }) => PostalMime.parse(raw)))
    expect(rig.mails).toHaveLength(2)
    expect([second?.messageId, second?.date]).toEqual([first?.messageId, first?.date])
    expect(rig.states('m')).toEqual({ 'a.com': 'sent' })
  })

  it('is tried again where the server says later, and not where it says no', async () => {
    expect(await faultOf({ onRcpt: () => smtpError(451) })).toBe('busy')
    const rig = await rigWith({ onRcpt: () => smtpError(550) })
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect(rig.states('m')).toEqual({ 'a.com': 'failed' })
  })

  it('takes the password to the server, and says where that is wrong, and never what it is', async () => {
    const rig = await rigWith({ password: 'kept-very-secret' }, { user: 'anna' })
    expect(await rig.notifications.test('m')).toBeNull()
    expect(rig.mails[0]?.user).toBe('anna')
    await rig.put('m', rig.channels.find('m')?.settings ?? aWay(target(1)), 'other-secret')
    expect(await rig.notifications.test('m')).toBe('login')
    expect(JSON.stringify([rig.box.value, rig.channels.list(), rig.acts, rig.faults])).not.toContain(
      '-secret"',
    )
  })

  it('is not sent over a connection that cannot be encrypted, or to a server that nobody vouches for', async () => {
    const authority = await testAuthority()
    onTestFinished(() => authority.remove())
    const own = await authority.certify('localhost')
    const security = 'tls' as const
    const secure: MailBehaviour = { options: { secure: true, ...own } }
    expect(await faultOf({}, { security: 'starttls' })).toBe('certificate')
    expect(await faultOf(secure, { security, host: 'localhost' })).toBe('certificate')
    const sending = { ca: authority.pem }
    expect(await faultOf(secure, { security, host: 'localhost' }, { sending })).toBeNull()
    // a good certificate, of another host
    expect(await faultOf(secure, { security, host: 'mail.localhost' }, { sending })).toBe('certificate')
    const upgraded: MailBehaviour = { options: { ...own, disabledCommands: [] } }
    expect(await faultOf(upgraded, { security: 'starttls', host: 'localhost' }, { sending })).toBeNull()
    expect(await faultOf(upgraded, { security: 'starttls', host: 'localhost' })).toBe('certificate')
  })

  it('that nobody answers ends in time, and holds no other way up', async () => {
    const silence = await startSilence()
    const server = await startSmtp()
    const rig = noticesRig({ sending: { patience: 400 } })
    await rig.put('stalls', aWay(target(silence.port)))
    await rig.put('works', aWay(target(server.port)))
    await rig.say(aThing('a.com'))
    await rig.notifications.deliver()
    expect([rig.states('stalls'), rig.states('works')]).toEqual([{ 'a.com': 'waiting' }, { 'a.com': 'sent' }])
    expect(rig.notifications.last('stalls')?.fault).toBe('timeout')
  })

  it.each([
    ['says nothing', null, 'waiting', 'timeout'],
    ['hangs up', 'hang-up', 'waiting', 'unreachable'],
    ['says later', '421 later\r\n', 'waiting', 'busy'],
    ['says no', '550 no\r\n', 'failed', /refused|login/],
    ['says a megabyte', `220 ${'x'.repeat(1024 * 1024)}\r\n`, 'waiting', 'unreachable'],
  ] as const)(
    'is neither lost nor taken for sent where a server %s at any step',
    async (_, says, state, fault) => {
      await Promise.all(
        mailSteps.map(async (step) => {
          const server = await startOddSmtp(step, says)
          const rig = noticesRig({ sending: { patience: 1500 } })
          await rig.put('m', aWay(target(server.port, { user: 'anna' })), 'secret')
          await rig.say(aThing('a.com'))
          await rig.notifications.deliver()
          // who refuses the greeting by a no is greeted in the old way
          const isSent = says?.startsWith('550') === true && step === 'EHLO'
          expect(rig.states('m'), step).toEqual({ 'a.com': isSent ? 'sent' : state })
          if (!isSent) expect(rig.notifications.last('m')?.fault, step).toMatch(fault)
          await expect.poll(() => [...server.sockets].every(({ destroyed }) => destroyed)).toBe(true)
        }),
      )
    },
  )

  it('goes to no address that a name leads to and nobody allowed', async () => {
    const server = await startSmtp()
    const resolve: Resolve = (_, __, done) => done(null, [{ address: '127.0.0.1', family: 4 }])
    const over = { host: 'mail.example.org', security: 'tls' }
    for (const ownNetwork of [false, true]) {
      const rig = noticesRig({ sending: { resolve } })
      await rig.put('m', aWay(target(server.port, over), { ownNetwork }))
      expect(await rig.notifications.test('m')).toBe('address')
    }
    const rig = noticesRig()
    for (const refused of [
      { host: '192.168.1.4', security: 'tls' },
      { host: 'mail.example.org', security: 'none' },
      { host: '0x7f.1', security: 'tls' },
      { host: '2130706433', security: 'tls' },
      { host: '169.254.169.254', security: 'tls' },
      { from: 'a@example.org\nBcc: b@example.org' },
      { to: 'a@example.org, b@example.org' },
    ])
      expect(await rig.put('m', aWay(target(25, refused)))).toMatchObject({ ok: false, error: 'bad-shape' })
    const own = aWay(target(465, { host: '192.168.1.4', security: 'tls' }), { ownNetwork: true })
    expect(await rig.put('m', own)).toMatchObject({ ok: true })
    const cloud = aWay(target(465, { host: '169.254.169.254', security: 'tls' }), { ownNetwork: true })
    expect(await rig.put('n', cloud)).toMatchObject({ ok: false })
  })
})
