/**
 * When the person signs in here: the session cookie of the Manager is set where none was, and a page behind the sign-in is then
 * drawn. Of other sites nothing is claimed. What is told is the site and the moment, never a value of a cookie.
 */
import type { Api } from '../../../core/api.ts'
import type { Cookies } from '../../../core/browser.ts'
import { keepLasting, readLasting } from './memory.ts'
import { belongsTo, siteOfAddress } from './site-hosts.ts'
import { readRules } from './site-rules.ts'
import * as v from 'valibot'
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import { iso, MINUTE } from '#shared/time.ts'

const COOKIE = 'SASESSION'
/** Pages that nobody sees who has not signed in: at the provider, and in the sandbox. */
const BEHIND = /^(?:https:\/\/manager\.infomaniak\.com|http:\/\/manager\.localhost:\d+)\/v3\//
/** Whose cookie it may be: any page may set one of that name for itself, and lead on to the Manager. */
const HOMES = [INFOMANIAK_SITE, SANDBOX_SITE]
/** From the cookie to the page, in ms. */
const WITHIN = 10 * MINUTE
const MOST = 50

export function createSignIns() {
  let [begunAt, begunFor] = [-Infinity, '']
  let isReplaced = false
  let tail: Promise<unknown> = Promise.resolve()
  /** Each change reads what the one before has written. */
  const afterAnother = <T>(act: () => Promise<T>): Promise<T> => {
    const run = tail.then(act)
    tail = run.catch(() => undefined)
    return run
  }

  return {
    /** A site may set its cookie anew at each answer: that begins nothing. */
    cookieChanged({ removed, cause, cookie }: Cookies.OnChangedChangeInfoType): void {
      const home = HOMES.find((site) => belongsTo(cookie.domain.replace(/^\./, ''), site))
      if (cookie.name !== COOKIE || home === undefined) return
      if (!removed && !isReplaced) [begunAt, begunFor] = [Date.now(), home]
      isReplaced = removed && cause === 'overwrite'
    },

    /** @returns whether a sign-in was seen, once each */
    async pageDrawn(address: string | undefined): Promise<boolean> {
      const now = Date.now()
      if (address === undefined || !BEHIND.test(address) || now - begunAt > WITHIN) return false
      if (siteOfAddress(address, HOMES) !== begunFor) return false
      begunAt = -Infinity
      const site = siteOfAddress(
        address,
        (await readRules()).map((rule) => rule.site),
      )
      if (site === null) return false
      await afterAnother(async () => {
        const waiting = (await readLasting('sessionSignIns')) ?? []
        await keepLasting({ sessionSignIns: [...waiting, { site, at: iso(now) }].slice(-MOST) })
      })
      return true
    },

    /** What the daemon has not taken stays. */
    deliver: (api: Pick<Api, 'ask'>): Promise<void> =>
      afterAnother(async () => {
        const waiting = (await readLasting('sessionSignIns')) ?? []
        for (const [at, body] of waiting.entries()) {
          const call = { method: 'POST', path: '/v1/sessions/sign-ins', body, answer: v.object({}) } as const
          if (!(await api.ask(call)).ok) return
          await keepLasting({ sessionSignIns: waiting.slice(at + 1) })
        }
      }),
  }
}
