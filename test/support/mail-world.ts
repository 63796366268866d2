/** What is so, in the world of the mails. */
import type { ActivityEvent } from '#shared/activity.ts'
import { known } from '#shared/fact.ts'
import type { Product } from '#shared/products.ts'
import type { Language } from '#shared/settings.ts'
import { DAY, HOUR, MINUTE } from '#shared/time.ts'
import type { Told } from './mail-texts.ts'
import { RECEIVER, type World } from './mails.ts'
import { aConnectionStatus, aDomain, anOrganisation, aSnapshot, at, fresh } from './snapshot.ts'

export const SIGNED_IN = at(-2 * HOUR)
export const ENDS = at(13 * DAY)

export const anEvent = (over: Partial<ActivityEvent> = {}): ActivityEvent => ({
  id: 'e1',
  at: SIGNED_IN,
  kind: 'signed-in',
  word: null,
  source: 'sandbox',
  list: 'user',
  login: 'main',
  organisation: null,
  person: null,
  device: 'Firefox on Linux',
  address: '203.0.113.7',
  place: { name: 'Lisbon', country: 'PT', position: null },
  detail: null,
  ...over,
})

export const aDrive = (over: Partial<Product> = {}): Product => ({
  id: '7',
  service: 'drive',
  name: 'kDrive Vully',
  expiresAt: known(null),
  locked: known(true),
  lockedByProvider: known(false),
  maintenance: known(false),
  maintenanceSince: null,
  busy: known(false),
  ...over,
})

/** What the texts tell is so. */
export const world: World = {
  receiver: RECEIVER,
  snapshot: aSnapshot({
    status: aConnectionStatus({ lastSyncAt: at(-MINUTE) }),
    organisations: fresh([
      anOrganisation({
        domains: fresh([aDomain({ name: 'vully.example', expiresAt: known(ENDS) })]),
        products: fresh([aDrive()]),
      }),
    ]),
  }),
  events: [anEvent(), anEvent({ id: 'e2', kind: 'sign-in-failed' })],
  guarded: [{ name: 'vully.example', by: 'organisation' }],
}

const locales: Readonly<Record<Language, string>> = {
  en: 'en-GB',
  fr: 'fr-CH',
  de: 'de-CH',
  it: 'it-CH',
  es: 'es-ES',
}
export function toldIn(language: Language): Told {
  const day = new Intl.DateTimeFormat(locales[language], { dateStyle: 'long', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locales[language], {
    dateStyle: 'short',
    timeStyle: 'short',
    // the login's own
    timeZone: 'Europe/Zurich',
  })
  return {
    name: 'vully.example',
    date: day.format(Date.parse(ENDS)),
    when: moment.format(Date.parse(SIGNED_IN)),
    place: 'Lisbon, Portugal',
    ip: '203.0.113.7',
    organisation: 'Atelier Vully SA',
    product: 'kDrive Vully',
    address: 'anna@vully.example',
  }
}
