/** The label of the Key URI format: `account`, or `issuer:account`, beside which the issuer may be named once more. */
import type { CodeRemark } from '#shared/codes.ts'

interface Names {
  readonly issuer: string
  readonly account: string
  readonly remarks: readonly CodeRemark[]
}

/** @param issuer of the parameter; '' where it names none */
export function namesOf(label: string, issuer: string): Names {
  const colon = label.indexOf(':')
  if (colon === -1) return { issuer, account: label, remarks: [] }
  const named = issuer.trim()
  if (named === '') return { issuer: label.slice(0, colon), account: label.slice(colon + 1), remarks: [] }
  const before = label.slice(0, endOf(named, label))
  if (isSame(before, named)) return { issuer, account: label.slice(before.length + 1), remarks: [] }
  // the whole label stays to be seen
  return { issuer, account: label, remarks: ['issuers-differ'] }
}

/** Of the issuer in a label: an issuer with a colon of its own has more of them before its end. */
function endOf(issuer: string, label: string): number {
  let end = label.indexOf(':')
  for (let left = issuer.split(':').length - 1; left > 0 && end !== -1; left--)
    end = label.indexOf(':', end + 1)
  return end === -1 ? label.length : end
}

const isSame = (one: string, other: string) => folded(one) === folded(other)
const folded = (name: string) => name.normalize('NFKC').trim().toLowerCase()
