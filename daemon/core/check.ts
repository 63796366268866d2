/**
 * A check is a row: what it needs to know, and a pure test over values that are known and fresh. The test never
 * sees a fact, so it cannot mistake an unknown one for good: if anything it needs is unknown, so is the answer.
 */
import type { ActionId } from '#shared/actions.ts'
import { isKnown, read, type Fact, type Observation, type UnknownReason } from '#shared/fact.ts'
import type { CheckId, Evidence, Severity } from '#shared/findings.ts'
import type { IsoTime } from '#shared/time.ts'
import type { Course } from './course.ts'
import type {
  AskedSnapshot,
  BrowserSnapshot,
  ConnectionSnapshot,
  DomainSnapshot,
  OrganisationSnapshot,
  SiteSnapshot,
} from './snapshot.ts'
import type { Member } from '#shared/team.ts'
import type { Product } from '#shared/products.ts'

export interface Subjects {
  readonly connection: { readonly connection: ConnectionSnapshot }
  readonly account: { readonly connection: ConnectionSnapshot }
  /** What waits for the person's word. */
  readonly flag: Subjects['account'] & {
    readonly flag: AskedSnapshot
    /** With the id of the plan that secures its account. */
    readonly flagFact: Fact<AskedSnapshot & { readonly plan: string }>
  }
  readonly organisation: {
    readonly connection: ConnectionSnapshot
    readonly organisation: OrganisationSnapshot
  }
  readonly member: Subjects['organisation'] & { readonly member: Member; readonly memberFact: Fact<Member> }
  /** `within` is `null` for a name that the person added and that no organisation lists. */
  readonly domain: { readonly domain: DomainSnapshot; readonly within: Subjects['organisation'] | null }
  readonly product: Subjects['organisation'] & {
    readonly product: Product
    readonly productFact: Fact<Product>
  }
  readonly browser: { readonly browser: BrowserSnapshot }
  /** One that is under a session rule in a browser. */
  readonly site: Subjects['browser'] & { readonly siteFact: Fact<SiteSnapshot> }
}
export type Scope = keyof Subjects

/** What a test answers. `null` means that the check does not concern this subject. */
export type Judgement =
  | null
  | 'ok'
  | {
      readonly seen: Evidence
      readonly severity?: Severity
      readonly action?: ActionId
      /** Of what gets worse by time alone. */
      readonly course?: Course
    }

/** Every way a check can come out for one subject. Only `judge` makes one. */
export type Verdict =
  | { readonly state: 'not-concerned' }
  | { readonly state: 'ok' }
  | { readonly state: 'unknown'; readonly reason: UnknownReason; readonly fact: Fact<unknown> }
  | {
      readonly state: 'open'
      readonly seen: Evidence
      readonly severity: Severity
      readonly action: ActionId
      readonly course: Course | null
      readonly fact: Fact<unknown>
    }

export interface CheckRow<S extends Scope = Scope> {
  readonly id: CheckId
  readonly scope: S
  readonly severity: Severity
  readonly action: ActionId
  /** `together`: many subjects of one organisation are one thing to do; `each`: every subject is one. */
  readonly counted: 'each' | 'together'
  judge(subject: Subjects[S], now: IsoTime): Verdict
}

type Facts = Readonly<Record<string, Fact<unknown>>>
type Values<F extends Facts> = { readonly [K in keyof F]: F[K] extends Fact<infer T> ? T : never }

/** Makes a row. `needs` names the facts, in an object of its own making; `test` gets their values, all known and fresh. */
export function check<S extends Scope, F extends Facts>(row: {
  id: CheckId
  scope: S
  severity: Severity
  action: ActionId
  counted: 'each' | 'together'
  /** By what is always known of a subject, whether the check is about it at all; about every one without. */
  concerns?: (subject: Subjects[S]) => boolean
  needs: (subject: Subjects[S], now: IsoTime) => F
  test: (values: Values<F>, now: IsoTime) => Judgement
}): CheckRow<S> {
  const { concerns, needs, test, ...rest } = row
  return {
    ...rest,
    judge(subject, now) {
      if (concerns?.(subject) === false) return notConcerned
      // The facts give way to their values in the object that the row has just made: of a hundred and fifty thousand
      // judgements a second object of each would be a tenth of the work, and `Object.entries` a third.
      const values: Record<string, unknown> = needs(subject, now)
      let oldest: Fact<unknown> | undefined
      for (const name in values) {
        const fact = values[name] as Fact<unknown>
        const told = read(fact, now)
        if (!isKnown(told)) return { state: 'unknown', reason: told.unknown, fact }
        values[name] = told.known
        if (oldest === undefined || isWeaker(fact.by, oldest.by)) oldest = fact
      }
      if (oldest === undefined) throw new Error(`check ${row.id} needs no fact`)
      const judgement = test(values as Values<F>, now)
      if (judgement === null) return notConcerned
      if (judgement === 'ok') return fine
      const { seen, severity = row.severity, action = row.action, course = null } = judgement
      return { state: 'open', seen, severity, action, course, fact: oldest }
    },
  }
}

const notConcerned = { state: 'not-concerned' } as const
const fine = { state: 'ok' } as const

/** Whatever rests on the person's word is told as theirs, else by what is oldest. Times of one form sort as text. */
const isWeaker = (one: Observation, other: Observation) => {
  if (one === other) return false
  if ((one.source === 'person') !== (other.source === 'person')) return one.source === 'person'
  return (one.observedAt ?? '') < (other.observedAt ?? '')
}
