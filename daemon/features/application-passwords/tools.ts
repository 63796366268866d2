/** What is remembered of a login's application passwords: which were seen, what each is for, when they came to be needed. Pure. */
import * as v from 'valibot'
import type { ConnectionSnapshot, ToolsSnapshot } from '#daemon/core/snapshot.ts'
import { isKnown, read } from '#shared/fact.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'

export const keptTools = v.strictObject({
  login: v.string(),
  /** `null` until a list was heard: whatever is on the first was there before. */
  seen: v.nullable(v.array(v.string())),
  unseen: v.array(v.string()),
  purposes: v.record(v.string(), v.string()),
  /** As a source last told it. */
  twoFactor: v.nullable(v.picklist(['on', 'off'])),
  switchedOnAt: v.nullable(isoTime),
  doneAt: v.nullable(isoTime),
})
export type KeptTools = Readonly<v.InferOutput<typeof keptTools>>

export const noTools = (login: string): KeptTools => ({
  login,
  seen: null,
  unseen: [],
  purposes: {},
  twoFactor: null,
  switchedOnAt: null,
  doneAt: null,
})

/** As it is after a look at the login; the same object where nothing is new. What is not known now changes nothing. */
export function afterLook(before: KeptTools, { account }: ConnectionSnapshot, now: IsoTime): KeptTools {
  const record = read(account, now)
  if (!isKnown(record)) return before
  const { twoFactor, applicationPasswords } = record.known
  const switched = isKnown(twoFactor)
    ? withSwitch(before, twoFactor.known, account.by.observedAt ?? now)
    : before
  return isKnown(applicationPasswords)
    ? withList(
        switched,
        applicationPasswords.known.map(({ id }) => id),
      )
    : switched
}

function withSwitch(before: KeptTools, twoFactor: 'on' | 'off', at: IsoTime): KeptTools {
  if (before.twoFactor === twoFactor) return before
  const isNew = before.twoFactor === 'off' && twoFactor === 'on'
  return { ...before, twoFactor, switchedOnAt: isNew ? at : null, doneAt: null }
}

function withList(before: KeptTools, ids: readonly string[]): KeptTools {
  const there = new Set(ids)
  const seen = before.seen?.filter((id) => there.has(id)) ?? [...ids]
  const unseen = ids.filter((id) => !seen.includes(id))
  const purposes = Object.fromEntries(Object.entries(before.purposes).filter(([id]) => there.has(id)))
  const isSame =
    before.seen?.length === seen.length &&
    before.unseen.length === unseen.length &&
    unseen.every((id) => before.unseen.includes(id))
  return isSame ? before : { ...before, seen, unseen, purposes }
}

/** The person knows one, or not after all. */
export function withSeen(before: KeptTools, id: string, isSeen: boolean): KeptTools {
  const others = (before.seen ?? []).filter((one) => one !== id)
  const rest = before.unseen.filter((one) => one !== id)
  return isSeen
    ? { ...before, seen: [...others, id], unseen: rest }
    : { ...before, seen: others, unseen: [...rest, id] }
}

/** What is judged by. */
export const toolsWord = ({ seen, unseen, switchedOnAt, doneAt }: KeptTools): ToolsSnapshot => ({
  unseen: seen === null ? null : unseen,
  switchedOnAt: doneAt === null ? switchedOnAt : null,
})
