/** What weakens the rules in a browser, judged from what is seen of it. Pure. */
import { doctorRows, type DoctorFinding, type DoctorRow, type SiteRule } from '#shared/sessions.ts'
import { endsWithEveryRun } from './airlock/due.ts'
import { belongsTo } from './airlock/site-hosts.ts'

/** What a browser does with the cookies of a site by its own settings. */
export type CookieSetting = 'allow' | 'block' | 'session_only'

export interface OtherExtension {
  readonly name: string
  /** What it was granted; match patterns in `hosts`. */
  readonly permissions: readonly string[]
  readonly hosts: readonly string[]
}

export interface Seen {
  readonly isFirefox: boolean
  readonly rules: readonly SiteRule[]
  /** Sites that the browser lets the extension reach. */
  readonly reached: readonly string[]
  readonly doorsStand: boolean
  /** ms since the epoch */
  readonly now: number
  readonly privateAllowed: boolean
  /** What only time shows; `restored` is null before the first start under a rule, `early` is about the last. */
  readonly sights: {
    readonly restored: boolean | null
    readonly early: boolean
    readonly windowless: boolean
    readonly locks: boolean
  }
  /** By site; null where the browser does not show it, or was not asked to. */
  readonly cookieSettings: ReadonlyMap<string, CookieSetting> | null
  /** Null where the person has not allowed to look. */
  readonly otherExtensions: readonly OtherExtension[] | null
}

type Judged = Omit<DoctorFinding, 'id'>
const fine: Judged = { state: 'fine', about: [] }
const unknown: Judged = { state: 'unknown', about: [] }
const weakIfAny = (about: readonly string[]): Judged =>
  about.length === 0 ? fine : { state: 'weak', about: [...about] }
const sitesOf = (rules: readonly SiteRule[]) => rules.map(({ site }) => site)

/** Null where the row has nothing to say about these rules. */
const judges: Readonly<Record<DoctorRow, (seen: Seen) => Judged | null>> = {
  permission: ({ rules, reached }) => weakIfAny(sitesOf(rules).filter((site) => !reached.includes(site))),

  doors: ({ rules, doorsStand }) => (doorsStand ? fine : weakIfAny(sitesOf(rules))),

  // A private window forgets with its last tab, is never restored, and so keeps the promise of a new session by itself.
  // What ends a session sooner does not reach it.
  'private-windows': ({ rules, privateAllowed }) =>
    privateAllowed ? fine : weakIfAny(sitesOf(rules.filter(endsSooner))),

  // No interface tells. Restored tabs wait at the door like any other, so what was seen does no harm.
  'session-restore': ({ sights }) => (sights.restored === true ? fine : unknown),

  // Firefox reads the rules of its extensions before it asks for anything. Chromium asks for a start page first; where the
  // browser's own rule has deleted the session as it closed, that carries nothing.
  'start-page': ({ isFirefox, rules, sights, cookieSettings }) => {
    if (isFirefox) return null
    if (!sights.early) return fine
    return weakIfAny(sitesOf(rules).filter((site) => !forgets(cookieSettings?.get(site))))
  },

  // No interface tells. The airlock ends the sessions with the last window, so what was seen does no harm.
  'background-mode': ({ sights }) => (sights.windowless ? fine : unknown),

  // Firefox shows its own to no extension, and its doors need it not.
  'site-exceptions': ({ isFirefox, rules, cookieSettings, now }) => {
    const wanted = sitesOf(rules.filter((rule) => endsWithEveryRun(rule, now)))
    if (isFirefox) return unknown
    if (cookieSettings === null) return wanted.length === 0 ? fine : { state: 'weak', about: [] }
    return weakIfAny(wanted.filter((site) => !forgets(cookieSettings.get(site))))
  },

  'other-extensions': ({ rules, otherExtensions }) =>
    otherExtensions === null
      ? unknown
      : weakIfAny(
          otherExtensions
            .filter((one) => sitesOf(rules).some((site) => handlesCookiesOf(site, one)))
            .map(({ name }) => name),
        ),

  'screen-lock': ({ rules, sights }) => {
    if (!rules.some(({ whenLocked }) => whenLocked)) return null
    return sights.locks ? fine : unknown
  },
}

const forgets = (setting: CookieSetting | undefined) => setting === 'session_only' || setting === 'block'

const endsSooner = (rule: SiteRule) =>
  rule.afterHours !== null || rule.afterIdleMinutes !== null || rule.whenLocked || rule.whenLastTabCloses

/** May read the cookies of the site, or set them again. */
const handlesCookiesOf = (site: string, { permissions, hosts }: OtherExtension): boolean =>
  permissions.includes('cookies') && hosts.some((pattern) => reaches(pattern, site))

/** Whether a match pattern lets in the site or anything below it. */
function reaches(pattern: string, site: string): boolean {
  if (pattern === '<all_urls>') return true
  const [, host] = /^(?:\*|https?):\/\/([^/]+)\//.exec(pattern) ?? []
  if (host === undefined) return false
  if (host === '*') return true
  const base = host.replace(/^\*\./, '')
  return belongsTo(base, site) || (base !== host && belongsTo(site, base))
}

/** At most that many are named; the wire takes no more. */
const NAMED = 20
const LONGEST_NAME = 253

/** One finding for each row that has something to say; nothing where there is no rule to weaken. */
export function diagnose(seen: Seen): DoctorFinding[] {
  if (seen.rules.length === 0) return []
  return doctorRows.flatMap((id) => {
    const judged = judges[id](seen)
    if (judged === null) return []
    const about = judged.about.slice(0, NAMED).map((name) => name.slice(0, LONGEST_NAME))
    return [{ id, state: judged.state, about }]
  })
}
