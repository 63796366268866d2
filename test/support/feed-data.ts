/** Names and what else the feeds are told, everything known and fine, until a test says otherwise. */
import { domainToUnicode } from 'node:url'
import { bytesOf } from '#daemon/features/feeds/making.ts'
import type { Revision } from '#daemon/features/feeds/revisions.ts'
import type { FeedName, FeedTold, Reach } from '#daemon/features/feeds/told.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { FeedFormat } from '#shared/feeds.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Language } from '#shared/settings.ts'
import { DAY } from '#shared/time.ts'
import { aBadge } from './daemon-data.ts'
import { at, NOW } from './snapshot.ts'

const aRow = (over: Partial<DomainRow> = {}): DomainRow => {
  const name = over.name ?? 'vully.example'
  return {
    name,
    display: domainToUnicode(name),
    organisation: '42',
    phase: 'active',
    restorable: false,
    paidUntil: at(100 * DAY),
    expiry: at(100 * DAY),
    renewBy: at(100 * DAY),
    restoreBy: null,
    renewalWarranty: true,
    reason: null,
    byHand: false,
    sources: [],
    ...over,
  }
}

export const aFeedName = (
  row: Partial<DomainRow> = {},
  over: Partial<Omit<FeedName, 'row'>> = {},
): FeedName => ({
  row: aRow(row),
  isAbout: false,
  stated: null,
  thresholds: [60, 30, 14, 7, 3, 1],
  ...over,
})

/** A name of which no source could say anything. */
export const unknownName = (over: Partial<DomainRow> = {}): FeedName =>
  aFeedName({ phase: 'unknown', paidUntil: null, expiry: null, renewBy: null, reason: 'stale', ...over })

export const feedTold = (names: readonly FeedName[], over: Partial<FeedTold> = {}): FeedTold => ({
  now: NOW,
  names,
  lists: { known: 1, unknown: 0 },
  overview: {
    badge: aBadge(),
    score: 71,
    tally: [],
    organisations: [
      {
        id: '42',
        name: 'Atelier Vully SA',
        role: null,
        requires2fa: null,
        planned: null,
        members: null,
        domains: null,
        badge: aBadge(),
        supportLevel: null,
        counted: true,
        lastSyncAt: NOW,
      },
    ],
    lastSyncAt: NOW,
    version: '1.2.3',
    sandbox: false,
  },
  ...over,
})

const nothing = { get: () => undefined, values: () => [] }

/** The text of one form, and in one language. */
export async function feedText(
  format: FeedFormat,
  told: FeedTold,
  {
    language = 'en',
    reach = 'whole',
    kept = [],
  }: { language?: Language; reach?: Reach; kept?: readonly Revision[] } = {},
): Promise<string> {
  const byUid = new Map(kept.map((one) => [one.event.uid, one]))
  const bytes = await bytesOf(format, {
    told,
    kept: kept.length === 0 ? nothing : { get: (uid) => byUid.get(uid), values: () => byUid.values() },
    words: createTranslator(language, catalogues[language], 'UTC'),
    reach,
  })
  return bytes.toString('utf8')
}
