/** What is asked of one-time codes, and answered: the vault must be open, and who asks have proven the passphrase once. */
import * as v from 'valibot'
import { codeEntryFaults, codeFileFaults, codePictureFaults, LARGEST_CODE_FILE } from './code-files.ts'
import { codeOrigin, codeOrigins } from './code-origin.ts'
import {
  addressFaults,
  codeDraft,
  codeEntry,
  codeId,
  codeShape,
  HIGHEST_COUNTER,
  LONGEST_CODE_NAME,
  LONGEST_SEED,
} from './codes.ts'
import { connectionName } from './connections.ts'
import { isoTime } from './time.ts'

/** `GET /v1/codes`. `damaged`: how many do not open, though the vault is open. */
export const codesAnswer = v.strictObject({ entries: v.array(codeEntry), damaged: v.number() })

/** `POST /v1/codes/:id/grant` */
export const codeGrant = v.strictObject({ expiresAt: isoTime })

const typedName = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_CODE_NAME))
/** As it stands beside the picture: groups, dashes and small letters are taken. */
const codeByHand = v.strictObject({
  ...codeShape.entries,
  issuer: typedName,
  account: typedName,
  secret: v.pipe(v.string(), v.minLength(1), v.maxLength(4 * LONGEST_SEED)),
})
/** The page on which it was found: proposed as where it may be filled in. */
const page = v.optional(codeOrigin)
/** Pixels of each side that are looked at. */
export const LONGEST_SIDE = 3840
const side = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LONGEST_SIDE))
/** Pixels line by line, a byte each from black to white, deflated (RFC 1951) and in base64. */
const grayPicture = v.strictObject({
  width: side,
  height: side,
  pixels: v.pipe(v.string(), v.maxLength(LARGEST_CODE_FILE), v.base64()),
})
export type GrayPicture = v.InferOutput<typeof grayPicture>
/**
 * `POST /v1/codes/drafts`. `text`: addresses, one a line. `file`: what another app has exported, its kind is recognised. `picture`:
 * the QR codes in it are read.
 */
export const draftsRequest = v.union([
  v.strictObject({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(LARGEST_CODE_FILE)), page }),
  v.strictObject({
    file: v.pipe(v.string(), v.minLength(1), v.maxLength(LARGEST_CODE_FILE)),
    passphrase: v.optional(v.pipe(v.string(), v.maxLength(1024))),
    page,
  }),
  v.strictObject({ byHand: codeByHand, page }),
  v.strictObject({ picture: grayPicture, page }),
])

/** Something that should be a code and is none. `codes.fault.<reason>` or `codes.file.<reason>` says each. */
const unread = v.strictObject({
  line: v.nullable(v.number()),
  entry: v.nullable(v.number()),
  name: v.string(),
  /** `no-room`: 500 drafts are there already. */
  reason: v.picklist([...addressFaults, ...codeEntryFaults, 'no-room']),
})
export const draftsAnswer = v.strictObject({
  drafts: v.array(codeDraft),
  unread: v.array(unread),
  /** Why nothing of a file could be read. */
  fault: v.nullable(v.picklist(codeFileFaults)),
  /** Why there is none in the picture. */
  pictureFault: v.nullable(v.picklist(codePictureFaults)),
  /** The file is to be sent again with its passphrase. */
  needsPassphrase: v.boolean(),
  /** An export of several pictures: how many there are, and how many of them this session has brought so far. */
  batch: v.nullable(v.strictObject({ size: v.number(), read: v.number() })),
})
export type DraftsAnswer = Readonly<v.InferOutput<typeof draftsAnswer>>

/** `GET /v1/codes/drafts` */
export const draftsList = v.strictObject({ drafts: v.array(codeDraft) })

const named = {
  issuer: typedName,
  account: typedName,
  origins: codeOrigins,
  connection: v.nullable(connectionName),
}

/** `POST /v1/codes/drafts/:id/keep`. `site`: the person says that the site took a code which was shown here. */
export const keepRequest = v.strictObject({
  confirm: v.variant('by', [
    v.strictObject({ by: v.literal('site') }),
    v.strictObject({ by: v.literal('other-app'), code: v.pipe(v.string(), v.maxLength(20)) }),
  ]),
  ...named,
})
/** `POST /v1/codes/drafts/keep-all`: of imports, which nobody confirms one by one. */
export const keepAllRequest = v.strictObject({
  ids: v.pipe(v.array(codeId), v.minLength(1), v.maxLength(500)),
})
export const keptAnswer = v.strictObject({ entries: v.array(codeEntry) })

/** `PATCH /v1/codes/:id`: `counter` is the next one that is due, of a site that has lost count. */
export const codeChange = v.pipe(
  v.strictObject({
    ...v.partial(v.strictObject(named)).entries,
    counter: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(HIGHEST_COUNTER))),
  }),
  v.check((change) => Object.keys(change).length > 0),
)
export type CodeChange = Readonly<v.InferOutput<typeof codeChange>>

/** `POST /v1/codes/export`. `passphrase`: the vault's, once more. `file`: base64. */
export const codeExportRequest = v.strictObject({
  passphrase: v.pipe(v.string(), v.maxLength(1024)),
  format: v.literal('age-otpauth'),
  filePassphrase: v.pipe(v.string(), v.minLength(8), v.maxLength(1024)),
})
export const codeExport = v.strictObject({ file: v.string(), codes: v.number() })
