/** What is said of what a mail holds, and of how far it could be read. */
import { mayBeShown } from './attachments.ts'
import { disguisedIn, namesProvider } from './look.ts'
import type { Looked } from './looked.ts'
import { saying, type Grade, type Rule } from './rule.ts'

/** In a mail that speaks for nobody who is guarded, it is only to be known. */
const ifSpeaks = ({ speaks }: Looked, grade: Grade): Grade => (speaks ? grade : 'note')
/** In a mail that is the provider's, it may be a slip of theirs, and is no more than that. */
const unlessProven = (looked: Looked, grade: Grade): Grade =>
  looked.isProven ? 'bar' : ifSpeaks(looked, grade)

const MOST_NAMED = 5
const named = (all: readonly string[]): string =>
  [...new Set(all)].slice(0, MOST_NAMED).join(', ').slice(0, 300)
const isCall = (scheme: string) => scheme === 'tel' || scheme === 'sms'

export const linkRules: readonly Rule[] = [
  {
    code: 'link-imitates',
    says(looked) {
      const found = looked.links.filter(({ verdict }) => verdict === 'imitates')
      const [first] = found
      if (first === undefined) {
        const [said] = looked.imitations
        if (said === undefined) return null
        const seen = { host: named(looked.imitations.map(({ host }) => host)), name: said.of }
        return saying(unlessProven(looked, 'sign'), { ...seen, count: looked.imitations.length })
      }
      return saying('proof', {
        host: named(found.map(({ host, address }) => host ?? address)),
        name: first.imitates,
        count: found.length,
      })
    },
  },
  {
    code: 'link-lies',
    says(looked) {
      const found = looked.links.filter(({ verdict, lies }) => verdict !== 'true' && lies !== null)
      const [first] = found
      if (first === undefined) return null
      const isOfProvider = found.some(
        ({ lies }) => namesProvider(lies ?? '') || disguisedIn(lies ?? '') !== null,
      )
      const seen = { shown: first.lies, host: first.host ?? first.address.slice(0, 200), count: found.length }
      return saying(isOfProvider && looked.speaks ? 'proof' : ifSpeaks(looked, 'sign'), seen)
    },
  },
  {
    code: 'link-odd',
    says(looked) {
      const found = looked.links.filter(({ verdict }) => verdict === 'odd')
      if (found.length === 0) return null
      const isOnlyCalls = found.every(({ scheme }) => isCall(scheme))
      const seen = { address: named(found.map(({ address }) => address.slice(0, 100))), count: found.length }
      return saying(isOnlyCalls ? unlessProven(looked, 'sign') : ifSpeaks(looked, 'sign'), seen)
    },
  },
  {
    code: 'link-foreign',
    says(looked) {
      const linked = looked.links.filter(({ verdict }) => verdict === 'foreign')
      // some programs make a link of a bare name
      const found = [...linked.map(({ host, address }) => host ?? address), ...looked.strangers]
      if (found.length === 0 || (linked.length === 0 && !looked.isProven)) return null
      const seen = { host: named(found), count: found.length }
      return saying(unlessProven(looked, 'sign'), seen)
    },
  },
  {
    code: 'link-true',
    says: ({ links }) =>
      links.length > 0 && links.every(({ verdict }) => verdict === 'true')
        ? saying('for', { count: links.length })
        : null,
  },
]

export const contentRules: readonly Rule[] = [
  {
    code: 'homoglyphs',
    says: ({ disguised }) =>
      disguised === null ? null : saying(disguised['provider'] === true ? 'proof' : 'sign', disguised),
  },
  {
    code: 'asks-secret',
    says({ asks, isProven, isRelay }) {
      const [what] = asks
      if (what === undefined) return null
      // its own mails say how to call it, and where a card is renewed; what others write in them is not its own
      const isItsOwn = isProven && !isRelay && !asks.some((one) => /^(?:password|code|remote)$/.test(one))
      return saying(isItsOwn ? 'note' : 'sign', { what })
    },
  },
  { code: 'form-inside', says: (looked) => (looked.mail.forms ? saying('sign') : null) },
  {
    code: 'attachment-risky',
    says({ attachments }) {
      const found = attachments.filter(({ risky }) => risky)
      if (found.length === 0) return null
      return saying('sign', { name: named(found.map(({ name, type }) => name ?? type)), count: found.length })
    },
  },
  {
    code: 'hidden-text',
    says(looked) {
      const { hidden } = looked.mail
      if (hidden.length === 0) return null
      // the first line that a list of mails shows is hidden in many honest ones
      const isUsual = hidden.every((how) => how === 'words')
      return saying(isUsual ? 'note' : ifSpeaks(looked, 'sign'), { how: isUsual ? 'words' : 'characters' })
    },
  },
  {
    code: 'urgent',
    says: (looked) =>
      looked.urgent === null
        ? null
        : saying(looked.sender.isTrue ? 'note' : ifSpeaks(looked, 'sign'), { word: looked.urgent }),
  },
  {
    code: 'remote-content',
    says(looked) {
      const { mail, isPicture, isProven } = looked
      if (mail.images.length === 0 && !isPicture) return null
      // words in a picture are words that no program reads; of whom they are is proven, or it is not
      return saying(isPicture && !isProven ? ifSpeaks(looked, 'sign') : 'note', {
        count: mail.images.length,
        only: isPicture,
      })
    },
  },
  {
    code: 'attachment',
    says({ attachments }) {
      const found = attachments.filter(({ risky }) => !risky)
      if (found.length === 0) return null
      const grade = found.some(mayBeShown) ? 'bar' : 'note'
      return saying(grade, { name: named(found.map(({ name, type }) => name ?? type)), count: found.length })
    },
  },
]

export const claimRules: readonly Rule[] = [
  {
    code: 'claim-contradicted',
    says(looked) {
      const count = looked.claims.filter(({ fact }) => fact === 'contradicted').length
      // another company may tell of a sign-in of its own
      return count === 0 ? null : saying(ifSpeaks(looked, 'sign'), { count })
    },
  },
  {
    // whoever forges a mail may know what is true: it speaks for nothing
    code: 'claim-agrees',
    says({ claims }) {
      const count = claims.filter(({ fact }) => fact === 'agrees').length
      return count === 0 ? null : saying('note', { count })
    },
  },
  {
    code: 'claim-unknown',
    says({ claims }) {
      const count = claims.filter(({ fact }) => fact === 'unknown').length
      return count === 0 ? null : saying('note', { count })
    },
  },
  { code: 'nothing-claimed', says: ({ claims }) => (claims.length === 0 ? saying('note') : null) },
]

export const readingRules: readonly Rule[] = (['cut', 'too-deep', 'too-large', 'damaged'] as const).map(
  (code) => ({
    code,
    says: ({ mail, isWhole }) =>
      mail.faults.includes(code) || (code === 'too-large' && !isWhole) ? saying('bar') : null,
  }),
)
