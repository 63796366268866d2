/**
 * The program on this computer that the browser starts for us: it pairs by one press, and starts the daemon. It runs for one
 * question and its answer.
 */
import * as v from 'valibot'
import { nativeHost, type NativeRequest } from '#shared/native.ts'
import { browser } from './browser.ts'

const RIGHT = { permissions: ['nativeMessaging' as const] }
/** How long what the person wished for is remembered, in ms. */
const WISH = 60_000

const answer = v.object({ port: v.number(), ticket: v.optional(v.string()) })
export type HostAnswer = v.InferOutput<typeof answer>

export const mayAskHost = (): Promise<boolean> => browser.permissions.contains(RIGHT)

/**
 * Must be called in answer to a press: the browser asks the person. Chromium shuts the popup meanwhile, and gives the right to
 * new pages alone: the page that follows goes on by `wasAllowed`.
 */
export async function allowHost(): Promise<boolean> {
  void browser.storage.session.set({ wish: Date.now() })
  const allowed = await browser.permissions.request(RIGHT)
  void browser.storage.session.remove('wish')
  if (!allowed || 'sendNativeMessage' in browser.runtime) return allowed
  sessionStorage.setItem('wish', '')
  location.reload()
  return false
}

/** Whether the person has wished for it on a page that is gone, and has allowed it. */
export async function wasAllowed(): Promise<boolean> {
  const isReloaded = sessionStorage.getItem('wish') !== null
  sessionStorage.removeItem('wish')
  const { wish } = await browser.storage.session.get('wish')
  void browser.storage.session.remove('wish')
  return isReloaded || (Number(wish) > Date.now() - WISH && (await mayAskHost()))
}

/** @returns null where there is no such program, the browser does not let us have it, or it could not do it */
export async function askHost(verb: NativeRequest['verb']): Promise<HostAnswer | null> {
  try {
    const request: NativeRequest = { verb, origin: location.origin }
    const read = v.safeParse(answer, await browser.runtime.sendNativeMessage(nativeHost, request))
    return read.success ? read.output : null
  } catch {
    return null
  }
}
