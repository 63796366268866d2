/** The vault is locked with the screen: on some systems nobody but a browser hears of it. */
import * as v from 'valibot'
import type { Api } from './api.ts'
import { browser } from './browser.ts'

export function lockWithScreen(api: Pick<Api, 'ask'>): void {
  browser.idle.onStateChanged.addListener((state) => {
    // a vault that is not open, or not there, is locked already
    if (state === 'locked') void api.ask({ method: 'POST', path: '/v1/vault/lock', answer: v.unknown() })
  })
}
