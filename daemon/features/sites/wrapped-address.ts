/** Where an address leads that a mail service has put in place of another, to look at it before whoever presses it. Pure. */
import { judgeAddress } from '#shared/look-alike.ts'
import type { GuardedName, SiteJudgement } from '#shared/sites.ts'

/** An imitation is one behind such an address, too; a true page is not reached by it alone. */
export function judgeWrapped(address: string, guarded: readonly GuardedName[], depth = 3): SiteJudgement {
  const inner = depth > 0 ? wrappedIn(address) : null
  const behind = inner === null ? null : judgeWrapped(inner, guarded, depth - 1)
  return behind?.verdict === 'lookalike' ? behind : judgeAddress(address, guarded)
}

/** Ends of their hosts, and the parameter in which the other one stands. */
const wrappers: readonly (readonly [host: RegExp, parameter: string])[] = [
  [/(?:^|\.)safelinks\.protection\.outlook\.com$/, 'url'],
  [/(?:^|\.)linkprotect\.cudasvc\.com$/, 'a'],
  [/^(?:www\.)?google\.[a-z.]{2,6}$/, 'q'],
  [/^lm?\.(?:facebook|instagram)\.com$/, 'u'],
]

/** `null`: it is none that is known. The one within it may be wrapped again. */
function wrappedIn(address: string): string | null {
  const url = URL.parse(address)
  if (url === null) return null
  const parameter = wrappers.find(([host]) => host.test(url.hostname))?.[1]
  const inner = parameter === undefined ? ofProofpoint(url) : url.searchParams.get(parameter)
  return inner !== null && /^https?:/i.test(inner) ? inner : null
}

function ofProofpoint({ hostname, href, searchParams }: URL): string | null {
  if (!/^urldefense(?:\.proofpoint)?\.com$/.test(hostname)) return null
  const third = /\/v3\/__(.*?)__;/.exec(href)?.[1]
  if (third !== undefined) return third
  const second = searchParams
    .get('u')
    ?.replaceAll('_', '/')
    .replaceAll(/-([\dA-F]{2})/gi, '%$1')
  if (second === undefined) return null
  try {
    return decodeURIComponent(second)
  } catch {
    // it is cut off
    return null
  }
}
