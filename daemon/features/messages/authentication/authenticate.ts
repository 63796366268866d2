/** By whom a mail is proven: by the results of the receiver that the person named, by the keys in DNS, or by nothing. */
import {
  methodResults,
  type AuthenticationFault,
  type MailAuthentication,
  type MethodFinding,
  type MethodResult,
  type ReadMail,
  type SignatureFinding,
} from '../mail.ts'
import { checkSignatures } from './check-signatures.ts'
import type { AskKey } from './dns-keys.ts'
import { domainIn, domainOfAddress } from './properties.ts'
import { domainOf } from './received.ts'
import type { WrittenResult } from './results-text.ts'
import { coversShown, signaturesIn, type Signature } from './signatures.ts'
import { trustedResults } from './trusted-results.ts'

export interface Witnesses {
  /** authserv-id; `null`: none was named. */
  readonly receiver: string | null
  /** `null`: DNS is not to be asked. */
  readonly ask: AskKey | null
}

/** @param bytes of the mail, from the first line of its header on */
export async function authenticate(
  mail: ReadMail,
  bytes: Buffer,
  { receiver: named, ask }: Witnesses,
  now: Date,
): Promise<MailAuthentication> {
  // as it is written in a field of results, where it stands without
  const receiver = named?.trim().replace(/\.$/, '') || null
  const from = senderDomain(mail)
  const signatures = signaturesIn(mail.headers)
  const trusted =
    receiver === null
      ? null
      : trustedResults(mail.headers, mail.oddFields, receiver, (domain) => isAligned(domain, from))
  const told = trusted?.results ? readFindings(trusted.results, mail, signatures) : null
  const faults: AuthenticationFault[] = [trusted ? trusted.fault : ('receiver-unnamed' as const)].filter(
    (fault) => fault !== null,
  )
  const nothing = { by: 'nothing', receiver, dkim: [], spf: null, dmarc: null, faults } as const
  const byReceiver: MailAuthentication = told ? { ...nothing, ...told, by: 'receiver' } : nothing
  // a hash over a part of it says nothing, nor one over what two programs would read as two mails
  if (ask === null || mail.faults.length > 0) return byReceiver

  const checked = await checkSignatures(bytes, signatures, ask, now)
  if (checked.some(({ isUnanswered }) => isUnanswered)) faults.push('dns-failed')
  const dkim = checked.map(({ finding }, at): SignatureFinding => {
    const signature = signatures[at]
    const isWhole = signature !== undefined && coversShown(signature, mail.headers, mail.oddFields)
    return {
      ...finding,
      result: finding.result === 'pass' && !isWhole ? 'policy' : finding.result,
      aligned: isAligned(finding.domain, from),
    }
  })
  // keys go in time: where DNS has no word of the sender's own, the receiver's counts, who looked at the right moment
  const isDefinite = dkim.some(({ result, aligned }) => aligned && (result === 'pass' || result === 'fail'))
  if (told && !isDefinite) return byReceiver
  // DNS was asked in its place
  return { ...byReceiver, by: 'dns', dkim, faults: faults.filter((fault) => fault !== 'receiver-unnamed') }
}

function readFindings(results: readonly WrittenResult[], mail: ReadMail, signatures: readonly Signature[]) {
  const from = senderDomain(mail)
  const finding = (one: WrittenResult, domain: string): MethodFinding => ({
    result: resultOf(one.result),
    domain,
    aligned: isAligned(domain, from),
  })
  const first = (method: string, ...names: string[]): MethodFinding | null => {
    const all = results.filter((result) => result.method === method)
    // where it says two things, the worse one
    const one = all.find(({ result }) => result !== 'pass') ?? all[0]
    return one
      ? finding(one, names.map((name) => domainIn(one, name)).find((domain) => domain !== '') ?? '')
      : null
  }
  return {
    dkim: results
      .filter(({ method }) => method === 'dkim')
      .map((one): SignatureFinding => {
        const domain = signerOf(one)
        const meant = signatures.filter((signature) => isMeant(signature, one, domain))
        // by `header.i` some name an identity below the signer
        const own = meant.length > 0 ? meant : signatures.filter((signature) => isAbove(signature, domain))
        const said = finding(one, domain)
        const isWhole = own.every((signature) => coversShown(signature, mail.headers, mail.oddFields))
        return {
          ...said,
          result: said.result === 'pass' && !isWhole ? 'policy' : said.result,
          signed: own[0]?.signed ?? [],
        }
      }),
    spf: first('spf', 'smtp.mailfrom', 'smtp.helo'),
    dmarc: first('dmarc', 'header.from'),
  }
}

const known: Readonly<Record<string, MethodResult>> = {
  ...Object.fromEntries(methodResults.map((result) => [result, result])),
  hardfail: 'fail',
}
const resultOf = (text: string): MethodResult =>
  (Object.hasOwn(known, text) ? known[text] : undefined) ?? 'neutral'

/** `header.d`, else the domain of `header.i`; none where it is said twice, or both and they do not fit. */
function signerOf(one: WrittenResult): string {
  const [byDomain, byIdentity] = [domainIn(one, 'header.d'), domainIn(one, 'header.i')]
  if (byDomain === '') return one.properties.some(([name]) => name === 'header.d') ? '' : byIdentity
  const fits = byIdentity === '' || byIdentity === byDomain || byIdentity.endsWith(`.${byDomain}`)
  return fits ? byDomain : ''
}

const isMeant = ({ domain, selector, value }: Signature, { properties }: WrittenResult, signer: string) => {
  const said = (name: string) => properties.find(([known]) => known === name)?.[1]
  const start = said('header.b')
  return (
    domain === signer &&
    (said('header.s')?.toLowerCase() ?? selector) === selector &&
    (start === undefined || value.startsWith(start))
  )
}

const isAbove = ({ domain }: Signature, signer: string): boolean =>
  domain !== '' && (signer === domain || signer.endsWith(`.${domain}`))

/** `null` where there is not exactly one sender. */
function senderDomain({ from, headers }: ReadMail): string | null {
  const [one] = from
  const isSingle = from.length === 1 && headers.filter(({ name }) => name === 'from').length === 1
  return one && isSingle && one.address.includes('@') ? domainOfAddress(one.address) || null : null
}

/** The sender's own domain, or the registrable one above it: who owns that owns all below, and not the other way round. */
const isAligned = (domain: string, from: string | null): boolean =>
  from !== null && domain !== '' && (domain === from || domain === domainOf(from))
