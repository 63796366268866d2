import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { DomainName } from '#daemon/core/domain-name.ts'
import { explain } from '#daemon/explain.ts'
import { readWhois } from '#daemon/sources/registries/whois-answer.ts'
import { decodeWhois } from '#daemon/sources/registries/whois-text.ts'
import { iso } from '#shared/time.ts'

const folder = join(
  process.env['LATCHKEY_TEST_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'whois',
)
const present = existsSync(join(folder, 'index.json'))
const row = v.looseObject({
  file: v.string(),
  domain: v.string(),
  expiry: v.nullable(v.string()),
  state: v.string(),
  asOf: v.string(),
})
const rows = present
  ? v.parse(v.array(row), JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')))
  : []
const phaseOfState: Record<string, string> = {
  'expired-grace': 'expired',
  pendingDelete: 'pending-delete',
  error: 'unknown',
}
const same = (time: string | null) => time && Date.parse(time)

describe.skipIf(!present)(
  `real WHOIS answers${present ? '' : ` (none in ${folder}: set LATCHKEY_TEST_DATA)`}`,
  () => {
    it.each(rows)('of $domain in $file are read as $state', ({ file, domain, expiry, state, asOf }) => {
      const whois = readFileSync(join(folder, file))
      const explained = explain({ whois, name: domain as DomainName, at: iso(Date.parse(asOf)) })
      expect(explained).toMatchObject({ phase: phaseOfState[state] ?? state })
      expect(same(explained.expiry)).toBe(same(expiry))
      expect(explained.outcome === 'found' || explained.outcome === 'not-found').toBe(state !== 'error')
      expect(explained.reasons.length).toBeGreaterThan(0)
    })

    it('of another name are never an answer', () => {
      for (const { file, domain } of rows) {
        const text = decodeWhois(readFileSync(join(folder, file)))
        if (text.length > 100 && readWhois({ text, name: domain }).outcome === 'found')
          expect(readWhois({ text, name: 'other.invalid' }), file).toEqual({
            outcome: 'invalid',
            because: 'other-name',
          })
      }
    })
  },
)
