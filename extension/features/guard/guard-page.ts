/** The guard in a page: where a password is asked for it judges the address, and has a warning drawn over the page. */
import { browser } from '../../core/browser.ts'
import { judgeHost } from '#shared/look-alike.ts'
import { isTrueOrigin } from '#shared/true-origins.ts'
import { drawBanner } from './banner.ts'
import type { GuardAnswer, GuardMessage, GuardWords, Warning } from './messages.ts'
import { watchPassword } from './watch-password.ts'

const say = <T>(message: GuardMessage): Promise<T> => browser.runtime.sendMessage(message) as Promise<T>

export function guardPage(): void {
  // what a frame has found is drawn where the person looks, and where that frame cannot reach it
  if (window === top)
    browser.runtime.onMessage.addListener((words: unknown) => {
      draw(words as GuardWords)
      return undefined
    })
  // the browser has kept the page, and forgotten that its tab was marked
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && remove) void judge()
  })
  // until the person sees a page that was made beforehand, its tab is another page's
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', watch, { once: true })
  else watch()
}

function watch(): void {
  watchPassword(() => void judge())
}

async function judge(): Promise<void> {
  const { names, known, page } = await say<GuardAnswer>({ guard: 'names' })
  const wrong = (address: string): Omit<Warning, 'where'> | null => {
    const read = URL.parse(address)
    if (!read || known.includes(read.hostname)) return null
    const { verdict, of } = judgeHost(read.hostname, names)
    if (of === null) return null
    if (verdict === 'lookalike') return { of, is: verdict }
    return isTrueOrigin(read) ? null : { of, is: 'open' }
  }
  // what a person reads is the page's address; that of a frame counts where it is written into, and whose a page without one is
  const ofPage = wrong(page)
  const found = ofPage ?? wrong(location.href) ?? wrong(origin)
  if (found === null) {
    // what stands may be about a frame, of which this page knows nothing
    if (known.includes(warnedOf)) remove?.()
    return
  }
  const words = await say<GuardWords | null>({ guard: 'warn', where: ofPage ? 'page' : 'frame', ...found })
  if (words) draw(words)
}

/** What takes the warning away that stands. */
let remove: (() => void) | null = null
let warnedOf = ''

function draw(words: GuardWords): void {
  remove?.()
  warnedOf = words.host
  remove = drawBanner(words, {
    open: () => void say({ guard: 'open' }),
    know() {
      void say({ guard: 'know' })
      // that is settled elsewhere, and they come back
      addEventListener('focus', () => void judge(), { once: true })
    },
    removed: () => void say({ guard: 'removed' }),
  })
}
