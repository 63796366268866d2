/** What `latchkey sessions --json` prints and the Sessions view draws. Pure. */
import * as v from 'valibot'
import { receipt, type SessionsView } from '#shared/sessions.ts'
import type { IsoTime } from '#shared/time.ts'
import { judgeSite, verdictOf } from './judgement.ts'
import type { KeptBrowser } from './kept.ts'
import { keyOf, type bySite, type KeptReceipt } from './receipts.ts'

interface Present {
  readonly id: string
  readonly name: string
  readonly kept: KeptBrowser
}

/** Without what the daemon has added for itself. */
const asGiven = v.object({ ...receipt.entries, browser: v.string() })

/** As many of the latest as anybody reads. */
const SHOWN = 200

export function viewOf(
  present: readonly Present[],
  all: readonly KeptReceipt[],
  receiptsOf: ReturnType<typeof bySite>,
  now: IsoTime,
): SessionsView {
  const rules = present.flatMap(({ id, kept }) => kept.rules.map((rule) => ({ id, kept, rule })))
  const lasts = rules.flatMap(({ id, rule }) => receiptsOf({ browser: id, site: rule.site }).at(-1) ?? [])
  const latest = all.toSorted(newestFirst).slice(0, SHOWN)
  const shown = new Map([...latest, ...lasts].map((one) => [keyOf(one), one]))
  return {
    browsers: present.map(({ id, name, kept }) => {
      const { browser, system, extension, startedAt, lastSeenAt, doctor } = kept
      return { id, name, browser, system, extension, startedAt, lastSeenAt, doctor }
    }),
    rules: rules.map(({ id, kept, rule }) => {
      const state = kept.sites.find(({ site }) => site === rule.site)
      const judged = judgeSite(kept, rule, receiptsOf({ browser: id, site: rule.site }))
      return {
        ...rule,
        browser: id,
        door: state?.door ?? 'sweeping',
        beganAt: state?.beganAt ?? null,
        verdict: verdictOf(judged, kept.lastSeenAt, now),
      }
    }),
    receipts: [...shown.values()].sort(newestFirst).map((one) => v.parse(asGiven, one)),
  }
}

const newestFirst = (a: KeptReceipt, b: KeptReceipt) =>
  a.when === b.when ? b.seq - a.seq : a.when < b.when ? 1 : -1
