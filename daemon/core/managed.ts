/**
 * Read-only configuration: what an organisation, or a person for a computer that runs by itself, settles in a file. It is read at a
 * start. What is right in it counts even where something else is wrong; what could have forbidden something, and cannot be read, forbids.
 */
import * as v from 'valibot'
import { lockable, lockableValues, type Lockable, type Locks } from '#shared/managed.ts'
import { readManagedFile } from './managed-file.ts'
import { join, win32 } from 'node:path'

export interface Managed {
  readonly locks: Locks
  readonly locked: readonly Lockable[]
  readonly faults: readonly ManagedFault[]
  /** A file is not believed at all. */
  readonly refused: boolean
  /** Of the organisation's file; it goes before the environment. */
  readonly port: number | null
  /** Of the person's own file; the environment goes before it. */
  readonly ownPort: number | null
}

/** What is wrong in a file, in words. */
export interface ManagedFault {
  /** Which file, the line, the key where it is one of ours: nothing else that stands in it, since that may be a name. */
  readonly told: string
  /** The file's path, and the key as it stands there. */
  readonly named: string
}

/** What may be switched on at all: where it cannot be read whether it may, it may not. */
const closed: Locks = { 'feeds.files': false, 'feeds.served': false }

interface ReadOne {
  readonly locks: Locks
  readonly faults: readonly ManagedFault[]
}

/** Where an organisation puts it: only its administrators can write there. In `ProgramData` anybody may make a folder. */
export function systemConfigPath(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string {
  if (platform === 'win32')
    return win32.join(env['ProgramFiles'] ?? String.raw`C:\Program Files`, 'latchkey', 'config.json')
  if (platform === 'darwin') return '/Library/Application Support/latchkey/config.json'
  return '/etc/latchkey/config.json'
}
export const ownConfigPath = (root: string): string => join(root, 'config.json')

/** The organisation's file goes before the person's own, key by key. */
export function readManaged(system: string, own: string): Managed {
  const theirs = readOne(system, 'The organisation’s file')
  const mine = readOne(own, 'Your own file')
  const locks: Locks = { ...mine.locks, ...theirs.locks }
  return {
    locks,
    // that something may be switched on settles nothing
    locked: lockable.filter((key) => locks[key] !== undefined && !(key in closed && locks[key] === true)),
    faults: [...theirs.faults, ...mine.faults],
    refused: theirs.refused || mine.refused,
    port: theirs.locks.port ?? null,
    ownPort: mine.locks.port ?? null,
  }
}

function readOne(path: string, kind: string): ReadOne & { readonly refused: boolean } {
  const of = ({ told, named }: ManagedFault) => ({ told: `${kind}${told}`, named: `${path}${named}` })
  const file = readManagedFile(path)
  if (file.type === 'absent') return { locks: {}, faults: [], refused: false }
  if (file.type === 'refused') return { locks: closed, faults: [of(plain(`: ${file.why}.`))], refused: true }
  const { locks, faults } = parseManaged(file.text)
  return { locks, faults: faults.map(of), refused: false }
}

/** @returns faults as they go on after the file's name: `, line 3: …` */
export function parseManaged(text: string): ReadOne {
  const whole = parseJson(text)
  if ('fault' in whole) return { locks: closed, faults: [plain(whole.fault)] }
  const faults: ManagedFault[] = []
  const locks: Record<string, unknown> = {}
  for (const [key, value] of flat(whole.value)) {
    const parsed = isLockable(key) ? v.safeParse<v.GenericSchema>(lockableValues[key], value) : null
    if (parsed?.success === true) locks[key] = parsed.output
    else {
      const line = `, line ${String(lineOf(text, key))}: `
      faults.push(parsed ? plain(`${line}${key} ${askedFor(parsed.issues[0])}.`) : notKnown(line, key))
      if (key === 'feeds' || key in closed) Object.assign(locks, closed, locks)
    }
  }
  return { locks, faults }
}

const isLockable = (key: string): key is Lockable => Object.hasOwn(lockableValues, key)
const plain = (text: string): ManagedFault => ({ told: text, named: text })

/** Never what was received: its own message would say that. */
const askedFor = ({ expected }: v.BaseIssue<unknown>): string =>
  expected === null ? 'is not as it must be' : `is not as it must be: ${expected}`

const notKnown = (line: string, key: string): ManagedFault => ({
  told: `${line}${groups.includes(key) ? `${key} is` : 'there is a key that is'} not known.`,
  named: `${line}${key} is not known.`,
})

function parseJson(text: string): { readonly value: object } | { readonly fault: string } {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { value }
    return { fault: ', line 1: it must be one object.' }
  } catch (error) {
    const [, at = '0'] = /position (\d+)/.exec(String(error)) ?? []
    const line = text.slice(0, Number(at)).split('\n').length
    return { fault: `, line ${String(line)}: it is no JSON.` }
  }
}

const groups = ['notices', 'feeds', 'messages']

/** `{"notices": {"desktop": false}}` as `notices.desktop`. */
const flat = (value: object): [string, unknown][] =>
  Object.entries(value).flatMap(([key, inner]): [string, unknown][] =>
    groups.includes(key) && typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).map(([name, one]): [string, unknown] => [`${key}.${name}`, one])
      : [[key, inner]],
  )

/** Where a person finds it: the first line that names the key's last part. */
function lineOf(text: string, key: string): number {
  const name = JSON.stringify(key.split('.').at(-1) ?? key)
  const at = text.indexOf(name)
  return text.slice(0, Math.max(at, 0)).split('\n').length
}
