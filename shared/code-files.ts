/** Files of one-time codes from other apps: why one cannot be read, and why something in one cannot. Never a seed. */
import type { AddressFault } from './codes.ts'

/** Bytes, and characters. Exports carry a picture for each entry. */
export const LARGEST_CODE_FILE = 5 * 1024 * 1024

/** Why a file cannot be read at all; `codes.file.<id>` says each, and what to do. */
export const codeFileFaults = [
  'empty',
  'too-big',
  'too-many',
  'not-recognised',
  'no-codes', // of a known kind, and there are none in it
  'damaged',
  'newer-version',
  'needs-passphrase',
  'wrong-passphrase',
  'no-passphrase', // it opens by a fingerprint on one telephone alone
  'account-bound', // it opens in one account of the app alone
  'age-keys', // an age file for keys, where one for a passphrase is read
  'age-binary', // an age file that is not text
  'too-costly', // it asks for more memory or time than a passphrase is worth
] as const
export type CodeFileFault = (typeof codeFileFaults)[number]

/** Beside what can be wrong with an address: why something in a file cannot be read; `codes.file.<id>` says each. */
export const codeEntryFaults = [
  'bad-entry', // not the fields that its kind of file has
  'missing-part', // an export of several pictures, of which not all are there
] as const
export type CodeEntryFault = (typeof codeEntryFaults)[number]

/** Something that should be a code and is none. Lines and entries are counted from 1; one of the two is null. */
export interface UnreadInFile {
  readonly line: number | null
  readonly entry: number | null
  /** What the file calls it, '' where it does not. */
  readonly name: string
  readonly reason: AddressFault | CodeEntryFault
}

/** Why there is no code in a picture; `codes.picture.<id>` says each. */
export const codePictureFaults = [
  'no-qr',
  'other-qr', // QR codes, but none of an account's one-time codes
  'unreadable', // not the pixels that it says it has
] as const
export type CodePictureFault = (typeof codePictureFaults)[number]
