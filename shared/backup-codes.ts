/** Backup codes, kept in the vault: what was found in a pasted text, the sets as they stand, and what is asked of them. */
import * as v from 'valibot'
import { connectionName } from './connections.ts'
import { isoTime } from './time.ts'

/** Characters: a mail with everything around the codes. */
export const LONGEST_PASTE = 20_000
export const MOST_CODES = 100
/** Characters of one, separators included. */
export const LONGEST_CODE = 64
const LONGEST_LABEL = 100

/** As it is typed: groups of letters and digits, with single dashes or spaces between them. */
const backupCode = v.pipe(
  v.string(),
  v.maxLength(LONGEST_CODE),
  v.regex(/^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/),
)

/** Two that a site takes for the same: it reads neither separators nor the case of letters. */
export const bareCode = (code: string): string => code.replaceAll(/[ -]/g, '').toLowerCase()

const line = v.number()
/** Why a part of a text was not taken: it is no code, or one of another form than most. */
const leftReasons = ['no-code', 'other-form'] as const

/** `POST /v1/backup-codes/read`: nothing is kept of it. */
export const readRequest = v.strictObject({ text: v.pipe(v.string(), v.maxLength(LONGEST_PASTE)) })
export const readAnswer = v.strictObject({
  taken: v.array(v.strictObject({ code: backupCode, line })),
  left: v.array(v.strictObject({ text: v.string(), line, why: v.picklist(leftReasons) })),
  /** Those that stand there more than once; taken once. */
  repeated: v.array(v.strictObject({ code: backupCode, lines: v.array(line) })),
})
export type ReadCodes = Readonly<v.InferOutput<typeof readAnswer>>

const id = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

/** How many there are; all that is known of a set while the vault is locked. */
export const setCounts = v.strictObject({
  total: count,
  /** Neither struck nor shown. */
  left: count,
  /** Shown, and nobody has said yet what came of it. */
  shown: count,
})

export const codeState = v.strictObject({
  shownAt: v.nullable(isoTime),
  struckAt: v.nullable(isoTime),
})
export type CodeState = Readonly<v.InferOutput<typeof codeState>>

const codeSet = v.strictObject({
  id,
  /** The login at the provider; `null` for those of another site. */
  connection: v.nullable(connectionName),
  /** Of another site; `null` while the vault is locked, too. */
  label: v.nullable(v.string()),
  ...setCounts.entries,
  keptAt: isoTime,
  changedAt: isoTime,
  /** Until when the count is believed; `null` where it is not, as after a restore: the person may stand for it. */
  believedUntil: v.nullable(isoTime),
  /** It does not open: what is left of it is not known. */
  damaged: v.boolean(),
  /** What the provider itself says is left; `null` where it says nothing now. */
  told: v.nullable(count),
  /** By place, without the codes; `null` while the vault is locked. */
  codes: v.nullable(v.array(codeState)),
})
export type CodeSet = Readonly<v.InferOutput<typeof codeSet>>

/** `GET /v1/backup-codes`. `locked`: counts are all that can be said. */
export const setsAnswer = v.strictObject({ locked: v.boolean(), sets: v.array(codeSet) })

/** `POST /v1/backup-codes`. `how` is asked for where that login or label has codes: new ones void the old, more do not. */
export const keepRequest = v.strictObject({
  of: v.union([
    v.strictObject({ connection: connectionName }),
    v.strictObject({ label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_LABEL)) }),
  ]),
  codes: v.pipe(v.array(backupCode), v.minLength(1), v.maxLength(MOST_CODES)),
  how: v.optional(v.picklist(['replace', 'add'])),
})
export type KeepRequest = Readonly<v.InferOutput<typeof keepRequest>>

/** `repeated`: how many were there already. */
export const keptAnswer = v.strictObject({ id, added: count, repeated: count })
/** `POST /v1/backup-codes/:id/grant` */
export const grantAnswer = v.strictObject({ expiresAt: isoTime })
/** `POST /v1/backup-codes/:id/next`: the one that was shown last, while nobody has said what came of it. */
export const nextAnswer = v.strictObject({ which: count, code: backupCode, left: count })
/** Of which code of the set is spoken, by its place. */
export const whichRequest = v.strictObject({ which: count })
/** `POST /v1/backup-codes/:id/print`: those that are left. */
export const printAnswer = v.strictObject({
  of: v.string(),
  keptAt: isoTime,
  printedAt: isoTime,
  codes: v.array(backupCode),
})
export type PrintedCodes = Readonly<v.InferOutput<typeof printAnswer>>
export const setDone = v.strictObject({ done: v.literal(true) })
