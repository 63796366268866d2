/** Everything that is known at one moment, as facts. The checks are pure over this and `now`. */
import type { Account } from '#shared/account.ts'
import type { FlagReason } from '#shared/activity.ts'
import type { Connection } from '#shared/connections.ts'
import type { StatedPayment } from '#shared/domain-notes.ts'
import type { RegistrarRecord, RegistryRecord } from '#shared/domains.ts'
import type { Fact, Told } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Incident } from '#shared/incidents.ts'
import type { Reference, ReferenceList } from '#shared/references.ts'
import type { StatementScope } from '#shared/statements.ts'
import type { DoctorRow, Problem } from '#shared/sessions.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Invitation, Member, Organisation } from '#shared/team.ts'

/** One login at the provider (`latchkey connect infomaniak --name N`). */
export interface ConnectionSnapshot {
  readonly name: string
  /** How the last try went; what the settings page shows. */
  readonly status: Connection
  readonly account: Fact<Account>
  readonly organisations: Fact<readonly OrganisationSnapshot[]>
  /** Of the provider's platform: the same for every login that may ask. */
  readonly incidents: Fact<readonly Incident[]>
  readonly references: Readonly<Record<ReferenceList, Fact<readonly Reference[]>>>
  /** The person's word on the login, its organisations and their members (`core/stated.ts`). */
  readonly stated: readonly StatedWord[]
  /** What the vault on this computer has for it; `null`: nothing. */
  readonly vault: VaultSnapshot | null
  /** What was seen to happen to its application passwords; `null`: nothing yet. */
  readonly tools: ToolsSnapshot | null
  /** What happened with it and waits for the person; unknown where no source tells of sign-ins. */
  readonly activity: Fact<readonly AskedSnapshot[]>
}

/** "Was it you?", or what the person said was somebody else until the account is secured. None of it ages. */
export interface AskedSnapshot {
  /** Of the flag. */
  readonly id: string
  /** A person's word for it: a place, a device, an address. */
  readonly label: string
  /** In order of weight. */
  readonly reasons: readonly FlagReason[]
  /** Of how many events, and flags where they are many. */
  readonly count: number
  /** The newest. */
  readonly at: IsoTime
  /** A browser of this computer signed in then. */
  readonly isProbablyYou: boolean
  /** The person has said that it was not them. */
  readonly isOther: boolean
}

/** Numbers and days alone. Known while the vault is locked, too. */
export interface VaultSnapshot {
  /** Backup codes that were neither used nor shown; `null`: none were ever kept here. */
  readonly backupCodesLeft: Fact<number> | null
  /** Whether the codes of its second step are made here. */
  readonly makesCodes: Fact<boolean>
}

/** None of it ages. */
export interface ToolsSnapshot {
  /** Ids of application passwords that were made since the first look, and that the person has not called theirs; `null`: no list was heard. */
  readonly unseen: readonly string[] | null
  /** When the second step was seen to be switched on, until the person says that every app has its password. */
  readonly switchedOnAt: IsoTime | null
}

/** One thing that the person stated: known, or `stale` when it is to be confirmed before it counts again. */
export interface StatedWord {
  readonly scope: StatementScope
  /** As in `shared/statements.ts`. */
  readonly subject: string
  readonly key: string
  readonly told: Told<unknown>
}

export interface OrganisationSnapshot {
  readonly organisation: Organisation
  /** `null`: nothing is kept of it. */
  readonly followed: FollowedSnapshot | null
  readonly members: Fact<readonly Member[]>
  /** One for each member who is invited, though not all of it may be known. */
  readonly invitations: Fact<readonly Invitation[]>
  readonly products: Fact<readonly Product[]>
  readonly domains: Fact<readonly DomainSnapshot[]>
}

/** What is kept of the second steps of an organisation beside what its source says. None of it ages. */
export interface FollowedSnapshot {
  /** The day in UTC from which the person means to require it: `YYYY-MM-DD`. */
  readonly planned: { readonly on: string; readonly plannedAt: IsoTime } | null
  /** Whether it was required when it was last noted; `null` where that was never heard. */
  readonly required: boolean | null
  /** When it was seen that what was required is so no longer; `null` while it is, or never was. */
  readonly withdrawnAt: IsoTime | null
  /** When it was seen that a member has switched theirs off, by the member's id, until it is on again. */
  readonly switchedOff: Readonly<Record<string, IsoTime>>
}

export interface DomainSnapshot {
  readonly name: string
  readonly registrar: Fact<RegistrarRecord> | null
  readonly registry: Fact<RegistryRecord> | null
  /** `null`: the person said nothing of it. */
  readonly notes: NotesSnapshot | null
}

/** The person's word on a name; `null` is unsaid. What was stated ages as every fact does. */
export interface NotesSnapshot {
  /** Until when it is paid. */
  readonly stated: Fact<IsoTime> | null
  readonly payment: Fact<Omit<StatedPayment, 'at'>> | null
  /** Days before the end, in place of those of the settings. */
  readonly thresholds: readonly number[] | null
}

/** How a session outlived what should have ended it. */
export interface Breach {
  readonly kind: 'by-hand' | 'door-open' | 'before-start' | 'too-old' | 'undated'
  readonly at: IsoTime | null
  /** Cookies that could not be removed. */
  readonly left: number
}

/** A site under a session rule, as its browser's report and receipts show it. Times are the daemon's. */
export interface SiteSnapshot {
  readonly site: string
  readonly snoozedUntil: IsoTime | null
  readonly breach: Breach | null
  /** When the browser began without the rule, if it has not begun with it since. */
  readonly missedAt: IsoTime | null
  /** When a cookie came back, if the site was not swept since. */
  readonly returnedAt: IsoTime | null
  readonly shut: { readonly problem: Problem | null; readonly left: number } | null
}

/** A paired browser. */
export interface BrowserSnapshot {
  /** Of the paired client. */
  readonly id: string
  readonly name: string
  /** When it last reported; when it was paired, where it never did. */
  readonly seenAt: Fact<IsoTime>
  /** Under a rule; `null` until it has reported. */
  readonly sites: Fact<readonly SiteSnapshot[]> | null
  /** What its doctor found to weaken them. */
  readonly weak: Fact<readonly DoctorRow[]> | null
}

export interface Snapshot {
  readonly connections: readonly ConnectionSnapshot[]
  /** Names that the person added and that no organisation lists. */
  readonly byHand: readonly DomainSnapshot[]
  readonly browsers: readonly BrowserSnapshot[]
}
