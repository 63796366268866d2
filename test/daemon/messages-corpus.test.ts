/** Genuine-looking mails of every kind and language, and every forgery of them: no forged one is ever called genuine. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emlOf, RECEIVER as SANDBOX_RECEIVER } from '#daemon/sandbox/mails/eml.ts'
import { mailLanguage } from '#daemon/sandbox/mails/language.ts'
import { allRules } from '#daemon/features/messages/verdict.ts'
import { messageKinds, type MessageKind, type MessageReason, type MessageVerdict } from '#shared/messages.ts'
import { languages } from '#shared/settings.ts'
import { epoch, HOUR } from '#shared/time.ts'
import { forgeries } from '../support/forgeries.ts'
import { mailTexts } from '../support/mail-texts.ts'
import { ENDS, SIGNED_IN, toldIn, world } from '../support/mail-world.ts'
import { aMail, eml, examined, judged, RECEIVER, type Examined, type World } from '../support/mails.ts'
import { at } from '../support/snapshot.ts'

const genuineLooking = messageKinds.flatMap((kind) =>
  languages.map((language) => {
    const [subject, ...lines] = mailTexts[kind][language](toldIn(language))
    return { kind, language, mail: aMail({ subject, text: lines.join('\n') }) }
  }),
)
/** Nothing that is kept here tells of these. */
const cannotBeChecked = ['invoice', 'security-alert', 'account-closing']

const counted = (all: readonly Examined[], where: World): Record<MessageVerdict, number> => {
  const counts = { genuine: 0, suspicious: 0, forged: 0, unknown: 0 }
  for (const one of all) counts[judged(one, where).verdict]++
  return counts
}
const row = (name: string, { genuine, suspicious, forged, unknown }: Record<MessageVerdict, number>) =>
  `${[`${String(forged)} forged`, `${String(suspicious)} suspicious`, `${String(unknown)} cannot tell`, `${String(genuine)} genuine`].map((text) => text.padStart(15)).join('')}   ${name}`
const printed: string[] = []
afterAll(() => {
  console.log(printed.join('\n'))
})

describe.each(genuineLooking)('a mail “$kind” in $language', ({ kind, mail }) => {
  it('is genuine with proof, whatever is known, and only then', async () => {
    const proven = await examined(eml(mail), RECEIVER)
    const seen = judged(proven, world)
    expect([seen.kind, seen.verdict]).toEqual([kind, 'genuine'])
    const claim = seen.claims.find((one) => one.kind === kind)
    expect(claim?.fact).toBe(cannotBeChecked.includes(kind) ? 'unknown' : 'agrees')

    expect(judged(proven, { ...world, snapshot: null, events: null }).verdict).toBe('genuine')
    for (const receiver of [null, 'mx.other.example']) {
      const unproven = judged(await examined(eml(mail), receiver), world)
      // anybody can write the sender's name: it is no word for a mail that nothing proves
      expect(unproven.reasons.find(({ code }) => code === 'sender-true')?.weight).toBe('note')
      expect(unproven.verdict, String(receiver)).toBe('unknown')
    }
  })
})

/** Numbers of the provider’s languages. */
const languageIds = [1, 2, 3, 4, 5]
describe.each(languageIds)('the mails of the sandbox, in its language %i', (id) => {
  it('are genuine by the results of its receiver, of the kind that they are', async () => {
    const { texts, day, signIn } = mailLanguage(id)
    const from = { place: { name: 'Lisbon', country: 'PT' }, device: 'Firefox on Linux', ip: '203.0.113.7' }
    const told = signIn(epoch(SIGNED_IN), from as Parameters<typeof signIn>[1])
    const [name, organisation, ends] = ['vully.example', 'Atelier Vully SA', day(epoch(ENDS))]
    const mails: readonly (readonly [MessageKind, { readonly subject: string; readonly body: string }])[] = [
      ['new-location', texts.newLocation(told)],
      ['wrong-password', texts.wrongPassword(told)],
      ['wrong-password', texts.signInPaused(told)],
      ['login-changed', texts.loginChanged('anna@vully.example')],
      ['domain-expiring', texts.expiresIn(name, ends, 13)],
      ['domain-expiring', texts.expired(name, ends)],
      ['domain-expiring', texts.restorable(name, 'CHF 80')],
      ['product-blocked', texts.productBlocked('kDrive Vully', organisation)],
      ['invitation', texts.invitation('Luca', organisation, true)],
      ['invitation', texts.invitation('Luca', organisation, false)],
      ['two-factor-required', texts.twoFactorRequired(organisation)],
    ]
    const seen = await Promise.all(
      mails.map(async ([, { subject, body }]) => {
        const text = `${body}\n\n${texts.look}`
        const person = { name: 'Anna', address: 'anna@vully.example' }
        const letter = {
          id: '1',
          from: { name: 'Infomaniak', address: 'no-reply@infomaniak.com' },
          to: person,
        }
        const bytes = emlOf({ ...letter, subject, at: epoch(at(-HOUR)), text, html: `<p>${text}</p>` })
        return judged(await examined(Buffer.from(bytes), SANDBOX_RECEIVER), world)
      }),
    )
    expect(seen.map(({ kind, verdict }) => [kind, verdict])).toEqual(mails.map(([kind]) => [kind, 'genuine']))
    expect(seen.flatMap(({ claims }) => claims).map(({ fact }) => fact)).not.toContain('contradicted')
  })
})

describe('what is forged', () => {
  const mails = new Map<string, readonly Examined[]>()
  beforeAll(async () => {
    for (const { name, of } of forgeries) {
      const all = genuineLooking.map(({ mail, language }) => ({ ...mail, ...of(mail, language) }))
      mails.set(name, await Promise.all(all.map((mail) => examined(eml(mail), RECEIVER))))
    }
  }, 60_000)

  it.each(forgeries)(
    'is not genuine, and caught where a sign is to be seen: $name',
    ({ name, mayBeUnknown }) => {
      const counts = counted(mails.get(name) ?? [], world)
      printed.push(row(name, counts))
      expect(counts).toMatchObject({ genuine: 0, ...(mayBeUnknown ? {} : { unknown: 0 }) })
      expect(counts.forged + counts.suspicious + counts.unknown).toBe(genuineLooking.length)
    },
  )

  // each rule decides over some mail: without it, the verdict is another
  const decides: readonly (readonly [rule: MessageReason, forgery: string | null])[] = [
    ['sender-imitates', 'a word beside the name'],
    ['sender-name-lies', 'the provider’s name, a free mailbox, true link'],
    ['sender-many', 'two From fields'],
    ['sender-foreign', 'presses, of another sender, true link'],
    ['reply-elsewhere', 'answers go elsewhere'],
    ['header-odd', 'two subjects'],
    ['sender-true', null],
    ['signed', null],
    ['results-forged', 'results written before it was received'],
    ['signature-fails', 'signature fails'],
    ['signature-other', 'signed by another'],
    ['not-signed', 'not signed, no policy'],
    ['link-imitates', 'a look-alike in a link'],
    ['link-lies', 'a link that shows the true address'],
    ['link-odd', 'a port'],
    ['link-foreign', 'a link elsewhere'],
    ['homoglyphs', 'Cyrillic letters in the text'],
    ['asks-secret', 'asks for a password'],
    ['form-inside', 'a form'],
    ['attachment-risky', 'a disk image'],
    ['hidden-text', 'words hidden by their colour'],
    ['urgent', 'presses, of another sender, true link'],
    ['remote-content', 'only a picture'],
  ]
  it.each(decides)('is judged otherwise without the rule “%s”', async (code, name) => {
    const rules = allRules.filter((rule) => rule.code !== code)
    expect(rules.length).toBe(allRules.length - 1)
    const mail =
      mails.get(name ?? '')?.[0] ?? (await examined(eml(genuineLooking[0]?.mail ?? aMail()), RECEIVER))
    expect(judged(mail, { ...world, rules }).verdict).not.toBe(judged(mail, world).verdict)
  })
})
