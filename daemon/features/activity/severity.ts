/** How grave it is that something asks. Pure. */
import type { AskedSnapshot } from '#daemon/core/snapshot.ts'
import type { Severity } from '#shared/findings.ts'

/** Probably the person, right beside a sign-in of this computer: it is asked all the same. */
export function severityOf({
  reasons,
  isProbablyYou,
  isOther,
}: Pick<AskedSnapshot, 'reasons' | 'isProbablyYou' | 'isOther'>): Severity {
  if (isOther) return 'critical'
  if (isProbablyYou) return 'notice'
  const isBoth = reasons.includes('new-place') && reasons.includes('new-device')
  return isBoth || reasons.includes('impossible-travel') ? 'critical' : 'warning'
}
