/** Who started this program. Browsers let in only what our manifest names; this is the second look, at the arguments. */
import { extensionOrigin } from '../core/gate/browser.ts'
import { ourExtension } from '#shared/native.ts'

export type Asker =
  /** Chromium says which extension asks, by its origin. */
  | { readonly browser: 'chromium'; readonly origin: string }
  /** Firefox says the add-on's id; its origin, made up at the installation, is known to the add-on alone. */
  | { readonly browser: 'firefox' }

/**
 * Chromium gives the origin first (and on Windows the number of a window); Firefox the path of the manifest, then the id.
 * @returns null for everybody else
 */
export function askerOf([first, second]: readonly string[]): Asker | null {
  if (first === `${ourExtension.chromium}/`) return { browser: 'chromium', origin: ourExtension.chromium }
  return second === ourExtension.firefox ? { browser: 'firefox' } : null
}

/** The origin that a ticket is for, null where what was told cannot be this asker's. */
export function originOf(asker: Asker, told: string): string | null {
  const right =
    asker.browser === 'chromium'
      ? told === asker.origin
      : extensionOrigin.test(told) && told.startsWith('moz-extension:')
  return right ? told : null
}
