/** Whether what is kept is safe, whole and the person's alone. Pure. */
import { WORTH_SAYING } from '#daemon/core/clock-off.ts'
import { epoch, MINUTE, type IsoTime } from '#shared/time.ts'
import type { Sights } from './sights.ts'
import { verdict, type Verdict } from './verdict.ts'

const MIB = 1024 * 1024
/** Below it a day of events and one migration may no longer fit. */
const LITTLE = 500 * MIB
const FULL = 20 * MIB
/** One-time codes of a clock that is off by more are refused. */
const CLOCK_OFF = MINUTE
const CLOCK_WRONG = 10 * MINUTE
/** A set by less is the network putting it right. */
const JUMP = MINUTE

export function judgeKey({ state, slot, keychain }: Sights['key']): Verdict {
  const data = { state, slot, keychain }
  if (slot === 'keyfile') return verdict('warning', 'key.file', {}, data)
  if (slot === null) {
    if (keychain === 'open') return verdict('ok', 'key.none', {}, data)
    return verdict('warning', keychain === 'locked' ? 'key.keychain-locked' : 'key.no-keychain', {}, data)
  }
  if (state === 'locked' && slot === 'passphrase') return verdict('warning', 'key.locked', {}, data)
  if (state === 'locked') return verdict('fault', keychain === 'absent' ? 'key.absent' : 'key.lost', {}, data)
  return verdict('ok', slot === 'keychain' ? 'key.keychain' : 'key.passphrase', {}, data)
}

export function judgeVault({ state, ways, sheet, damaged, keychain }: Sights['vault']): Verdict {
  const data = { state, ways: [...ways], sheet, damaged, keychain }
  if (state === 'none') return verdict('skipped', 'vault.none', {}, data)
  if (damaged > 0) return verdict('fault', 'vault.damaged', { count: damaged }, data)
  if (!sheet) return verdict('warning', 'vault.no-sheet', {}, data)
  const byKeychain = ways.includes('keychain')
  if (byKeychain && keychain !== 'open') return verdict('warning', 'vault.keychain', {}, data)
  return verdict('ok', 'vault.fine', { state, keychain: byKeychain ? 'yes' : 'no' }, data)
}

/** @param named whether paths may be told: a folder is named after the login that it belongs to */
export function judgeFolder(folder: Sights['folder'], hidden: string, named: boolean): Verdict {
  const { exists, files, bytes, links, foreign, open, unreadable, leftovers } = folder
  const data = {
    files,
    bytes,
    links: links.length,
    foreign: foreign.length,
    open: open.length,
    unreadable: unreadable.length,
    leftovers: leftovers.length,
  }
  const about = (paths: readonly string[]) => ({
    count: paths.length,
    paths: named ? { all: paths.slice(0, 20) } : hidden,
  })
  if (links.length > 0) return verdict('fault', 'folder.link', about(links), data)
  if (foreign.length > 0) return verdict('fault', 'folder.foreign', about(foreign), data)
  if (unreadable.length > 0) return verdict('fault', 'folder.unreadable', about(unreadable), data)
  if (open.includes('.')) return verdict('fault', 'folder.bare', {}, data)
  if (open.length > 0) return verdict('warning', 'folder.open', about(open), data)
  if (leftovers.length > 0) return verdict('warning', 'folder.leftovers', about(leftovers), data)
  if (!exists) return verdict('skipped', 'folder.absent', {}, data)
  return verdict('ok', 'folder.private', { files, size: { bytes } }, data)
}

/** @param damaged how many files were set aside, whenever that was */
export function judgeStore({ state, mended }: Sights['store'], damaged: number): Verdict {
  const data = { state, mended, damaged }
  if (state === 'read-only') return verdict('fault', 'store.read-only', {}, data)
  const count = Math.max(mended, damaged)
  return count > 0
    ? verdict('warning', 'store.mended', { count }, data)
    : verdict('ok', 'store.fine', {}, data)
}

export function judgeDisk({ free }: Sights['disk']): Verdict {
  const says = free < FULL ? 'disk.full' : free < LITTLE ? 'disk.little' : 'disk.enough'
  const state = free < FULL ? 'fault' : free < LITTLE ? 'warning' : 'ok'
  return verdict(state, says, { free: { bytes: free } }, { free })
}

export function judgeClock({ ahead, off: measured, jumped, zone }: Sights['clock']): Verdict {
  const data = { aheadMs: measured?.ms ?? ahead, boundMs: measured?.bound ?? null, jumpedMs: jumped, zone }
  const by = measured?.ms ?? ahead ?? 0
  const off = Math.abs(by)
  const side = by > 0 ? 'ahead' : 'behind'
  if (off >= CLOCK_OFF) {
    const values = { minutes: Math.round(off / MINUTE), side, zone }
    return verdict(off >= CLOCK_WRONG ? 'fault' : 'warning', 'clock.off', values, data)
  }
  if (measured !== null && off >= WORTH_SAYING) {
    const values = { seconds: Math.round(off / 1000), bound: Math.ceil(measured.bound / 1000), side, zone }
    return verdict('warning', 'clock.seconds', values, data)
  }
  if (Math.abs(jumped) >= JUMP)
    return verdict('warning', 'clock.jumped', { minutes: Math.round(Math.abs(jumped) / MINUTE) }, data)
  if (ahead === null && measured === null) return verdict('unknown', 'clock.unheard', { zone }, data)
  return verdict('ok', 'clock.right', { seconds: Math.max(1, Math.round(off / 1000)), zone }, data)
}

/** @param named whether a path, and what stands in the file, may be told */
export function judgeManaged({ locked, faults, refused }: Sights['managed'], named: boolean): Verdict {
  const sentences = faults.map((fault) => (named ? fault.named : fault.told))
  const data = { locked: [...locked], faults: sentences, refused }
  const said = { faults: sentences.join(' ') }
  if (refused) return verdict('fault', 'managed.refused', said, data)
  if (faults.length > 0) return verdict('warning', 'managed.faulty', said, data)
  if (locked.length === 0) return verdict('skipped', 'managed.none', {}, data)
  return verdict('ok', 'managed.set', { keys: { all: locked } }, data)
}

export const isOlder = (at: IsoTime, span: number, now: IsoTime): boolean => epoch(now) - epoch(at) > span
