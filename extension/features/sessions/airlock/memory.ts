/**
 * What the airlock keeps beside its rules. For good: the origins that were ever seen, receipts, and how the last life stood. As
 * long as the browser runs: the state of each site; its absence is the first sign of a new run.
 */
import * as v from 'valibot'
import { browser } from '../../../core/browser.ts'
import { receipt, signInSeen, siteState } from '#shared/sessions.ts'
import { isoTime } from '#shared/time.ts'

const origin = v.pipe(v.string(), v.regex(/^https?:\/\/[^/?#]+$/))

/** What another version wrote, or damage, costs the one record and not the list. */
const readable = <S extends v.GenericSchema>(schema: S) =>
  v.pipe(
    v.array(v.unknown()),
    v.transform((all) => all.filter((one): one is v.InferOutput<S> => v.is(schema, one))),
  )

const lasting = {
  /** By site. What is cleared is what is listed here, so it only grows. */
  sessionOrigins: v.record(v.string(), v.array(origin)),
  /** What an organisation's policy last said of sites; read like the policy itself, each by itself. */
  sessionPolicy: v.array(v.unknown()),
  /** Cookie stores that were met. */
  sessionJars: v.array(v.string()),
  /** Not yet taken by the daemon, oldest first. */
  sessionReceipts: readable(receipt),
  /** Sign-ins of the person, not yet taken by the daemon. */
  sessionSignIns: readable(signInSeen),
  /** Which pairing (the client's id) they were handed to. */
  sessionToldTo: v.string(),
  /** The latest, newest first, for the pages. */
  sessionRecent: readable(receipt),
  /** As they last were: a session that goes on over an update of the extension goes on from here. */
  sessionSites: readable(siteState),
  /** Tabs from before the last sweep of each site. */
  sessionOld: v.object({
    held: v.record(v.string(), v.array(v.number())),
    shut: v.record(v.string(), v.array(v.number())),
  }),
  sessionLife: v.object({
    version: v.string(),
    browserVersion: v.string(),
    tabs: v.array(v.number()),
    flagged: v.array(v.number()),
    /** ms since the epoch */
    aliveAt: v.number(),
    ended: v.boolean(),
    startedAt: v.nullable(isoTime),
  }),
  sessionReload: v.object({ at: v.number(), to: v.string() }),
  /** What only time shows about this browser. */
  sessionSights: v.object({
    restored: v.nullable(v.boolean()),
    windowless: v.boolean(),
    /** At the last start a page was there before the doors stood. */
    early: v.optional(v.boolean(), false),
    locks: v.boolean(),
  }),
}

const passing = {
  airlock: v.object({
    startedAt: v.nullable(isoTime),
    sites: v.array(siteState),
    /** By site, the origins whose door is open. */
    open: v.record(v.string(), v.array(origin)),
    /** By site, tabs from before its last sweep. */
    held: v.record(v.string(), v.array(v.number())),
    shut: v.record(v.string(), v.array(v.number())),
    /** Fingerprints of removed cookies, salted for this run alone. */
    salt: v.string(),
    gone: v.array(v.string()),
    /** Sites that have had a tab since their door opened. */
    visited: v.array(v.string()),
    /** Sites whose session ended for idleness, until somebody is there again. */
    rested: v.array(v.string()),
    /** Sites whose session goes on because its rule was snoozed as the browser started. */
    snoozed: v.array(v.string()),
  }),
  /** What was last reported to the daemon. */
  airlockReported: v.object({ text: v.string(), at: v.number() }),
}

type Items<S extends Record<string, v.GenericSchema>> = { [K in keyof S]: v.InferOutput<S[K]> }
export type Lasting = Items<typeof lasting>
export type Passing = Items<typeof passing>

async function readItem<S extends v.GenericSchema>(
  area: 'local' | 'session',
  key: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  const parsed = v.safeParse(schema, (await browser.storage[area].get(key))[key])
  return parsed.success ? parsed.output : null
}

export const readLasting = <K extends keyof Lasting>(key: K): Promise<Lasting[K] | null> =>
  readItem('local', key, lasting[key]) as Promise<Lasting[K] | null>
export const keepLasting = (changes: Partial<Lasting>): Promise<void> => browser.storage.local.set(changes)
export const dropLasting = (key: keyof Lasting): Promise<void> => browser.storage.local.remove(key)

export const readPassing = <K extends keyof Passing>(key: K): Promise<Passing[K] | null> =>
  readItem('session', key, passing[key]) as Promise<Passing[K] | null>
export const keepPassing = (changes: Partial<Passing>): Promise<void> => browser.storage.session.set(changes)
