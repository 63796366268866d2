/** A mail of the provider that somebody else was sent, or that was sent long ago: its signature holds, and it proves nothing here. */
import { describe, expect, it } from 'vitest'
import { authenticate } from '#daemon/features/messages/authentication/authenticate.ts'
import { nothingKnown } from '#daemon/features/messages/facts.ts'
import { readMail } from '#daemon/features/messages/reading/read-mail.ts'
import { allRules, judgeMessage } from '#daemon/features/messages/verdict.ts'
import type { MessageReason } from '#shared/messages.ts'
import { DAY, epoch, HOUR } from '#shared/time.ts'
import { world } from '../support/mail-world.ts'
import { aMail, eml, examined, judged, PROVEN, RECEIVER, type Mail } from '../support/mails.ts'
import { at, NOW } from '../support/snapshot.ts'

const TO = 'To: Anna Vully <anna@vully.example>'
const written = (change: (text: string) => string, over: Partial<Mail> = {}) => {
  const text = eml(aMail(over)).toString('latin1')
  const changed = change(text)
  expect([changed !== text, text.includes(TO)]).toEqual([true, true])
  return Buffer.from(changed, 'latin1')
}
const report = async (bytes: Buffer, without: MessageReason | null = null) =>
  judged(await examined(bytes, RECEIVER), {
    ...world,
    rules: allRules.filter(({ code }) => code !== without),
  })
const seen = async (bytes: Buffer, code: MessageReason) => {
  const { verdict, reasons } = await report(bytes)
  return { verdict, seen: reasons.find((one) => one.code === code)?.seen }
}
const to = (field: string | null) => (text: string) =>
  field === null ? text.replace(`${TO}\r\n`, '') : text.replace(TO, field)

describe('a mail that is proven, and for somebody else', () => {
  it.each([
    ['another address', 'To: mallory@evil.example', 'mallory@evil.example'],
    ['the reader’s as its name', 'To: "anna@vully.example" <mallory@evil.example>', 'mallory@evil.example'],
    [
      'the reader’s before another host',
      'To: anna@vully.example.evil.example',
      'anna@vully.example.evil.example',
    ],
    ['nobody', null, null],
  ])('is not called genuine: %s', async (_what, field, address) => {
    const bytes = written(to(field))
    expect(await seen(bytes, 'to-another')).toEqual({ verdict: 'unknown', seen: { address } })
    // the control: nothing else keeps it from it
    expect((await report(bytes, 'to-another')).verdict).toBe('genuine')
  })

  it.each([
    ['the login, in other letters', 'To: ANNA@Vully.example'],
    ['the login, with a tag', 'To: anna+provider@vully.example'],
    ['another address of the account', 'To: anna@elsewhere.example'],
    ['a mailbox below a name of the organisation', 'To: webmaster@vully.example'],
    ['among others', 'To: bob@partner.example, Anna <anna@vully.example>'],
    ['as a copy', 'To: bob@partner.example\r\nCc: anna@vully.example'],
  ])('is genuine where it is for the reader: %s', async (_what, field) => {
    expect((await report(written(to(field)))).verdict).toBe('genuine')
  })

  it('goes by the mailbox into which the reader’s own server put it, and not by one that came with it', async () => {
    const other = 'To: post@elsewhere.org'
    const above = written((text) => `Delivered-To: post@elsewhere.org\r\n${to(other)(text)}`)
    expect((await report(above)).verdict).toBe('genuine')
    const below = written((text) => to(`Delivered-To: post@elsewhere.org\r\n${other}`)(text))
    expect((await report(below)).verdict).toBe('unknown')
  })

  it('is judged without it where nobody knows who reads', async () => {
    const { mail, authentication } = await examined(written(to('To: someone@elsewhere.org')), RECEIVER)
    expect(judgeMessage(mail, authentication, nothingKnown, [], NOW).verdict).toBe('genuine')
  })
})

describe('a mail that is proven, and came at another time than it names', () => {
  const came = (ms: number) => (text: string) =>
    text.replace(/(Received: [^;]*; )[^\r]*/, `$1${new Date(ms).toUTCString()}`)
  it.each([
    ['years later', -700 * DAY, -HOUR, 'unknown'],
    ['after a week', -8 * DAY, -HOUR, 'unknown'],
    ['before it was written', 3 * DAY, -HOUR, 'unknown'],
    ['a day later', -DAY, -HOUR, 'genuine'],
    ['years ago, soon after', -700 * DAY, -699 * DAY, 'genuine'],
  ])('%s', async (_what, date, moment, verdict) => {
    const bytes = written(came(epoch(at(moment))), { date: at(date) })
    const found = await seen(bytes, 'sent-again')
    expect([found.verdict, found.seen !== undefined]).toEqual([verdict, verdict === 'unknown'])
    expect((await report(bytes, 'sent-again')).verdict).toBe('genuine')
  })
})

it('a mail that is proven, without a step, and of next week is not called genuine', async () => {
  const without = (text: string) => text.replace(/Authentication-Results: .*\r\nReceived: .*\r\n/, '')
  const of = async (date: number) => {
    const mail = await readMail(written(without, { date: at(date) }), false)
    const { authentication } = await examined(eml(aMail()), RECEIVER)
    return judged({ mail, authentication }, world).verdict
  }
  expect([await of(7 * DAY), await of(-7 * DAY)]).toEqual(['unknown', 'genuine'])
})

describe('a signature that leaves out what a reader goes by', () => {
  const signed = (fields: string) => (text: string) =>
    text.replace(
      'From:',
      `DKIM-Signature: v=1; a=rsa-sha256; d=infomaniak.com; s=s1; h=${fields}; b=AA==\r\nFrom:`,
    )
  it.each([
    ['all', 'From:To:Subject:Date:Content-Type', null, 'genuine'],
    ['not for whom it is', 'From:Subject:Date:Content-Type', 'to', 'unknown'],
    ['not when it was written', 'From:To:Subject:Content-Type', 'date', 'unknown'],
  ])('covers %s', async (_what, fields, left, verdict) => {
    const bytes = written(signed(fields))
    expect(await seen(bytes, 'uncovered')).toEqual({
      verdict,
      seen: left === null ? undefined : { fields: left },
    })
    expect((await report(bytes, 'uncovered')).verdict).toBe('genuine')
  })

  it('is looked for where the receiver names an identity below the signer', async () => {
    const over = {
      from: 'Infomaniak <no-reply@mail.infomaniak.com>',
      results: 'dkim=pass header.i=@mail.infomaniak.com',
    }
    const verdict = async (fields: string) => (await report(written(signed(fields), over))).verdict
    // another subject, above the good signature of an old mail
    expect(await verdict('From:To:Date:Content-Type')).not.toBe('genuine')
    expect(await verdict('From:To:Subject:Date:Content-Type')).toBe('genuine')
  })
})

describe('an invitation that is proven', () => {
  const invited = (name: string) =>
    report(
      eml(aMail({ subject: 'Invitation', text: `Mallory invites you to join the organisation ${name}.` })),
    )
  it('is not called genuine where whoever invites has written an address into it', async () => {
    const { verdict, reasons } = await invited('Account blocked: unblock on accounts-unblocked.net')
    expect(verdict).toBe('unknown')
    expect(reasons.find(({ code }) => code === 'link-foreign')?.seen['host']).toBe('accounts-unblocked.net')
  })
  it.each(['Vully Sàrl', 'vully.example'])('is genuine from %s', async (name) => {
    expect((await invited(name)).verdict).toBe('genuine')
  })
})

describe('results above what a receiver takes for a step inside', () => {
  /** A stranger whom it sees by an address of its own net, and who brought results and a step of his own. */
  const through = async (own: string) => {
    const bytes = Buffer.from(
      [
        `Authentication-Results: ${RECEIVER}; ${own}`,
        `Received: from mail.evil.example (unknown [172.22.1.1]) by ${RECEIVER} with ESMTPS; Tue`,
        `Authentication-Results: ${RECEIVER}; ${PROVEN}`,
        `Received: from smtp.infomaniak.com (smtp.infomaniak.com [192.0.2.7]) by ${RECEIVER} with ESMTPS; Tue`,
        'From: Infomaniak <no-reply@infomaniak.com>',
        TO,
        'Subject: News',
        '',
        'Hello',
      ].join('\r\n'),
    )
    const mail = await readMail(bytes, false)
    const authentication = await authenticate(mail, bytes, { receiver: RECEIVER, ask: null }, new Date(NOW))
    return judged({ mail, authentication }, world).verdict
  }
  it.each([
    ['there is no signature', 'dkim=none'],
    ['it fails', 'dkim=fail header.d=infomaniak.com'],
    ['it is another’s', 'dkim=pass header.d=evil.example'],
    ['it is for another sender', 'dmarc=pass header.from=evil.example'],
  ])('are not believed where the higher ones say that %s', async (_what, own) => {
    expect(await through(own)).not.toBe('genuine')
  })
  it('are where they say the same', async () => {
    expect(await through(PROVEN)).toBe('genuine')
  })
})
