/** Backups as they are listed, and how keeping stands: for the command line and the pages. */
import * as v from 'valibot'
import { languages } from './settings.ts'
import { isoTime } from './time.ts'

/** `export` is the form in which everything moves to another computer. */
export const backupReasons = ['asked', 'daily', 'migration', 'restore', 'forgotten', 'key', 'export'] as const
export type BackupReason = (typeof backupReasons)[number]

/** What a backup holds, in the order in which it is told. */
export const countedThings = [
  'logins',
  'members',
  'domains',
  'names',
  'statements',
  'histories',
  'codes',
  'codeSets',
  'acts',
  'events',
] as const
export type CountedThing = (typeof countedThings)[number]

const backup = v.strictObject({
  /** Of its file, in the folder of backups. */
  name: v.string(),
  madeAt: isoTime,
  /** Of the program that made it. */
  version: v.string(),
  why: v.picklist(backupReasons),
  /** Bytes on disk. */
  size: v.number(),
  holds: v.record(v.picklist(countedThings), v.number()),
})
export type Backup = Readonly<v.InferOutput<typeof backup>>

/** `GET /v1/backups`, newest first; `damaged` are files among them that are no backup, or no longer. */
export const backupsAnswer = v.strictObject({
  folder: v.string(),
  backups: v.array(backup),
  damaged: v.array(v.string()),
})

/** Of what was asked for: whether it was done, and a sentence that says so or why not. */
export const keepingQuery = v.strictObject({ language: v.optional(v.picklist(languages)) })
export const keepingDone = v.strictObject({
  done: v.boolean(),
  text: v.string(),
  /** The one that was made, or restored. */
  backup: v.nullable(backup),
})
