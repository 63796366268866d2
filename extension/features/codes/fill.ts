/** Puts a code into the field of the page in front: on the exact origin that its entry names, or not at all. */
import { err, ok, type Result } from '#shared/result.ts'
import { browser } from '../../core/browser.ts'
import type { Place, Sight } from './code-field.ts'
import { originOf } from './page-origin.ts'

/** The page in front at the moment of the press. */
export interface Front {
  readonly tab: number
  /** `https://host[:port]`, or http on loopback; null for what is never filled: the browser's pages, data:, blob:, a PDF. */
  readonly origin: string | null
}

export type FillFault =
  /** A page that no extension may touch, or none at all. */
  | 'not-allowed'
  /** The page in front is not of an origin that the entry names: another host or port, http instead of https. */
  | 'wrong-origin'
  | 'no-field'
  /** Two or more that look the same: the person puts the cursor into one and presses again. */
  | 'several-fields'
  /** No field in the page itself, but a frame of another origin, into which nothing is ever put. */
  | 'frame-foreign'
  /** The page went elsewhere, or the field was gone, before the code was there: nothing was put anywhere. */
  | 'moved'

/** What an entry says of where its codes belong. */
interface Fillable {
  readonly origins: readonly string[]
  readonly digits: number
}

/** The page in front, as far as the press lets it be known: null where there is none. */
export async function pageInFront(): Promise<Front | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true })
  if (tab?.id === undefined) return null
  return { tab: tab.id, origin: originOf(tab.url ?? '') }
}

/**
 * Looks for the field, and only when there is one on the right origin asks for the code and puts it in. Never submits.
 * @param front the page in front at the press (`pageInFront`)
 * @param ask gets the code from the daemon; what it refuses comes back as it is
 */
export async function fillCode<E>(
  front: Front,
  { origins, digits }: Fillable,
  ask: () => Promise<Result<string, E>>,
): Promise<Result<'filled', FillFault | E>> {
  if (front.origin === null) return err('not-allowed')
  if (!origins.includes(front.origin)) return err('wrong-origin')
  const place: Place = { origin: front.origin, digits }
  const looked = await look(front.tab, place)
  if (!looked.ok) return looked
  const asked = await ask()
  if (!asked.ok) return asked
  const filled = await put(front.tab, looked.value, place, asked.value)
  return filled ? ok('filled') : err('moved')
}

/** A document of the page. Before Firefox knew documents by their ids there is none. */
interface Target {
  readonly documentId?: string
  readonly frameId: number
}

async function look(tabId: number, place: Place): Promise<Result<Target, FillFault>> {
  const target = { tabId, allFrames: true }
  try {
    await browser.scripting.executeScript({ target, files: ['/code-field.js'], injectImmediately: true })
    const answers = await browser.scripting.executeScript({
      target,
      func: (place: Place) => globalThis.latchkeyCodeField?.look(place) ?? null,
      args: [place],
      injectImmediately: true,
    })
    return chosen(answers as readonly Looked[])
  } catch {
    return err('not-allowed')
  }
}

interface Looked extends Target {
  readonly result?: Sight | null
}

/** The one document with the best field. The page itself has to be of the right origin, whatever its frames are. */
function chosen(answers: readonly Looked[]): Result<Target, FillFault> {
  const top = answers.find(({ frameId }) => frameId === 0)?.result
  if (!top || top.sure === null) return err('wrong-origin')
  const best = Math.max(...answers.map(({ result }) => result?.sure ?? 0))
  if (best === 0) return err(top.foreignFrame ? 'frame-foreign' : 'no-field')
  const found = answers.filter(({ result }) => result?.sure === best)
  const [first] = found
  if (!first || found.length > 1 || first.result?.several === true) return err('several-fields')
  return ok(first)
}

async function put(
  tabId: number,
  { documentId, frameId }: Target,
  place: Place,
  code: string,
): Promise<boolean> {
  try {
    const [answer] = await browser.scripting.executeScript({
      target:
        documentId === undefined ? { tabId, frameIds: [frameId] } : { tabId, documentIds: [documentId] },
      // where the page went elsewhere in between, nothing was left there by the look
      func: (place: Place, code: string) => globalThis.latchkeyCodeField?.put(place, code) ?? false,
      args: [place, code],
      injectImmediately: true,
    })
    return answer?.result === true
  } catch {
    return false
  }
}
