/** The window in which a browser may pair: opened by a person, one at a time, short, for few tries. */
import { err, ok, type Result } from '#shared/result.ts'
import { isSame, sha256 } from './secret.ts'

const TRIES = 5

/**
 * @param monotonic ms on a clock that nobody can set: one set back must not lengthen the window
 * @param length ms
 */
export function createWindow(monotonic: () => number, length: number) {
  let open: { readonly digest: Buffer; readonly until: number; tries: number } | null = null
  const current = () => (open !== null && monotonic() < open.until ? open : null)

  return {
    length,
    get isOpen() {
      return current() !== null
    },
    /** A window that is open already is replaced. */
    open(code: string) {
      open = { digest: sha256(code), until: monotonic() + length, tries: TRIES }
    },
    /** The right code shuts the window before anything else happens, so of many at once one gets in. */
    enter(code: string): Result<null, 'pairing-closed' | 'wrong-code' | 'too-many-failures'> {
      const window = current()
      if (window === null) return err('pairing-closed')
      if (window.tries === 0) {
        open = null
        return err('too-many-failures')
      }
      window.tries -= 1
      if (!isSame(sha256(code), window.digest)) return err('wrong-code')
      open = null
      return ok(null)
    },
  }
}
