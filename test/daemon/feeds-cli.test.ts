import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import parsePrometheus from 'parse-prometheus-text-format'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DomainRow } from '#shared/domains.ts'
import type { FeedsChanged, FeedsState } from '#shared/feeds.ts'
import { byIcalJs, byNodeIcal, inCommon } from '../support/calendar-readers.ts'
import { eventually, freePort, startLatchkey, type Latchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let latchkey: Latchkey
let port: number
beforeAll(async () => {
  latchkey = await startLatchkey()
  port = await freePort()
}, 60_000)
afterAll(() => latchkey.stop())

const folder = () => join(latchkey.home, 'sandbox', 'feeds')
const exported = async (format: string) => {
  const { code, out, err } = await latchkey.cli(['domains', 'export', '--format', format])
  expect(err).toBe('')
  expect(code).toBe(0)
  return out
}

describe('domains export', () => {
  it('prints a calendar that two programs read alike, with a day for each name that has one', async () => {
    const rows = await latchkey.json<DomainRow[]>('domains', 'list')
    const text = await exported('ics')
    const { name, events } = byIcalJs(text)
    expect(name).toBe('Domain names (Sandbox)')
    expect(inCommon(byNodeIcal(text))).toEqual(inCommon(events))
    const days = (row: DomainRow) => events.filter(({ summary }) => summary.includes(row.display))
    for (const row of rows) {
      if (row.phase === 'active' || row.phase === 'expiring')
        expect(
          days(row).map(({ day }) => day),
          row.name,
        ).toContain((row.renewBy ?? row.expiry)?.slice(0, 10))
      if (row.phase === 'redemption' && row.restoreBy)
        expect(days(row).map(({ day }) => day)).toEqual([row.restoreBy.slice(0, 10)])
    }
    expect(events.length).toBeGreaterThan(3)
  })

  it('prints as JSON what the list prints', async () => {
    expect(JSON.parse(await exported('json'))).toEqual(await latchkey.json('domains', 'list'))
  })

  it('prints metrics that agree with the status', async () => {
    const families = new Map(parsePrometheus(await exported('prometheus')).map((one) => [one.name, one]))
    const status = await latchkey.json<{ score: number; findings: { severity: string; status: string }[] }>(
      'status',
    )
    expect(Number(families.get('latchkey_score')?.metrics[0]?.value)).toBe(status.score)
    for (const { labels, value } of families.get('latchkey_findings')?.metrics ?? []) {
      const same = status.findings.filter(
        (one) => one.severity === labels?.['severity'] && one.status === labels['status'],
      )
      expect([labels, Number(value)]).toEqual([labels, same.length])
    }
  })

  it('writes a file that this user alone may open', async () => {
    const file = join(await temporaryFolder(), 'names.csv')
    expect(await latchkey.json('domains', 'export', '--format', 'csv', '--output', file)).toMatchObject({
      file,
    })
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readFile(file, 'utf8')).toBe(await exported('csv'))
  })

  it('writes over nothing that is there unless it is told to, and never through a link', async () => {
    const place = await temporaryFolder()
    // as long as a name can be
    const [file, link] = [join(place, `${'名'.repeat(83)}.csv`), join(place, 'link.csv')]
    const write = (path: string, ...more: string[]) =>
      latchkey.cli(['domains', 'export', '--format', 'csv', '--output', path, ...more])
    expect(await write(file)).toMatchObject({ code: 0, err: '' })
    const whole = await readFile(file, 'utf8')
    await writeFile(file, 'mine')
    await symlink(file, link)
    for (const path of [file, link])
      expect(await write(path)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('--force') })
    expect(await write(link, '--force')).toMatchObject({ code: 0 })
    expect([await readFile(file, 'utf8'), await readFile(link, 'utf8')]).toEqual(['mine', whole])
    expect(await write(file, '--force')).toMatchObject({ code: 0 })
    expect(await readFile(file, 'utf8')).toBe(whole)
    expect(await write(join(place, 'nowhere', 'a.csv'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('Make it first'),
    })
    expect(await readdir(place)).toEqual(['link.csv', basename(file)])
  })

  it.each([
    [['--format', 'xml'], 'Allowed choices are ics, csv, json, prometheus'],
    [[], '--format'],
    [['--format', 'csv', '--json'], '--output'],
  ])('says what is wrong with %j', async (args, said) => {
    const { code, out, err } = await latchkey.cli(['domains', 'export', ...args])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
  })
})

describe('feeds', () => {
  it('are off, until they are switched on', async () => {
    expect(await latchkey.json<FeedsState>('feeds')).toEqual({
      files: false,
      folder: folder(),
      served: false,
      port: 47_602,
      door: 'off',
    })
  })

  it('follow the names as their time goes by', async () => {
    await latchkey.json('feeds', 'files', 'on')
    const read = () => readFile(join(folder(), 'domains.prom'), 'utf8')
    const isIn = (phase: string) => (text: string) =>
      new RegExp(`latchkey_domain_phase{name="vully-editions.example",[^}]*phase="${phase}"} 1`).test(text)
    expect(await read()).toSatisfy(isIn('expiring'))
    await latchkey.json('sandbox', 'clock', '+60d')
    await eventually(read, isIn('redemption'))
    const { code } = await latchkey.cli(['feeds', 'files', 'off'])
    expect(code).toBe(0)
    await expect(stat(folder())).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('have an address that is shown once, can be made anew, and says what is wrong', async () => {
    const on = await latchkey.json<FeedsChanged>('feeds', 'address', 'on', '--port', String(port))
    expect(on).toMatchObject({ served: true, door: 'open', port })
    const { out } = await latchkey.cli(['feeds'])
    expect(out).toContain(String(port))
    expect(out).not.toContain('/feed/')
    expect((await fetch(`${on.address ?? ''}/domains.ics`)).status).toBe(200)
    const { address } = await latchkey.json<FeedsChanged>('feeds', 'address', 'new')
    expect((await fetch(`${on.address ?? ''}/domains.ics`)).status).toBe(404)
    expect((await fetch(`${address ?? ''}/domains.ics`)).status).toBe(200)
    // the daemon's own door shares nothing with it
    expect(
      (await fetch(`${(address ?? '').replace(String(port), String(latchkey.port))}/domains.ics`)).status,
    ).not.toBe(200)
    expect(latchkey.output()).not.toContain('/feed/')

    const own = await latchkey.json<FeedsChanged>('feeds', 'address', 'on', '--port', String(latchkey.port))
    expect(own.door).toBe('address-in-use')
    expect((await latchkey.cli(['status'])).code).toBe(0)
    expect(await latchkey.json('feeds', 'address', 'off')).toMatchObject({ served: false, door: 'off' })
    const { code, err } = await latchkey.cli(['feeds', 'address', 'new'])
    expect([code, err.includes('there is no address')]).toEqual([1, true])
  })

  it.each([
    [['files', 'maybe'], 'say on or off'],
    [['address', 'maybe'], 'say on, off or new'],
    [['address', 'on', '--port', '0'], '--port'],
  ])('say what is wrong with %j', async (args, said) => {
    const { code, err } = await latchkey.cli(['feeds', ...args])
    expect(code).toBe(2)
    expect(err).toContain(said)
  })
})
