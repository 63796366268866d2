/**
 * What the extension's own pages say to its background about the airlock, and what it answers. It works without the daemon.
 * Only pages of this extension are heard: not what runs in pages of the web, and nothing is externally connectable.
 */
import * as v from 'valibot'
import { browser } from '../../core/browser.ts'
import { doctorRow, doors, problems, receipt, site, siteRule, siteState } from '#shared/sessions.ts'
import { isoTime } from '#shared/time.ts'

export const airlockRequest = v.variant('do', [
  /** How things stand. */
  v.strictObject({ do: v.literal('look') }),
  /** From the waiting page: may this address be opened? Answered when the door has opened or stays shut. */
  v.strictObject({ do: v.literal('wait'), address: v.string() }),
  /** A new rule or a changed one; the page has asked the person for the site's permission before. */
  v.strictObject({ do: v.literal('rule'), rule: siteRule }),
  v.strictObject({ do: v.literal('drop'), site }),
  /** Sign out now, in this browser. */
  v.strictObject({ do: v.literal('end'), site }),
  /** Repeat a sweep that failed. */
  v.strictObject({ do: v.literal('again'), site }),
  /** Open the door over what could not be removed: it is noted as the person's own act. */
  v.strictObject({ do: v.literal('open-by-hand'), site }),
])
export type AirlockRequest = v.InferOutput<typeof airlockRequest>

const airlockView = v.strictObject({
  rules: v.array(siteRule),
  /** Sites whose rule an organisation has set. */
  managed: v.array(site),
  sites: v.array(siteState),
  /** The last receipt of each site, and the latest ones over all sites, newest first. */
  receipts: v.array(receipt),
  doctor: v.array(doctorRow),
  /** Receipts that the daemon has not taken yet. */
  undelivered: v.number(),
  startedAt: v.nullable(isoTime),
})
export type AirlockView = v.InferOutput<typeof airlockView>

const waitAnswer = v.strictObject({
  door: v.picklist(doors),
  site: v.nullable(site),
  problem: v.nullable(v.picklist(problems)),
  /** Names of cookies that are still there. */
  left: siteState.entries.left,
  /** Another site led here, and the door is open: only a press of the person may go on. */
  byPress: v.boolean(),
})
export type WaitAnswer = v.InferOutput<typeof waitAnswer>

/** Asks the background; it answers `look` and every change with how things stand then. */
export const askAirlock = async (request: Exclude<AirlockRequest, { do: 'wait' }>): Promise<AirlockView> =>
  v.parse(airlockView, await browser.runtime.sendMessage(request))

export const askToPass = async (address: string): Promise<WaitAnswer> =>
  v.parse(waitAnswer, await browser.runtime.sendMessage({ do: 'wait', address } satisfies AirlockRequest))

const CHANGED = 'airlockChanged'

/** The background calls this when anything of `AirlockView` has changed. */
export const tellAirlockChange = (at: number): Promise<void> => browser.storage.session.set({ [CHANGED]: at })

/** Returns what stops it. */
export function onAirlockChange(told: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === 'session' && CHANGED in changes) told()
  }
  browser.storage.onChanged.addListener(listener)
  return () => {
    browser.storage.onChanged.removeListener(listener)
  }
}
