/** The language of a mail is that of its reader's account: its texts, and how it writes days and places. */
import { byId, languages } from '#daemon/sandbox/api/reference.ts'
import { recoveryAddresses } from '#daemon/sandbox/contacts.ts'
import type { Origin } from '#daemon/sandbox/places.ts'
import type { State } from '#daemon/sandbox/state.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import type { MailTexts, SignInTold } from './texts.ts'

const texts: Readonly<Record<string, MailTexts>> = { en, fr, de, it, es }

export interface MailLanguage {
  readonly texts: MailTexts
  /** `12 March 2026`, in UTC. */
  readonly day: (moment: number) => string
  readonly signIn: (moment: number, from: Origin) => SignInTold
}

/** @param languageId as in an account's settings */
export function mailLanguage(languageId: number): MailLanguage {
  const { short_locale, locale } = byId(languages, languageId)
  const tag = locale.replace('_', '-')
  const day = (moment: number) =>
    new Date(moment).toLocaleDateString(tag, { dateStyle: 'long', timeZone: 'UTC' })
  return {
    texts: texts[short_locale] ?? en,
    day,
    signIn: (moment, { place, device, ip }) => ({
      when: `${day(moment)}, ${timeOf(moment)} UTC`,
      place: `${place.name}, ${new Intl.DisplayNames(tag, { type: 'region' }).of(place.country) ?? place.country}`,
      device: device ?? '–',
      ip,
    }),
  }
}

/** `09:14` */
const timeOf = (moment: number) => new Date(moment).toISOString().slice(11, 16)

/** English. */
const USUAL = 2

/** Of whoever reads at this address. */
export const languageOf = ({ people }: State, address: string): number =>
  people.find(
    (one) => one.email === address || recoveryAddresses(one).some((mail) => mail.address === address),
  )?.languageId ?? USUAL
