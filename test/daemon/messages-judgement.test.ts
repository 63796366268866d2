/** What a mail claims beside what is known, and what no mail without proof is ever called. */
import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { MailAuthentication, ReadMail } from '#daemon/features/messages/mail.ts'
import { nothingKnown } from '#daemon/features/messages/facts.ts'
import { judgeMessage } from '#daemon/features/messages/verdict.ts'
import { fact, known } from '#shared/fact.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { messageWords } from '#shared/message-words.ts'
import { messageReport, type MessageReport } from '#shared/messages.ts'
import { languages } from '#shared/settings.ts'
import { DAY, HOUR, MINUTE, type IsoTime } from '#shared/time.ts'
import * as v from 'valibot'
import { mailTexts } from '../support/mail-texts.ts'
import { aDrive, anEvent, ENDS, SIGNED_IN, toldIn, world } from '../support/mail-world.ts'
import { aMail, eml, examined, judged, RECEIVER, TRUE_LINK, type Mail, type World } from '../support/mails.ts'
import {
  aConnectionStatus,
  aDomain,
  anAccount,
  anOrganisation,
  aSnapshot,
  at,
  fresh,
  NOW,
} from '../support/snapshot.ts'

const report = async (over: Partial<Mail>, where: Partial<World> = {}): Promise<MessageReport> => {
  const seen = { ...world, ...where }
  return judged(await examined(eml(aMail(over)), seen.receiver), seen)
}
const facts = ({ claims }: MessageReport) => claims.map(({ fact }) => fact)
const codes = ({ reasons }: MessageReport) => reasons.map(({ code }) => code)
const day = (time: IsoTime) => time.slice(0, 10)
const expires = (when: string, over: Partial<Mail> = {}): Partial<Mail> => ({
  subject: 'Renewal of vully.example',
  text: `The domain name vully.example expires on ${when}.`,
  ...over,
})

it.each([
  ['A new connection was made from Lisbon at 05:58 UTC.', 'Lisbon'],
  [
    'A new connection was made at 05:58 UTC from Rio de Janeiro, Brazil on a new device.',
    'Rio de Janeiro, Brazil',
  ],
  ['Une nouvelle connexion depuis La Chaux-de-Fonds a eu lieu à 05:58 UTC.', 'La Chaux-de-Fonds'],
  ['Neue Anmeldung an einem neuen Ort um 05:58 UTC von Frankfurt am Main.', 'Frankfurt am Main'],
])('a sign-in is said to be from where its sentence says: %s', async (text, place) => {
  const { claims } = await report({ subject: 'Connection from a new location', text })
  expect(claims[0]?.said['place']).toBe(place)
})

describe('the end of a name', () => {
  it.each([
    ['its own day', day(ENDS), 'agrees', 'genuine'],
    ['the day after, as another time zone has it', day(at(14 * DAY)), 'agrees', 'genuine'],
    ['two days after', day(at(15 * DAY)), 'contradicted', 'suspicious'],
    ['a month before', day(at(-17 * DAY)), 'contradicted', 'suspicious'],
    ['in 13 days', 'x, in 13 days', 'agrees', 'genuine'],
  ])('said for %s', async (_what, when, claim, verdict) => {
    const seen = await report(expires(when))
    expect([seen.claims[0]?.fact, seen.verdict]).toEqual([claim, verdict])
  })

  it('is no proof when it is true: a forger knows it too', async () => {
    const forged = await report(
      expires(day(ENDS), {
        from: 'Infomaniak <no-reply@infomaniak-domains.com>',
        results: null,
        link: 'https://infomaniak-domains.com/',
      }),
    )
    expect(facts(forged)).toEqual(['agrees'])
    expect(forged.verdict).toBe('forged')
    expect((await report(expires(day(ENDS), { results: null }))).verdict).toBe('unknown')
  })

  it('proves a forgery when it is false and one more sign is there', async () => {
    const seen = await report(expires(day(at(2 * DAY)), { results: null, link: 'https://pay.example/' }))
    expect(seen.verdict).toBe('forged')
    expect(codes(seen)).toContain('claim-contradicted')
  })

  it('is not contradicted by what is too old to be believed', async () => {
    const stale = aDomain({ name: 'vully.example', expiresAt: known(ENDS) })
    const old = {
      ...stale,
      registrar: stale.registrar && {
        ...stale.registrar,
        by: { source: 'infomaniak' as const, observedAt: at(-2 * DAY) },
      },
    }
    const seen = await report(expires(day(at(90 * DAY))), {
      snapshot: aSnapshot({ organisations: fresh([anOrganisation({ domains: fresh([old]) })]) }),
    })
    expect([seen.verdict, ...facts(seen)]).toEqual(['genuine', 'unknown'])
  })

  it('may have moved since: a mail of last year is not false because the name was renewed', async () => {
    const written = { date: at(-370 * DAY) }
    expect(facts(await report(expires(day(at(-352 * DAY)), written)))).toEqual(['unknown'])
    // and a mail of today that says so is
    expect(facts(await report(expires(day(at(-352 * DAY)))))).toEqual(['contradicted'])
  })

  it('of a name that nobody knows here, or that is written with other letters, is found too', async () => {
    const other = await report({
      subject: 'Domaine',
      text: `Le domaine müller.example expire le ${day(ENDS)}.`,
    })
    expect(other.claims[0]).toMatchObject({ said: { name: 'xn--mller-kva.example' }, fact: 'unknown' })
    expect(other.verdict).toBe('genuine')
  })

  it('is checked for each name that a mail speaks of', async () => {
    const text = `vully.example expires on ${day(ENDS)}.\nOther.example expires on ${day(ENDS)}.\nvully.example expires on ${day(at(60 * DAY))}.`
    expect(facts(await report({ subject: 'Domains', text }))).toEqual(['agrees', 'unknown', 'contradicted'])
  })
})

describe('a sign-in', () => {
  const signIn = (when: string, ip = '203.0.113.7'): Partial<Mail> => ({
    subject: 'New sign-in to your account',
    text: `There was a sign-in from a new device on ${when} (IP address ${ip}).`,
  })
  const utc = (time: IsoTime, zone = 'UTC') => `${day(time)} at ${time.slice(11, 16)} ${zone}`
  const shifted = (hours: number) => at(-2 * HOUR + hours * HOUR)
  it.each([
    ['in UTC', utc(SIGNED_IN), 'agrees'],
    ['in the zone of the account', utc(shifted(1), ''), 'agrees'],
    ['in a zone that it names', utc(shifted(5), '(UTC+5)'), 'agrees'],
    ['a few minutes off', utc(at(-2 * HOUR + 8 * MINUTE)), 'agrees'],
    ['half an hour off', utc(at(-2 * HOUR + 30 * MINUTE)), 'unknown'],
    ['hours off, in no zone', utc(shifted(-7), ''), 'unknown'],
    ['hours off', utc(shifted(-7)), 'contradicted'],
    ['days off, in no zone', utc(at(-4 * DAY), ''), 'contradicted'],
    ['after the last look', utc(at(HOUR)), 'unknown'],
  ])('%s', async (_what, when, claim) => {
    expect(facts(await report(signIn(when)))).toEqual([claim])
  })

  it('from another address at that time is another one', async () => {
    expect(facts(await report(signIn(utc(SIGNED_IN), '198.51.100.9')))).toEqual(['contradicted'])
  })

  const from = (place: string, ip = '203.0.113.7'): Partial<Mail> => ({
    subject: 'New sign-in to your account',
    text: `New sign-in from a new device.\nDate: ${utc(SIGNED_IN)}\nLocation: ${place}\nIP address: ${ip}`,
  })
  it.each([
    ['Lisbon, Portugal', 'agrees'],
    ['Lissabon (Portugal)', 'agrees'],
    ['Porto, Portogallo', 'agrees'],
    ['Lisbon', 'agrees'],
    // a city of another name may be the same, and a country that nobody knows says nothing
    ['Lisbonne', 'agrees'],
    ['Somewhere, Ruritania', 'agrees'],
    ['Oslo, Norway', 'contradicted'],
    ['Oslo, Norvège', 'contradicted'],
    ['Norwegen', 'contradicted'],
    ['Oslo (Norvegia)', 'contradicted'],
    ['Oslo · Noruega', 'contradicted'],
  ])('at its time and from its address, at “%s”', async (place, claim) => {
    const seen = await report(from(place))
    expect([...facts(seen), seen.verdict]).toEqual([claim, claim === 'agrees' ? 'genuine' : 'suspicious'])
    // that it fits proves nothing
    expect((await report({ ...from(place), results: null })).verdict).not.toBe('genuine')
  })

  it('at a place is unknown where no source says where it was', async () => {
    const nowhere = [anEvent({ place: null })]
    expect(facts(await report(from('Oslo, Norway'), { events: nowhere }))).toEqual(['agrees'])
    const named = [anEvent({ place: { name: 'Lisboa, Portugal', country: null, position: null } })]
    expect(facts(await report(from('Oslo, Norway'), { events: named }))).toEqual(['contradicted'])
  })

  it('of a state that is named as a country is, is not held for that country', async () => {
    const atlanta = [anEvent({ place: { name: 'Atlanta', country: 'US', position: null } })]
    expect(facts(await report(from('Atlanta, Georgia'), { events: atlanta }))).toEqual(['agrees'])
    expect(facts(await report(from('Atlanta, Georgia, United States'), { events: atlanta }))).toEqual([
      'agrees',
    ])
  })

  it('is found in “a new sign-in to your account”, without a place', async () => {
    const text = 'A new sign-in to your Infomaniak account from Moscow. Not you?'
    const seen = await report({
      from: 'Manager <a@evil.example>',
      results: 'dkim=pass header.d=evil.example',
      text,
      link: 'https://evil.example/',
    })
    expect([seen.kind, seen.verdict]).toEqual(['new-location', 'forged'])
  })

  it('is unknown where the list is', async () => {
    expect(facts(await report(signIn(utc(shifted(-7))), { events: null }))).toEqual(['unknown'])
  })

  it('of another sort does not count', async () => {
    const failed = [anEvent({ kind: 'sign-in-failed' })]
    expect(facts(await report(signIn(utc(SIGNED_IN)), { events: failed }))).toEqual(['contradicted'])
  })
})

describe('what can be switched', () => {
  const blocked = {
    subject: 'Product blocked',
    text: 'The product kDrive Vully was blocked in Atelier Vully SA.',
  }
  const with_ = (locked: boolean, seenAt: IsoTime): Partial<World> => ({
    snapshot: aSnapshot({
      status: aConnectionStatus({ lastSyncAt: seenAt }),
      organisations: fresh([
        anOrganisation({
          products: fact(
            known([aDrive({ locked: known(locked) })]),
            { source: 'infomaniak', observedAt: seenAt },
            6 * HOUR,
          ),
        }),
      ]),
    }),
  })
  it('contradicts only where it was looked at after the mail, and soon', async () => {
    expect(facts(await report(blocked, with_(true, at(-MINUTE))))).toEqual(['agrees'])
    expect(facts(await report(blocked, with_(false, at(-MINUTE))))).toEqual(['contradicted'])
    expect(facts(await report(blocked, with_(false, at(-2 * HOUR))))).toEqual(['unknown'])
    expect(facts(await report({ ...blocked, date: at(-5 * DAY) }, with_(false, at(-MINUTE))))).toEqual([
      'unknown',
    ])
  })

  it('is the login address, and the second step too', async () => {
    const changed = {
      subject: 'Your login address was changed',
      text: 'You now sign in with x@elsewhere.example.',
    }
    expect(facts(await report(changed))).toEqual(['contradicted'])
    const off = {
      subject: 'Security alert',
      text: 'Two-factor authentication is not enabled on your account.',
    }
    expect(facts(await report(off))).toEqual(['contradicted'])
    const without = aSnapshot({ account: fresh(anAccount({ twoFactor: known('off') })) })
    expect(facts(await report(off, { snapshot: without }))).toEqual(['agrees'])
  })
})

it('of others in the organisation says nothing of the reader’s own second step', async () => {
  for (const text of [
    'Two-factor authentication was switched off for a user of your organisation.',
    'Die Zwei-Faktor-Authentifizierung ist für ein Mitglied Ihrer Organisation nicht aktiv.',
  ])
    expect((await report({ subject: 'Security', text })).verdict).toBe('genuine')
  const password = 'The password of luca@elsewhere.example has been changed.'
  expect(facts(await report({ subject: 'Security', text: password }))).toEqual(['unknown'])
})

it('of what no source tells, it is said that only the Manager shows it', async () => {
  const seen = await report({ subject: 'Invoice 2026-1', text: 'Your invoice 2026-1 of CHF 45.00 is ready.' })
  expect(messageWords(createTranslator('en', catalogues.en, 'UTC'), seen).claims).toEqual([
    expect.stringContaining('only the Manager shows whether it is so'),
  ])
  const ends = await report(expires(day(at(40 * DAY))))
  expect(messageWords(createTranslator('en', catalogues.en, 'UTC'), ends).claims[0]).toMatch(
    /otherwise \(Looked after here: yes · Date: /,
  )
})

it('of a sign-in that never was, it is said that none is known', async () => {
  const text = `New sign-in from a new device on ${day(at(-4 * DAY))} at 10:00 UTC.`
  const seen = await report({ subject: 'New sign-in', text })
  const { claims } = messageWords(createTranslator('en', catalogues.en, 'UTC'), seen)
  expect(claims[0]).toMatch(/: The activity known here has nothing of the kind at that time$/)
})

it('names no field where a line of the header has no name', async () => {
  const seen = await report({ header: ['nothing that is a field'] })
  const odd = seen.reasons.find(({ code }) => code === 'header-odd')
  expect(odd?.seen).toEqual({ fields: null })
  for (const language of languages) {
    const words = messageWords(createTranslator(language, catalogues[language], 'UTC'), seen).reasons
    expect(words[seen.reasons.indexOf(odd as NonNullable<typeof odd>)]).not.toMatch(/: *\.|none|\{/)
  }
})

describe('a mail that is handed on', () => {
  const forwarded = {
    from: 'Luca <luca@friend.example>',
    results: 'dkim=pass header.d=friend.example',
    ...expires(day(ENDS), { subject: 'Fwd: Renewal of vully.example' }),
  }
  it('has lost its proof, and is no forgery by that', async () => {
    expect((await report(forwarded)).verdict).toBe('unknown')
  })
  it('is looked at by a colleague, too, for what others wrote in it', async () => {
    const colleague = {
      ...forwarded,
      from: 'Luca <luca@vully.example>',
      results: 'dkim=pass header.d=vully.example',
    }
    expect((await report(colleague)).verdict).toBe('unknown')
    expect((await report({ ...colleague, link: 'https://pay.example/' })).verdict).toBe('forged')
  })
  it('is not believed because of a word in its subject', async () => {
    expect((await report({ ...forwarded, link: 'https://pay.example/' })).verdict).toBe('forged')
  })
})

describe('a mail that does not speak for the provider', () => {
  const friend = {
    from: 'Luca <luca@friend.example>',
    results: 'dkim=pass header.d=friend.example; dmarc=pass',
  }
  it.each([
    [
      'a letter',
      { subject: 'Sunday', text: 'Shall we walk to the lake?', link: 'https://maps.example/lake' },
    ],
    [
      'one that names the provider',
      { subject: 'Hosting', text: 'We moved to Infomaniak last week.', link: 'https://photos.example/' },
    ],
    [
      'a shop that presses',
      { subject: 'Last chance', text: 'Only today: buy immediately.', link: 'https://shop.example/' },
    ],
    [
      'another service’s sign-in',
      {
        subject: 'New sign-in',
        text: 'A new device signed in to your account.',
        link: 'https://accounts.other.example/',
      },
    ],
    [
      'a paper',
      {
        subject: 'Minutes',
        text: 'See attached.',
        attachments: [
          {
            name: 'minutes.docx',
            type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
          },
        ],
      },
    ],
  ])('%s is neither genuine nor forged', async (_what, over) => {
    const seen = await report({ ...friend, link: 'https://friend.example/', ...over })
    expect(seen.verdict).toBe('unknown')
  })
  const ends = {
    en: 'Our domain vully.example expires on 3 December 2026.',
    fr: 'Notre domaine vully.example expire le 3 décembre 2026.',
    de: 'Unsere Domain vully.example läuft am 3. Dezember 2026 ab.',
    it: 'Il nostro dominio vully.example scade il 3 dicembre 2026.',
    es: 'Nuestro dominio vully.example vence el 3 de diciembre de 2026.',
  }
  it.each(languages)(
    'is no forgery because it tells of the provider, and one to a customer is (%s)',
    async (language) => {
      const link = { link: 'https://photos.example/' }
      const told = await report({ ...friend, ...link, subject: 'Infomaniak', text: ends[language] })
      expect(told.verdict).toBe('suspicious')
      const [subject, ...lines] = mailTexts['domain-expiring'][language](toldIn(language))
      const customer = {
        en: 'Dear customer',
        fr: 'Cher client',
        de: 'Sehr geehrte Kundin',
        it: 'Gentile cliente',
        es: 'Estimado cliente',
      }
      const text = `${customer[language]}\n${lines.join('\n')}`
      const asked = await report({ ...friend, ...link, subject: `Infomaniak: ${subject ?? ''}`, text })
      expect(asked.verdict).toBe('forged')
    },
  )
  it('is one of an agency, which looks after “your hosting”, and no forgery', async () => {
    const agency = { subject: 'Report: hosting at Infomaniak', link: 'https://friend.example/report' }
    for (const text of [
      'Your hosting ran without a fault. The invoice follows.',
      'Ihr Hosting lief ohne Ausfall. Die Rechnung folgt.',
    ])
      expect((await report({ ...friend, ...agency, text })).verdict).toBe('suspicious')
    const pressing = { ...friend, ...agency, text: 'Your invoice is overdue. Pay immediately.' }
    expect((await report(pressing)).verdict).toBe('forged')
  })
  it('is talk of colleagues, with nothing to press', async () => {
    const text = `Our domain vully.example expires on ${day(ENDS)}.`
    const talk = { ...friend, subject: 'Infomaniak', text }
    expect((await report({ ...talk, link: TRUE_LINK })).verdict).toBe('unknown')
    expect((await report({ ...talk, link: 'https://photos.example/' })).verdict).toBe('suspicious')
  })
  it('may tell of a sign-in elsewhere, which is not known here', async () => {
    const elsewhere = {
      ...friend,
      subject: 'New sign-in to your account',
      text: `A new device signed in on ${day(at(-4 * DAY))} at 10:00 UTC from Oslo, Norway.`,
      link: 'https://accounts.other.example/',
    }
    const seen = await report(elsewhere)
    expect([...facts(seen), seen.verdict]).toEqual(['contradicted', 'unknown'])
  })
  it('is suspicious where it carries a program', async () => {
    const seen = await report({ ...friend, attachments: [{ name: 'photo.scr', type: 'image/jpeg' }] })
    expect(seen.verdict).toBe('suspicious')
  })
})

describe('the provider’s own, with proof', () => {
  it.each([
    ['a newsletter', {}, 'genuine'],
    [
      'one with a hidden first line and pictures',
      {
        html: `<div style="display:none">News</div><p>Hello dear customer, here is what is new this month.</p><img src="https://www.infomaniak.com/a.png"><a href="${TRUE_LINK}">More</a>`,
      },
      'genuine',
    ],
    ['one with an invoice', { attachments: [{ name: 'invoice.pdf', type: 'application/pdf' }] }, 'genuine'],
    [
      'one with an invitation to a meeting',
      { attachments: [{ name: 'invite.ics', type: 'text/calendar' }] },
      'unknown',
    ],
    ['one with a mail in it', { attachments: [{ name: null, type: 'message/rfc822' }] }, 'unknown'],
    [
      'one that is sealed',
      { attachments: [{ name: 'smime.p7m', type: 'application/pkcs7-mime' }] },
      'unknown',
    ],
    [
      'one that is signed',
      { attachments: [{ name: 'smime.p7s', type: 'application/pkcs7-signature' }] },
      'genuine',
    ],
    [
      'one that tells of a wrong password',
      { text: 'Somebody tried to log in with a wrong password.' },
      'genuine',
    ],
    [
      'one that tells of a changed password',
      { text: 'Wir möchten Ihnen mitteilen, dass Ihr Passwort geändert wurde.' },
      'genuine',
    ],
    [
      'one that lets choose a password',
      { text: 'Cliquez ici pour saisir un nouveau mot de passe.' },
      'genuine',
    ],
    ['one with a look-alike to type in', { text: 'Go to infomaniak-login.ch now.' }, 'unknown'],
    [
      'one that says how to call',
      { text: 'Call us at +41 22 000 00 00 or update your payment method.' },
      'genuine',
    ],
    [
      'one in which somebody who shares a file says where to call',
      { text: 'Luca shared the file “Account locked, call +41 22 000 00 00” with you.' },
      'suspicious',
    ],
    ['one that leads to a network elsewhere', { link: 'https://social.example/infomaniak' }, 'unknown'],
    ['one that asks for a password', { text: 'Please confirm your password.' }, 'suspicious'],
    ['one whose answers go elsewhere', { header: ['Reply-To: <a@elsewhere.example>'] }, 'suspicious'],
    [
      'one that says never to give a password',
      { text: 'We never ask you to confirm your password by mail.' },
      'genuine',
    ],
    [
      'one that was cut',
      { html: `<p>x</p>${'<p>Many words that nobody reads to their end.</p>'.repeat(1200)}` },
      'unknown',
    ],
  ])('%s', async (_what, over, verdict) => {
    expect((await report(over, { snapshot: null, events: null })).verdict).toBe(verdict)
  })
})

const anyText = fc.oneof(
  fc.constantFrom(
    'Infomaniak',
    'no-reply@infomaniak.com',
    'vully.example expires on 2026-12-05',
    'confirm your password',
    'New sign-in from a new device',
  ),
  fc.string({ maxLength: 60 }),
)
const anyAddress = fc.oneof(
  fc.constantFrom(
    TRUE_LINK,
    'https://evil.example/',
    'mailto:a@infomaniak.com',
    'tel:1',
    '',
    'x',
    'https://infomaniak.com@x.example',
  ),
  fc.webUrl(),
  fc.string({ maxLength: 40 }),
)
const anyMailbox = fc.record({
  name: anyText,
  address: fc.oneof(
    fc.constantFrom('no-reply@infomaniak.com', 'a@b.infomaniak.com'),
    fc.emailAddress(),
    anyText,
  ),
})
const anyMail: fc.Arbitrary<ReadMail> = fc.record({
  from: fc.array(anyMailbox, { minLength: 0, maxLength: 2 }),
  replyTo: fc.array(anyMailbox, { maxLength: 1 }),
  to: fc.constant([]),
  subject: fc.option(anyText),
  date: fc.constantFrom(NOW, at(-DAY), null),
  headers: fc.constant([]),
  oddFields: fc.array(fc.constantFrom('from', 'x'), { maxLength: 1 }),
  text: fc.array(anyText, { maxLength: 5 }).map((lines) => lines.join('\n')),
  plain: anyText,
  links: fc.array(fc.record({ shown: anyText, address: anyAddress, place: fc.constant('anchor' as const) }), {
    maxLength: 3,
  }),
  images: fc.array(anyAddress, { maxLength: 2 }),
  forms: fc.boolean(),
  hidden: fc.subarray(['words', 'colour', 'characters', 'direction'] as const),
  attachments: fc.array(
    fc.record({
      name: fc.option(anyText),
      type: fc.constantFrom('image/png', 'text/html', 'application/pdf'),
      bytes: fc.nat(),
    }),
    { maxLength: 2 },
  ),
  faults: fc.subarray(['cut', 'damaged'] as const),
})
const finding = {
  result: fc.constantFrom('none', 'pass', 'fail', 'temperror', 'softfail') as fc.Arbitrary<'pass'>,
  domain: fc.constantFrom('infomaniak.com', 'evil.example', ''),
  aligned: fc.boolean(),
}
const signature = fc.record({ ...finding, signed: fc.constantFrom([], ['from', 'subject'], ['to']) })
const anyAuthentication: fc.Arbitrary<MailAuthentication> = fc.record({
  by: fc.constantFrom('receiver', 'dns', 'nothing') as fc.Arbitrary<'dns'>,
  receiver: fc.constantFrom(RECEIVER, null),
  dkim: fc.array(signature, { maxLength: 2 }),
  spf: fc.option(fc.record(finding)),
  dmarc: fc.option(fc.record(finding)),
  faults: fc.subarray([
    'results-absent',
    'results-forged',
    'results-doubtful',
    'receiver-unnamed',
    'dns-failed',
  ] as const),
})

const translators = languages.map((language) => createTranslator(language, catalogues[language], 'UTC'))

test('whatever a mail is, it is genuine only if all that has to be is so', () => {
  fc.assert(
    fc.property(anyMail, anyAuthentication, (mail, authentication) => {
      const seen = judgeMessage(mail, authentication, nothingKnown, [], NOW)
      v.parse(messageReport, seen)
      for (const words of translators) messageWords(words, seen)
      if (seen.verdict !== 'genuine') return
      expect(authentication.by).not.toBe('nothing')
      expect(
        authentication.dkim.some(
          (one) => one.result === 'pass' && one.aligned && one.domain === 'infomaniak.com',
        ),
      ).toBe(true)
      expect(authentication.dmarc?.result).not.toBe('fail')
      expect(mail.from.map(({ address }) => address.slice(address.lastIndexOf('@')))).toHaveLength(1)
      expect(mail.from[0]?.address).toMatch(/@(?:b\.)?infomaniak\.com$/)
      expect(seen.links.every(({ verdict }) => verdict === 'true')).toBe(true)
      expect([...mail.faults, ...mail.oddFields, ...mail.hidden.filter((how) => how !== 'words')]).toEqual([])
      expect(mail.forms).toBe(false)
      expect(seen.reasons.filter(({ weight }) => weight === 'against')).toEqual([])
    }),
    { numRuns: 400 },
  )
})
