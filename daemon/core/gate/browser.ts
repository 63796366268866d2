/** Units that tell the extension's own requests from a page's and from other programs'. */
import { isPairingCall, type Unit } from './visit.ts'

export const extensionOrigin =
  /^(?:chrome-extension:\/\/[a-p]{32}|moz-extension:\/\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/**
 * A filter, not a lock: other extensions can forge it. Browsers leave it out of an extension's GET when the
 * extension holds the host permission, hence the exception.
 */
export const origin = (isPaired: (origin: string) => boolean): Unit => ({
  name: 'origin',
  admit(visit) {
    const value = visit.header('origin')
    if (value === undefined) return visit.method === 'GET' ? null : 'bad-origin'
    const known = isPairingCall(visit) ? extensionOrigin.test(value) : isPaired(value)
    return known ? null : 'bad-origin'
  },
})

/**
 * Required, not only checked when there: a rebound page sends none of these. An extension with host permission
 * is `none` to Chromium and `same-origin` to Firefox.
 */
export const fetchMetadata: Unit = {
  name: 'fetch-metadata',
  admit(visit) {
    const site = visit.header('sec-fetch-site')
    const fits =
      (site === 'none' || site === 'same-origin') &&
      visit.header('sec-fetch-mode') === 'cors' &&
      visit.header('sec-fetch-dest') === 'empty'
    return fits ? null : 'bad-fetch-metadata'
  },
}

/** A header that a page can only send after a preflight, which is refused. */
export const clientHeader: Unit = {
  name: 'client-header',
  admit: (visit) => (visit.header('x-latchkey-client') === '1' ? null : 'bad-client-header'),
}

/** For the local socket: nothing that comes from a browser, by whatever relay, has business there. */
export const notFromBrowser: Unit = {
  name: 'not-from-browser',
  admit({ incoming }) {
    const browsers = Object.keys(incoming.headers).some(
      (name) => name === 'origin' || name === 'referer' || name.startsWith('sec-fetch-'),
    )
    return browsers ? 'not-allowed' : null
  },
}
