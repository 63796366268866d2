/** Entries and drafts of one-time codes, as the daemon would tell them. */
import type { CodeDraft, CodeEntry } from '#shared/codes.ts'
import { iso } from '#shared/time.ts'

const at = iso(Date.parse('2026-11-20T09:00:00.000Z'))

export const anEntry = (entry: Partial<CodeEntry> = {}): CodeEntry => ({
  id: '0000000000000001',
  kind: 'totp',
  issuer: 'Infomaniak',
  account: 'anna@vully.example',
  algorithm: 'SHA-1',
  digits: 6,
  period: 30,
  counter: null,
  remarks: [],
  origins: ['https://login.infomaniak.com'],
  connection: null,
  addedAt: at,
  usedAt: null,
  confirmedBy: 'site',
  removedAt: null,
  ...entry,
})

/** One of each kind, not in the order of their names. */
export const codesRow: readonly CodeEntry[] = [
  anEntry({
    id: '0000000000000003',
    kind: 'hotp',
    issuer: 'Zürcher Bank',
    account: 'anna',
    period: null,
    counter: 41,
    origins: [],
  }),
  anEntry(),
  anEntry({
    id: '0000000000000002',
    issuer: 'git.example',
    account: 'it@vully.example',
    origins: ['https://git.example:8443'],
  }),
]

export const manyEntries = (count: number): CodeEntry[] =>
  Array.from({ length: count }, (_, index) =>
    anEntry({
      id: (index + 16).toString(16).padStart(16, '0'),
      issuer: `Site ${String(index)}`,
      account: `user${String(index)}@vully.example`,
      origins: [`https://site-${String(index)}.example`],
    }),
  )

export const aDraft = (draft: Partial<CodeDraft> = {}): CodeDraft => {
  const { addedAt: _added, usedAt: _used, confirmedBy: _by, removedAt: _removed, ...placed } = anEntry()
  return {
    ...placed,
    id: '00000000000000d1',
    from: 'address',
    duplicateOf: null,
    shown: false,
    expiresAt: iso(Date.parse(at) + 900_000),
    ...draft,
  }
}
