import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { NamesAdded } from '#shared/domain-notes.ts'
import type { DomainRow } from '#shared/domains.ts'
import type { Status } from '#shared/status.ts'
import { eventually, startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { startWhoisServer } from '../support/whois-server.ts'

const TIMEOUT = 60_000

/** A daemon with nothing connected, and one WHOIS server in place of the world's, which knows `vully.li` alone. */
async function aDaemon(home?: string) {
  const whois = await startWhoisServer((name, socket) =>
    socket.end(
      name.includes('vully.li')
        ? `Domain Name: ${name}\r\nRegistrar: R\r\nExpiry Date: 2031-02-03\r\nStatus: active\r\n`
        : 'No match\r\n',
    ),
  )
  const bootstrap = join(await temporaryFolder(), 'dns.json')
  await writeFile(bootstrap, JSON.stringify({ version: '1.0', services: [] }))
  const latchkey = await startLatchkey({
    args: [],
    ...(home === undefined ? {} : { home }),
    env: {
      LATCHKEY_DEV: '1',
      LATCHKEY_RDAP_BOOTSTRAP: bootstrap,
      LATCHKEY_WHOIS_HOST: `${whois.host}:${String(whois.port)}`,
    },
  })
  onTestFinished(async () => {
    await latchkey.stop()
    await whois.close()
  })
  return { latchkey, whois, rows: () => latchkey.json<DomainRow[]>('domains', 'list') }
}

/** Everything that is kept, as text; a backup holds what was before the last change of its file. */
async function keptIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    files
      .filter((file) => file.isFile() && !file.name.endsWith('.bak'))
      .map((file) => readFile(join(file.parentPath, file.name), 'latin1')),
  )
  return texts.join('\n')
}

describe('the daemon with nothing connected', () => {
  it(
    'looks after names that were added: the list, the registry, the badge',
    { timeout: TIMEOUT },
    async () => {
      const { latchkey, whois, rows } = await aDaemon()
      expect(await rows()).toEqual([])
      expect((await latchkey.cli(['domains', 'list'])).out).toContain('latchkey domains add')
      expect((await latchkey.cli(['status'])).out).toContain('latchkey connect infomaniak')
      const [added] = await latchkey.json<DomainRow[]>('domains', 'add', 'Vully.li')
      expect(added).toMatchObject({
        name: 'vully.li',
        organisation: null,
        byHand: true,
        renewalWarranty: null,
      })

      const [row] = await eventually(rows, (all) => all.some(({ phase }) => phase !== 'unknown'))
      expect(row).toMatchObject({ phase: 'active', paidUntil: null, expiry: '2031-02-03T00:00:00.000Z' })
      expect(whois.questions).toEqual(['vully.li'])

      // stated to end in two days, sooner than the registry prints
      const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
      const file = join(await temporaryFolder(), 'names.csv')
      await writeFile(file, `\uFEFFDomaine;Payé jusqu’au\r\n"vully.li";${soon}\r\n`)
      await latchkey.json('domains', 'add', '--file', file)
      const [stated] = await rows()
      expect(stated).toMatchObject({ phase: 'expiring', paidUntil: `${soon}T00:00:00.000Z` })
      expect(stated?.sources).toContainEqual(expect.objectContaining({ source: 'person', outcome: 'stated' }))
      const { badge, findings } = await latchkey.json<Status>('status')
      expect(badge).toMatchObject({ state: 'todo', worst: 'critical' })
      expect(findings).toContainEqual(
        expect.objectContaining({
          id: 'domain-lapsing',
          subject: 'vully.li',
          status: 'open',
          source: 'person',
        }),
      )
    },
  )

  it('keeps them over a restart, and nothing of one that was removed', { timeout: TIMEOUT }, async () => {
    const home = await temporaryFolder()
    const { latchkey, whois, rows } = await aDaemon(home)
    await latchkey.json('domains', 'add', 'vully.li', 'gone.li')
    await eventually(
      () => whois.questions,
      ({ length }) => length === 2,
    )
    await latchkey.json('sync')
    expect(await latchkey.json('domains', 'remove', 'GONE.li')).toEqual([])
    expect((await rows()).map(({ name }) => name)).toEqual(['vully.li'])
    const again = await latchkey.cli(['domains', 'remove', 'gone.li'])
    expect([again.code, again.err]).toEqual([1, expect.stringContaining('none of the names that you added')])

    await latchkey.stop()
    const kept = await keptIn(home)
    expect([kept.includes('vully.li'), kept.includes('gone.li')]).toEqual([true, false])
    const restarted = await aDaemon(home)
    expect((await restarted.rows()).map(({ name }) => name)).toEqual(['vully.li'])
  })
})

describe('latchkey domains add', () => {
  it('reads files, says which lines it passed over, and how it ended', { timeout: TIMEOUT }, async () => {
    const { latchkey, rows } = await aDaemon()
    const folder = await temporaryFolder()
    const fileOf = async (name: string, text: string | Buffer) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }
    const add = (...args: string[]) => latchkey.cli(['domains', 'add', ...args])
    const table = await fileOf('a.csv', 'name;expires\none.li;02/11/2031\ntwo.li;2031-02-11\n')

    const dry = await add('--file', table, '--dry-run', '--json')
    expect(JSON.parse(dry.out)).toMatchObject({
      kind: 'csv',
      dryRun: true,
      names: [{ line: 3, name: 'two.li', state: 'new' }],
      faults: [{ line: 2, text: '02/11/2031', fault: 'two-ways-to-read' }],
    } satisfies Partial<Record<keyof NamesAdded, unknown>>)
    expect([dry.code, dry.err, await rows()]).toEqual([
      0,
      expect.stringContaining('line 2: 02/11/2031 may be read in two ways'),
      [],
    ])

    const wet = await add('--file', table, '--dates', 'day-first', '--json')
    const kept = JSON.parse(wet.out) as DomainRow[]
    expect(Object.fromEntries(kept.map(({ name, paidUntil }) => [name, paidUntil]))).toEqual({
      'one.li': '2031-11-02T00:00:00.000Z',
      'two.li': '2031-02-11T00:00:00.000Z',
    })
    // as spreadsheets of Western Europe write it
    const old = await fileOf(
      'b.csv',
      Buffer.from('Dom\u00e4ne;L\u00e4uft ab am\nb\u00fccher.li;2031-01-02\n', 'latin1'),
    )
    expect((await add('--file', old)).out).toMatch(
      /^bücher.li +2031-01-02 +new\n\nDone: 1 new, 0 with a new date, 0 as before/m,
    )
    const zone = await fileOf(
      'c.zone',
      '$ORIGIN zone.li.\n@ IN SOA a.b.li. c.d.li. 1 2 3 4 5\nwww IN A 192.0.2.1\n',
    )
    expect((await add('--file', zone)).code).toBe(0)
    expect((await rows()).map(({ display }) => display).sort()).toEqual([
      'bücher.li',
      'one.li',
      'two.li',
      'zone.li',
    ])

    expect((await latchkey.cli(['status'])).out).not.toContain('xn--')

    const none = await add('https://one.li/', 'co.uk')
    expect([none.code, none.out, none.err]).toEqual([
      1,
      '',
      expect.stringMatching(/^https:\/\/one.li\/ .*\nco.uk .*\n.*Nothing was added/s),
    ])
    const odd = await add('--file', await fileOf('f.csv', 'foo,bar\nx,y\n'))
    expect([odd.code, odd.out, odd.err]).toEqual([
      1,
      '',
      expect.stringMatching(/line 1: .*\nline 2: .*taken for a list; --kind/s),
    ])
    expect((await add('--file', await fileOf('d.txt', '# nothing\n'))).code).toBe(1)
    expect((await add('--file', join(folder, 'absent'))).code).toBe(1)
    expect((await add('--file', await fileOf('e.txt', 'x'.repeat(900_001)))).code).toBe(1)
    for (const wrong of [
      [],
      ['one.li', '--file', table],
      ['--file', table, '--kind', 'odd'],
      ['one.li', '--dates', 'day-first'],
    ])
      expect((await add(...wrong)).code, wrong.join(' ')).toBe(2)
  })
})

describe('the sandbox', () => {
  it(
    'answers by its own registries alone about names that are added to it',
    { timeout: TIMEOUT },
    async () => {
      const whois = await startWhoisServer((_, socket) => socket.end('No match\r\n'))
      const latchkey = await startLatchkey({
        env: { LATCHKEY_DEV: '1', LATCHKEY_WHOIS_HOST: `${whois.host}:${String(whois.port)}` },
      })
      onTestFinished(async () => {
        await latchkey.stop()
        await whois.close()
      })
      await latchkey.json('domains', 'add', 'nobodys.example', 'vully.com', 'atelier-vully.example')
      await latchkey.json('sync')
      const rowOf = async (name: string) =>
        (await latchkey.json<DomainRow[]>('domains', 'list')).filter((row) => row.name === name)
      expect(await rowOf('nobodys.example')).toMatchObject([
        { byHand: true, phase: 'unknown', sources: [{ source: 'registry', outcome: 'not-found' }] },
      ])
      expect(await rowOf('vully.com')).toMatchObject([
        {
          byHand: true,
          phase: 'unknown',
          sources: [{ source: 'registry', outcome: 'not-published', observedAt: null }],
        },
      ])
      expect(await rowOf('atelier-vully.example')).toMatchObject([{ byHand: false }])
      expect(whois.questions).toEqual([])
      // a second look half a day later: nobody has it
      await latchkey.json('sandbox', 'clock', '+1d')
      await latchkey.json('sync')
      expect(await rowOf('nobodys.example')).toMatchObject([{ phase: 'available', reason: null }])
    },
  )
})
