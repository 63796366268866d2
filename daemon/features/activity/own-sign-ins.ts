/** When browsers of this computer signed in, so that a sign-in right beside one is probably the person's. */
import * as v from 'valibot'
import type { Store } from '#daemon/core/store.ts'
import type { ActivityEvent } from '#shared/activity.ts'
import { isoTime, type IsoTime } from '#shared/time.ts'
import { idOf } from './identity.ts'

const kept = v.array(v.strictObject({ at: isoTime, browser: v.string(), site: v.string() }))
/** The newest. A browser whose rule ends the session with it signs in once a day. */
const MOST = 1_000

/** What a browser saw, by the daemon's clock. */
export interface SeenSignIn {
  /** Of the paired client. */
  readonly client: string
  /** As the person sees it named. */
  readonly browser: string
  readonly site: string
  readonly at: IsoTime
}

/** @param isProvider whether a sign-in at that site says anything of the logins */
export async function openOwnSignIns(store: Store, isProvider: (site: string) => boolean) {
  const document = await store.document('activity-sign-ins', kept, [])
  let revision = 0
  return {
    get revision() {
      return revision
    },
    /** The same list as long as nothing is new. */
    all: () => document.value,
    /** @returns it as an event, the same however often it is told */
    async add({ client, browser, site, at }: SeenSignIn): Promise<ActivityEvent> {
      if (isProvider(site) && !document.value.some((one) => one.at === at && one.browser === browser)) {
        await document.change((before) =>
          [...before, { at, browser, site }].sort((a, b) => (a.at < b.at ? -1 : 1)).slice(-MOST),
        )
        revision += 1
      }
      return {
        id: idOf('browser', client, site, at),
        at,
        kind: 'signed-in',
        word: null,
        source: 'browser',
        list: 'computer',
        login: null,
        organisation: null,
        person: null,
        device: browser.slice(0, 200),
        address: null,
        place: null,
        detail: site.slice(0, 200),
      }
    },
  }
}
