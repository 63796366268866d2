/**
 * The verdict on a mail. `genuine` has to be earned whole: a sender of the provider, proven by its own signature, every link its
 * own, and nothing against it. A forger can write all the rest, so what is missing makes it `unknown`, never genuine. Pure.
 */
import type { MessageReason, MessageReport, MessageVerdict } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import type { IsoTime } from '#shared/time.ts'
import { claimsOf, kindsIn } from './claims.ts'
import { needsFrom, type MessageFacts, type MessageNeeds } from './facts.ts'
import { MOST_TEXT } from './folded.ts'
import { look, zonesOf, type Looked } from './looked.ts'
import type { MailAuthentication, MethodFinding, ReadMail } from './mail.ts'
import { short } from './reading/limits.ts'
import { momentsSaid } from './said-sign-in.ts'
import { saidBy } from './said.ts'
import type { Grade, Rule, Saying } from './rule.ts'
import { claimRules, contentRules, linkRules, readingRules } from './rules-content.ts'
import { proofRules, senderRules } from './rules-sender.ts'

export const allRules: readonly Rule[] = [
  ...senderRules,
  ...linkRules,
  ...proofRules,
  ...contentRules,
  ...claimRules,
  ...readingRules,
]

/** @param rules all but where a test leaves one out */
export function judgeMessage(
  mail: ReadMail,
  authentication: MailAuthentication,
  facts: MessageFacts,
  guarded: readonly GuardedName[],
  now: IsoTime,
  rules: readonly Rule[] = allRules,
): MessageReport {
  const looked = look(mail, authentication, facts, guarded, now)
  const said = rules
    .flatMap(({ code, says }) => {
      const saying = says(looked)
      return saying === null ? [] : [{ code, ...saying }]
    })
    .sort((a, b) => grades.indexOf(a.grade) - grades.indexOf(b.grade))
  return {
    verdict: verdictOf(said, looked),
    kind: looked.kind,
    reasons: said.map(({ code, grade, seen }) => ({ code, weight: weightOf[grade], seen })),
    ...headOf(mail),
    authentication: provenBy(authentication),
    links: looked.links.map(({ shown, address, host, verdict, imitates }) => ({
      shown,
      address,
      host,
      verdict,
      imitates,
    })),
    attachments: [...looked.attachments],
    claims: [...looked.claims],
  }
}

/** The heaviest first. */
const grades: readonly Grade[] = ['proof', 'sign', 'bar', 'for', 'note']
const weightOf = { proof: 'against', sign: 'against', bar: 'note', for: 'for', note: 'note' } as const

interface Said extends Saying {
  readonly code: MessageReason
}

/** What together with any other sign leaves no honest explanation. */
const weighty: ReadonlySet<MessageReason> = new Set(['sender-foreign', 'claim-contradicted'])
/** In a mail that nothing proves, these as well. */
const weightyUnproven: ReadonlySet<MessageReason> = new Set([
  'asks-secret',
  'form-inside',
  'link-odd',
  'attachment-risky',
])
const needed: readonly MessageReason[] = ['sender-true', 'signed']

function verdictOf(said: readonly Said[], { speaks, isAside, links, isProven }: Looked): MessageVerdict {
  const against = said.filter(({ grade }) => grade === 'proof' || grade === 'sign')
  const isProof = against.some(({ grade }) => grade === 'proof')
  const isWeighty = (code: MessageReason) => weighty.has(code) || (!isProven && weightyUnproven.has(code))
  const isTogether = !isAside && against.length > 1 && against.some(({ code }) => isWeighty(code))
  if (speaks && (isProof || isTogether)) return 'forged'
  if (against.length > 0) return 'suspicious'
  const isWhole =
    needed.every((code) => said.some((one) => one.code === code && one.grade === 'for')) &&
    links.every(({ verdict }) => verdict === 'true') &&
    !said.some(({ grade }) => grade === 'bar')
  return isWhole ? 'genuine' : 'unknown'
}

function headOf({ from, subject, date }: ReadMail): Pick<MessageReport, 'from' | 'subject' | 'date'> {
  const [first] = from
  return {
    from: first
      ? {
          name: first.name === '' ? null : short(first.name),
          address: short(first.address),
        }
      : null,
    subject: subject === null ? null : short(subject),
    date,
  }
}

function provenBy({ by, receiver, dkim, spf, dmarc }: MailAuthentication): MessageReport['authentication'] {
  // the one that counts first
  const best = dkim.toSorted((a, b) => rank(a) - rank(b))[0]
  return {
    by,
    receiver: receiver === null ? null : short(receiver),
    dkim: foundBy(best),
    spf: foundBy(spf),
    dmarc: foundBy(dmarc),
  }
}
const foundBy = (finding: MethodFinding | null | undefined) =>
  finding ? short([finding.result, finding.domain].filter((part) => part !== '').join(' ')) : null
const rank = ({ result, aligned }: MethodFinding) => (result === 'pass' ? 0 : 2) + (aligned ? 0 : 1)

/** What has to be known of what the mail speaks of, to check its claims. */
export function needsOf(mail: ReadMail, now: IsoTime): MessageNeeds {
  const said = saidBy(mail, now)
  const zones = [...zonesOf(mail), 0, -720, 840]
  const claims = claimsOf(said, kindsIn(said))
  const moments = claims.flatMap((claim) =>
    claim.of === 'sign-in' ? momentsSaid(claim.said, said.written, zones) : [],
  )
  const text = [said.subject, ...said.sentences].map((one) => one.text).join('\n')
  return needsFrom(moments, text.slice(0, MOST_TEXT), said.written)
}
