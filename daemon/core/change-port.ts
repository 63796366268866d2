/** What a change is made of: rules that say what it would do, and a login that does it. The pipeline is `change.ts`. */
import type { ActionId } from '#shared/actions.ts'
import type {
  ChangeKind,
  ChangePreview,
  ChangeRefusal,
  ChangeRequest,
  ChangeResult,
} from '#shared/changes.ts'
import type { UnknownReason } from '#shared/fact.ts'
import type { Result } from '#shared/result.ts'
import type { Language } from '#shared/settings.ts'
import type { Member, Role } from '#shared/team.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Snapshot } from './snapshot.ts'

export type ChangeRow = ChangePreview['rows'][number]
export type ChangeField = ChangeRow['field']
export type Shown = ChangeRow['to']
export type ChangeWarning = ChangePreview['warnings'][number]
export type Refused = ChangePreview['refused'][number]
export type RequestOf<K extends ChangeKind> = Extract<ChangeRequest, { kind: K }>

/** What is sent, in our words; the source puts it into the provider's. Ids are the provider's. */
export type Write =
  | {
      readonly kind: 'profile'
      readonly set: RequestOf<'profile'>['set']
      /** That of the login, which the provider wants said again. */
      readonly email: string
      /** Only asks whether it would be taken. */
      readonly rehearsal: boolean
    }
  | { readonly kind: 'application-password' }
  | (Omit<RequestOf<'invite'>, 'role' | 'language' | 'products'> & {
      readonly role: Exclude<Role, 'external'>
      readonly language: Language
    })
  | {
      readonly kind: 'correct-invitation'
      readonly organisation: string
      readonly invitation: string
      readonly set: {
        readonly role?: Exclude<Role, 'external'>
        /** Of the provider's list. */
        readonly languageId?: string
        readonly contact?: RequestOf<'invite'>['contact']
        /** All that there shall be, each with the number of its service. */
        readonly products?: readonly { readonly id: string; readonly serviceId: string }[]
      }
    }
  | { readonly kind: 'cancel-invitation'; readonly organisation: string; readonly invitation: string }

export type Written =
  /** The provider says that it is done; only reading back shows it. */
  | { readonly type: 'taken'; readonly once: string | null }
  /** Nothing was changed. */
  | { readonly type: 'refused'; readonly because: ChangeRefusal; readonly fields: readonly ChangeField[] }
  /** It may have been done. */
  | { readonly type: 'unclear' }

/** A list that a change rests on. */
export type Reading =
  | { readonly list: 'profile' | 'phones' | 'emails' | 'passwords' | 'organisations' }
  | { readonly list: 'members'; readonly organisation: string }
  /** Details of whoever of the invited is meant, if anybody is. */
  | {
      readonly list: 'invitation'
      readonly organisation: string
      readonly whose: (member: Member) => boolean
    }

/** A login at the provider that can be written with. */
export interface Writer {
  /** Sends once, and never again by itself. */
  write(write: Write, signal: AbortSignal): Promise<Written>
  /** Reads these lists anew, in their order, before anything else; `ok` only where each was heard. */
  reread(readings: readonly Reading[], signal: AbortSignal): Promise<Result<null, ChangeRefusal>>
}

export interface ChangePlan {
  readonly rows: readonly ChangeRow[]
  readonly warnings: readonly ChangeWarning[]
  /** The worst first; nothing is sent unless it is empty. */
  readonly refused: readonly Refused[]
  /** The login that it is done with, and what is sent by it; `null` where it is refused. */
  readonly sending: { readonly login: string; readonly write: Write } | null
}

export interface ReadBack {
  readonly rows: ChangeResult['rows']
  /** `waiting`: it is there, and the person has to confirm it. `unknown`: nobody says. */
  readonly state: 'done' | 'waiting' | 'not' | 'unknown'
}

/** Of one kind of change. All of it is pure over what is known. */
export interface ChangeRules<R extends ChangeRequest> {
  plan(request: R, snapshot: Snapshot, now: IsoTime): ChangePlan
  /** What is read anew right before it is sent, and after. */
  readings(request: R): readonly Reading[]
  readBack(request: R, plan: ChangePlan, snapshot: Snapshot, now: IsoTime): ReadBack
  /** The page of the Manager where a person can do it instead. */
  byHand(request: R): ActionId
  /** What the provider may be asked beforehand without changing anything. */
  readonly rehearsal?: (write: Write) => Write
  /** For what the provider takes in two: sent once the first write was read back and is so. */
  readonly followUp?: {
    /** Those of the rows that are done with it. */
    readonly fields: readonly ChangeField[]
    /** `null` where there is nothing to send. */
    write(request: R, snapshot: Snapshot, now: IsoTime): Write | null
  }
}
export type AllChangeRules = { readonly [K in ChangeKind]: ChangeRules<RequestOf<K>> }

export const refuse = (because: ChangeRefusal, field: ChangeField | null = null): Refused => ({
  because,
  field,
})

/** Each with the field that the provider named, where it named any. */
export const refusals = ({ because, fields }: Extract<Written, { type: 'refused' }>): readonly Refused[] =>
  (fields.length > 0 ? fields : [null]).map((field) => refuse(because, field))

const refusalByReason: Partial<Record<UnknownReason, ChangeRefusal>> = {
  'no-permission': 'no-permission',
  'not-published': 'not-offered',
  odd: 'not-understood',
}
/** By what is not known nothing can be changed. */
export const refusalOf = (reason: UnknownReason): ChangeRefusal => refusalByReason[reason] ?? 'unreachable'

/** A plan of which nothing can be sent. */
export const refusedPlan = (refused: readonly Refused[], rows: readonly ChangeRow[] = []): ChangePlan => ({
  rows,
  warnings: [],
  refused,
  sending: null,
})
