import { describe, expect, it, onTestFinished } from 'vitest'
import type { AccountView } from '#shared/account-view.ts'
import type { StatementRow } from '#shared/statements.ts'
import type { Status } from '#shared/status.ts'
import { startLatchkey, temporaryFolder } from '../support/latchkey.ts'

const TIMEOUT = 60_000

async function aDaemon(home?: string) {
  const latchkey = await startLatchkey({ args: ['--sandbox'], ...(home === undefined ? {} : { home }) })
  onTestFinished(() => latchkey.stop())
  await latchkey.json('sync')
  const account = async () => {
    const [own] = await latchkey.json<AccountView[]>('account')
    if (!own) throw new Error('no login')
    return own
  }
  return {
    latchkey,
    account,
    fact: async (key: string) => (await account()).facts.find((one) => one.key === key),
    findings: async (id: string) =>
      (await latchkey.json<Status>('status')).findings.filter((one) => one.id === id),
  }
}

describe('the account of the sandbox', () => {
  it(
    'is told with who says each thing, and what nobody says can be stated and taken back',
    { timeout: TIMEOUT },
    async () => {
      const home = await temporaryFolder()
      const { latchkey, account, fact, findings } = await aDaemon(home)
      const own = await account()
      expect(own).toMatchObject({ login: 'sandbox', state: 'ok', email: expect.stringContaining('@') })
      expect(own.devices.told).toMatchObject({ known: expect.any(Array) })
      expect(await fact('twoFactor')).toMatchObject({
        source: 'infomaniak',
        statable: false,
        statement: null,
      })
      expect(await fact('backupCodesKept')).toMatchObject({
        told: { unknown: 'not-published' },
        statable: true,
      })

      const known = await latchkey.cli(['state', 'set', 'twoFactor', 'on'])
      expect([known.code, known.err]).toEqual([1, expect.stringContaining('knows this by itself')])
      const odd = await latchkey.cli(['state', 'set', 'backupCodesKept', 'perhaps'])
      expect([odd.code, odd.err]).toEqual([2, expect.stringContaining('cannot be stated so')])

      await latchkey.json('state', 'set', 'backupCodesKept', 'yes')
      expect(await fact('backupCodesKept')).toMatchObject({
        told: { known: true },
        source: 'person',
        statable: true,
        statement: { value: true, toConfirm: false },
      })
      const [stated] = await latchkey.json<StatementRow[]>('state', 'list')
      expect(stated).toMatchObject({ scope: 'account', subject: 'sandbox', key: 'backupCodesKept' })
      expect((await latchkey.cli(['state', 'list'])).out).toContain('backupCodesKept')
      expect((await latchkey.cli(['account'])).out).toContain('Backup codes kept safe')

      // half a year later it asks to be confirmed, and counts no more after
      await latchkey.cli(['sandbox', 'clock', '+170d'])
      expect(await findings('statement-to-confirm')).toMatchObject([
        { status: 'open', severity: 'notice', source: 'person', fix: { action: 'open-account' } },
      ])
      const again = await latchkey.json<{ replaced: unknown }>('state', 'set', 'backupCodesKept', 'yes')
      expect(again.replaced).toMatchObject({ value: true, at: stated?.at })
      expect(await findings('statement-to-confirm')).toEqual([])

      await latchkey.stop()
      const restarted = await aDaemon(home)
      expect(await restarted.fact('backupCodesKept')).toMatchObject({ told: { known: true } })
      await restarted.latchkey.json('state', 'remove', 'backupCodesKept')
      expect(await restarted.fact('backupCodesKept')).toMatchObject({ told: { unknown: 'not-published' } })
      const gone = await restarted.latchkey.cli(['state', 'remove', 'backupCodesKept'])
      expect([gone.code, gone.err]).toEqual([1, expect.stringContaining('was not stated')])
    },
  )
})
