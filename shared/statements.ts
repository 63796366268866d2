/**
 * What the person may state where no source says it. Each is believed for a while, then asks to be confirmed; it never
 * stands against what a source knows.
 */
import * as v from 'valibot'
import { twoFactorMethods } from './account.ts'
import { DAY, isoTime } from './time.ts'

const yesNo = v.boolean()
const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200))
/** Two of one kind are no second way. */
const methods = v.pipe(
  v.array(v.picklist(twoFactorMethods)),
  v.minLength(1),
  v.maxLength(4),
  v.checkItems((one, at, all) => all.indexOf(one) === at),
)
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100))

/** `believed` in ms. A key that a record of the scope has as well stands in that record's gap. */
const row = <S extends v.GenericSchema>(value: S, days: number) => ({ value, believed: days * DAY })

export const statable = {
  account: {
    twoFactor: row(v.picklist(['on', 'off']), 180),
    methods: row(methods, 180),
    backupCodesLeft: row(count, 180),
    /** Whether they lie where they are found when the phone is lost. */
    backupCodesKept: row(yesNo, 180),
    passwordChangedAt: row(isoTime, 365),
    recoveryPhone: row(v.picklist(['verified', 'unverified', 'missing']), 365),
    /** `null`: there is none. */
    recoveryEmail: row(v.strictObject({ address: v.nullable(line), verified: yesNo }), 365),
    alertOnLogin: row(yesNo, 365),
    alertOnFailure: row(yesNo, 365),
    /** Whether the provider hosts the login address, in whichever organisation. */
    loginHostedHere: row(yesNo, 365),
    unusedPasswords: row(yesNo, 180),
    unseenDevices: row(yesNo, 180),
  },
  organisation: {
    requires2fa: row(yesNo, 180),
    supportLevel: row(count, 365),
    kSuite: row(yesNo, 365),
  },
  member: {
    twoFactor: row(v.picklist(['on', 'weak', 'off']), 180),
    lastSeenAt: row(isoTime, 365),
    kSuite: row(yesNo, 365),
  },
} as const
type Statable = typeof statable

export const statementScopes = ['account', 'organisation', 'member'] as const satisfies (keyof Statable)[]
export type StatementScope = keyof Statable
export type StatementKey<S extends StatementScope> = keyof Statable[S] & string
export type StatementValue<S extends StatementScope, K extends StatementKey<S>> = Statable[S][K] extends {
  readonly value: infer V extends v.GenericSchema
}
  ? v.InferOutput<V>
  : never

/** The row of a key, where its scope has it. */
export function statableRow(scope: StatementScope, key: string): ReturnType<typeof row> | null {
  const rows: Readonly<Record<string, ReturnType<typeof row>>> = statable[scope]
  return Object.hasOwn(rows, key) ? (rows[key] ?? null) : null
}

const which = {
  scope: v.picklist(statementScopes),
  /** A login's name, an organisation's id, or `<organisation>/<member>`. */
  subject: v.pipe(v.string(), v.maxLength(100), v.regex(/^[\w-]+(?:\/[\w-]+)?$/)),
  key: v.pipe(v.string(), v.maxLength(40)),
}
export const statementValue = v.union([
  v.boolean(),
  v.number(),
  v.pipe(v.string(), v.maxLength(200)),
  v.pipe(v.array(v.pipe(v.string(), v.maxLength(40))), v.maxLength(10)),
  v.strictObject({ address: v.nullable(v.pipe(v.string(), v.maxLength(200))), verified: v.boolean() }),
])
export const statement = v.strictObject({ ...which, value: statementValue, at: isoTime })
export type Statement = v.InferOutput<typeof statement>

/** What `POST /v1/statements/remove` takes. */
export const statementWhich = v.strictObject(which)
export type StatementWhich = v.InferOutput<typeof statementWhich>

/** What `POST /v1/statements` takes; `at` only where a removal is taken back: when it had been said. */
export const statementRequest = v.strictObject({
  ...which,
  value: statementValue,
  at: v.optional(isoTime),
})
export type StatementRequest = v.InferOutput<typeof statementRequest>

/** Before the end of its time, in ms: it still counts, and asks to be confirmed. */
export const ASK_BEFORE = 14 * DAY

export const statementRow = v.strictObject({
  ...statement.entries,
  /** Until when it is believed. */
  until: isoTime,
  toConfirm: v.boolean(),
})
export type StatementRow = v.InferOutput<typeof statementRow>
export const statementsAnswer = v.strictObject({ statements: v.array(statementRow) })

/** `replaced` is what stating takes back, `removed` what stating again with its `at` brings back. */
export const statementStated = v.strictObject({ statement: statementRow, replaced: v.nullable(statement) })
export const statementRemoved = v.strictObject({ removed: v.nullable(statement) })
