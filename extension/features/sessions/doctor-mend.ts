/** What one press does about a row of the doctor; where a browser opens its own pages for nobody, the words for the way there. */
import type { DoctorFinding, DoctorRow } from '#shared/sessions.ts'
import type { MessageKey } from '#shared/i18n.ts'

export type Mend =
  /** Asks the person to let Latchkey reach the sites again. */
  | { readonly does: 'allow' }
  /** Sweeps the sites again, and with that sets the doors up anew. */
  | { readonly does: 'again' }
  /** Asks the person for a permission. */
  | { readonly does: 'show'; readonly permission: 'contentSettings' | 'management' }
  /** Opens a page of the browser; `copies` puts what is to be typed there into the clipboard. */
  | { readonly does: 'open'; readonly page: string; readonly copies: string | null }

interface Remedy {
  readonly label: MessageKey
  readonly mend: Mend
}
interface Help {
  readonly remedy: Remedy | null
  /** Where to click. */
  readonly where: MessageKey | null
}

interface InBrowser {
  readonly isFirefox: boolean
  readonly extensionId: string
}

const remedy = (label: MessageKey, mend: Mend, where: MessageKey | null = null): Help => ({
  remedy: { label, mend },
  where,
})
const words = (where: MessageKey): Help => ({ remedy: null, where })
const none: Help = { remedy: null, where: null }
const page = (address: string, copies: string | null = null): Mend => ({
  does: 'open',
  page: address,
  copies,
})

/** As the browser's own list wants it, one at a time: the site and everything below it. */
const patternOf = ([site]: readonly string[]) => (site === undefined ? null : `[*.]${site}`)

/** Latchkey sets the browser's own rule by itself as soon as it may. */
const secondLock = remedy('doctor.own-rule', { does: 'show', permission: 'contentSettings' })

/** The list in which the browser keeps its own rule. */
const ownRule = (about: readonly string[]): Help =>
  remedy(
    'doctor.site-exceptions.mend',
    page('chrome://settings/content/siteData', patternOf(about)),
    'doctor.site-exceptions.where',
  )

type Helps = (row: DoctorFinding, where: InBrowser) => Help

const helps: Readonly<Record<DoctorRow, Helps>> = {
  permission: ({ state }) => (state === 'weak' ? remedy('doctor.permission.mend', { does: 'allow' }) : none),

  doors: ({ state }) => (state === 'weak' ? remedy('doctor.doors.mend', { does: 'again' }) : none),

  'private-windows': ({ state }, { isFirefox, extensionId }) => {
    if (state !== 'weak') return none
    if (isFirefox) return words('doctor.private-windows.firefox')
    const own = page(`chrome://extensions/?id=${extensionId}`)
    return remedy('doctor.private-windows.mend', own, 'doctor.private-windows.where')
  },

  'session-restore': (_, { isFirefox }) =>
    isFirefox
      ? words('doctor.session-restore.firefox')
      : remedy('doctor.settings', page('chrome://settings/onStartup')),

  // Firefox has no such row
  'start-page': ({ state }) => (state === 'weak' ? secondLock : none),

  'background-mode': (_, { isFirefox }) =>
    isFirefox ? none : remedy('doctor.settings', page('chrome://settings/system')),

  'site-exceptions': ({ state, about }, { isFirefox }) => {
    if (isFirefox) return words('doctor.site-exceptions.firefox')
    if (state !== 'weak') return none
    return about.length === 0 ? secondLock : ownRule(about)
  },

  'other-extensions': ({ state }, { isFirefox }) => {
    if (state === 'unknown') return remedy('doctor.look', { does: 'show', permission: 'management' })
    if (state === 'fine') return none
    return isFirefox
      ? words('doctor.other-extensions.firefox')
      : remedy('doctor.other-extensions.mend', page('chrome://extensions/'))
  },

  'screen-lock': () => none,
}

export const helpFor: Helps = (row, where) => helps[row.id](row, where)
