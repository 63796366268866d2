import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DomainRow } from '#shared/domains.ts'
import { eventually, runCli, startLatchkey } from '../support/latchkey.ts'
import { startProviderMock } from '../support/provider-mock.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWhoisServer } from '../support/whois-server.ts'

const TIMEOUT = 40_000

describe('the daemon', () => {
  it(
    'asks the server in place of all about names that no RDAP server knows',
    { timeout: TIMEOUT },
    async () => {
      const whois = await startWhoisServer((name, socket) =>
        socket.end(`Domain Name: ${name}\r\nRegistrar: R\r\nExpiry Date: 2031-02-03\r\nStatus: active\r\n`),
      )
      const provider = await startProviderMock({ mode: 'sandbox' })
      const latchkey = await startLatchkey({
        args: [],
        env: {
          LATCHKEY_DEV: '1',
          LATCHKEY_INFOMANIAK_URL: provider.url,
          LATCHKEY_RDAP_BOOTSTRAP: `${provider.url}/rdap`,
          LATCHKEY_WHOIS_HOST: `${whois.host}:${String(whois.port)}`,
        },
      })
      onTestFinished(async () => {
        await latchkey.stop()
        await provider.close()
        await whois.close()
      })
      expect(
        (await latchkey.cli(['connect', 'infomaniak', '--name', 'own'], 'a-token-of-some-length\n')).code,
      ).toBe(0)
      const asked = await eventually(
        () => whois.questions,
        ({ length }) => length >= 2,
      )
      const rows = await latchkey.json<DomainRow[]>('domains', 'list')
      expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining([...asked]))
    },
  )

  it('of the sandbox asks nobody, whatever is set', { timeout: TIMEOUT }, async () => {
    const whois = await startWhoisServer((_, socket) => socket.end('No match\r\n'))
    const latchkey = await startLatchkey({
      env: { LATCHKEY_DEV: '1', LATCHKEY_WHOIS_HOST: `${whois.host}:${String(whois.port)}` },
    })
    onTestFinished(async () => {
      await latchkey.stop()
      await whois.close()
    })
    await latchkey.json('sync')
    expect(await latchkey.json<DomainRow[]>('domains', 'list')).not.toEqual([])
    expect(whois.questions).toEqual([])
  })
})

describe('domains explain', () => {
  const args = ['domains', 'explain', '--name', 'vully.it', '--at', '2026-06-01T00:00:00Z', '--json']

  it('reads a WHOIS answer', async () => {
    const file = join(await temporaryFolder(), 'answer.txt')
    const text =
      'Domain: vully.it\nStatus: pendingDelete / redemptionPeriod\nExpire Date: 2026-05-01\nRegistrant: Z'
    await writeFile(file, Buffer.concat([Buffer.from(text), Buffer.from([0xfc])]))
    const { code, out } = await runCli([...args, '--whois', file], process.env)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      name: 'vully.it',
      outcome: 'found',
      phase: 'redemption',
      restorable: true,
      expiry: '2026-05-01T00:00:00.000Z',
      reasons: expect.arrayContaining([expect.stringContaining('can still be restored')]) as unknown,
    })
  })

  it.each([
    [['--whois', 'a', '--rdap', 'b'], 2, 'required option'],
    [[], 2, 'required option'],
    [['--whois', '/nowhere/to/be/found'], 1, 'cannot be read'],
  ])('refuses %j', async (more, code, part) => {
    const ran = await runCli([...args, ...more], process.env)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(part)
  })
})
