/** The guard in a page: where a password is asked for it judges the address, and warns over one that imitates a guarded name. */
import { browser } from '../../core/browser.ts'
import { judgeHost } from '#shared/look-alike.ts'
import { isTrueOrigin } from '#shared/true-origins.ts'
import { drawBanner } from './banner.ts'
import type { GuardAnswer, GuardMessage, GuardWords } from './messages.ts'
import { watchPassword } from './watch-password.ts'

const say = <T>(message: GuardMessage): Promise<T> => browser.runtime.sendMessage(message) as Promise<T>

export function guardPage(): void {
  watchPassword(() => void judge())
}

async function judge(): Promise<void> {
  const { names, known, page } = await say<GuardAnswer>({ guard: 'names' })
  const imitated = (address: string): string | null => {
    const read = URL.parse(address)
    if (!read || known.includes(read.hostname)) return null
    const { verdict, of } = judgeHost(read.hostname, names)
    // a true name over http, or on another port, is nobody's
    return verdict === 'lookalike' || (verdict === 'genuine' && !isTrueOrigin(read)) ? of : null
  }
  // what a person reads is the page's address; that of a frame counts where it is written into
  const ofPage = imitated(page)
  const of = ofPage ?? imitated(location.href)
  if (of === null) return
  const where = ofPage === null ? 'frame' : 'page'
  const words = await say<GuardWords>({ guard: 'warn', where, of })
  const stop = drawBanner(words, {
    open: () => void say({ guard: 'open', of }),
    know() {
      stop()
      void say({ guard: 'know', where })
    },
    removed: () => void say({ guard: 'removed', where, of }),
  })
}
