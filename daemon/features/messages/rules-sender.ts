/** What is said of who sent it, and of whether that can be proven. */
import { isProviderHost } from '#shared/true-origins.ts'
import { saying, type Grade, type Rule } from './rule.ts'
import type { Looked } from './looked.ts'

/** In a mail that speaks for nobody who is guarded, it is only to be known. */
const ifSpeaks = ({ speaks }: Looked, grade: Grade): Grade => (speaks ? grade : 'note')
const allTrue = ({ links }: Looked) => links.every(({ verdict }) => verdict === 'true')

export const senderRules: readonly Rule[] = [
  {
    code: 'sender-imitates',
    says: ({ sender: { imitates, address } }) =>
      imitates === null ? null : saying('proof', { address, name: imitates }),
  },
  {
    code: 'sender-name-lies',
    says({ sender: { lie, name, address }, speaks }) {
      if (lie === null) return null
      return saying(lie !== 'address' && speaks ? 'proof' : 'sign', {
        shown: lie === 'local' ? address : name,
        address,
        what: lie,
      })
    },
  },
  {
    code: 'sender-many',
    says({ mail, sender: { count }, speaks }) {
      const fields = mail.headers.filter(({ name }) => name === 'from').length
      if (count === 1 && fields <= 1) return null
      return saying(speaks && count + fields > 1 ? 'proof' : 'sign', { count: Math.max(count, fields) })
    },
  },
  {
    code: 'sender-foreign',
    says(looked) {
      const { speaks, sender, isForward, isTalk, attachments } = looked
      if (!speaks || sender.isTrue || sender.imitates !== null || sender.count === 0) return null
      // handed on by somebody: what proved it is lost, and nothing is wrong with it
      const isHarmless = sender.lie === null && allTrue(looked)
      const isHandedOn = isForward && isHarmless
      // a colleague who writes of it, with nothing to press or to open
      const isSaid = isTalk && isHarmless && attachments.length === 0
      return saying(isHandedOn || isSaid ? 'bar' : 'sign', {
        address: sender.address,
        forwarded: isHandedOn,
      })
    },
  },
  {
    code: 'reply-elsewhere',
    says: (looked) =>
      looked.sender.repliesTo === null
        ? null
        : saying(ifSpeaks(looked, 'sign'), { address: looked.sender.repliesTo }),
  },
  {
    code: 'header-odd',
    says({ mail, sender }) {
      const fields = [...mail.oddFields, ...(sender.isOdd ? ['from'] : [])]
      if (fields.length === 0) return null
      // a line without a name has none to say
      const named = [...new Set(fields)].filter((name) => name !== '').join(', ')
      return saying('sign', { fields: named.slice(0, 200) || null })
    },
  },
  {
    code: 'sender-true',
    // what anybody can write speaks for nothing until it is proven
    says: ({ isProven, sender: { isTrue, count, host } }) =>
      isTrue && count === 1 ? saying(isProven ? 'for' : 'note', { domain: host }) : null,
  },
]

export const proofRules: readonly Rule[] = [
  {
    code: 'results-forged',
    says: ({ authentication: { faults, receiver }, speaks }) =>
      faults.includes('results-forged') ? saying(speaks ? 'proof' : 'sign', { receiver }) : null,
  },
  {
    code: 'signature-fails',
    says(looked) {
      const { isProven, sender, authentication } = looked
      const { by, dkim, dmarc } = authentication
      if (isProven || by === 'nothing') return null
      const failed = dkim.find(({ result }) => result === 'fail')
      const isFailed =
        dmarc?.result === 'fail' ||
        (failed !== undefined && !dkim.some(({ result, aligned }) => result === 'pass' && aligned))
      if (!isFailed) return null
      const seen = { domain: failed?.domain || sender.host, by }
      if (!sender.isTrue) return saying(ifSpeaks(looked, 'sign'), seen)
      // a copy that was pasted or saved by another program no longer fits its signature
      return saying(by === 'receiver' ? 'proof' : 'sign', seen)
    },
  },
  {
    code: 'signature-other',
    says(looked) {
      const { isProven, sender, authentication } = looked
      const other = authentication.dkim.find(({ result, aligned }) => result === 'pass' && !aligned)
      if (isProven || other === undefined) return null
      return saying(sender.isTrue ? 'sign' : 'note', { domain: other.domain, sender: sender.host })
    },
  },
  {
    code: 'not-signed',
    says({ isProven, sender, authentication: { by, dkim, dmarc } }) {
      const isJudged = dkim.some(({ result }) => result === 'pass' || result === 'fail')
      if (isProven || by === 'nothing' || isJudged || !sender.isTrue) return null
      // the provider signs all of its own; sent by its servers it may be a customer’s
      const isSent = dmarc?.result === 'pass' || dkim.some(({ result }) => result === 'temperror')
      return saying(isSent || by === 'dns' ? 'bar' : 'sign', { sender: sender.host })
    },
  },
  {
    code: 'signed',
    says({ isProven, authentication: { dkim, by } }) {
      const own = dkim.find(
        ({ result, aligned, domain }) => result === 'pass' && aligned && isProviderHost(domain),
      )
      return isProven && own !== undefined ? saying('for', { domain: own.domain, by }) : null
    },
  },
  {
    code: 'to-another',
    says: ({ isProven, elsewhere }) =>
      isProven && elsewhere !== null ? saying('bar', { address: elsewhere || null }) : null,
  },
  {
    code: 'sent-again',
    says: ({ isProven, cameAt }) => (isProven && cameAt !== null ? saying('bar', { at: cameAt }) : null),
  },
  {
    code: 'uncovered',
    says: ({ isProven, uncovered }) =>
      isProven && uncovered.length > 0 ? saying('bar', { fields: uncovered.join(', ') }) : null,
  },
  {
    code: 'results-trusted',
    says: ({ authentication: { by, receiver } }) => (by === 'receiver' ? saying('note', { receiver }) : null),
  },
  {
    code: 'results-absent',
    says: ({ authentication: { faults, receiver } }) =>
      faults.includes('results-absent') ? saying('note', { receiver }) : null,
  },
  {
    code: 'results-doubtful',
    says: ({ authentication: { faults, receiver, by } }) =>
      faults.includes('results-doubtful') && by === 'nothing' ? saying('note', { receiver }) : null,
  },
  {
    code: 'receiver-unnamed',
    says: ({ authentication: { faults } }) => (faults.includes('receiver-unnamed') ? saying('note') : null),
  },
  {
    code: 'dns-failed',
    says: ({ authentication: { faults } }) => (faults.includes('dns-failed') ? saying('note') : null),
  },
]
