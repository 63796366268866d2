/** Names that a person has given to an entry, and what is to be said of them. Pure. */
import type { CodeAbout, CodeRemark } from '#shared/codes.ts'
import { isLookAlike } from './reading/look-alike.ts'
import { shownName } from './reading/shown-name.ts'

/** Said of the names alone: the others are of the seed, or of how it was told. */
const ofNames: readonly CodeRemark[] = ['no-name', 'issuers-differ', 'look-alike', 'name-changed']

type Named = Pick<CodeAbout, 'issuer' | 'account' | 'remarks'>

/** What is to be said of names that were not touched stays. */
export function renamed<T extends Named>(
  before: T,
  given: { readonly issuer?: string | undefined; readonly account?: string | undefined },
): T {
  const issuer = shownName(given.issuer ?? before.issuer).name
  const account = shownName(given.account ?? before.account).name
  if (issuer === before.issuer && account === before.account) return before
  const remarks: CodeRemark[] = [
    ...before.remarks.filter((remark) => !ofNames.includes(remark)),
    ...(issuer === '' && account === '' ? (['no-name'] as const) : []),
    ...(isLookAlike(issuer) ? (['look-alike'] as const) : []),
  ]
  return { ...before, issuer, account, remarks }
}
