/** The daemon as a service: how soon it answers, what it weighs, how fast it answers on a kept connection. */
import { rm } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { startBuilt, type BenchDaemon } from './daemon.ts'
import { pairedClient, type BenchClient } from './client.ts'
import { folderOnDisk, type Large } from './large.ts'
import { percentile, spreadOf, type Report } from './report.ts'

const STARTS = 7
/** Of these, the last; each is looked at when it has come to rest. */
const RESTING = 3
/** After the first look of its own accord (20 s after the start), nothing more happens by itself for minutes. */
const IDLE = 23_000
const BADGES = 3000
const OVERVIEWS = 400
const PAGES = 100

/** Starts and stops it, and leaves the last one running. */
async function measureStarts(report: Report, set: 'empty' | 'large', home: string): Promise<BenchDaemon> {
  const times: number[] = []
  const weights: number[] = []
  for (;;) {
    const daemon = await startBuilt(home)
    times.push(daemon.startedIn)
    if (times.length > STARTS - RESTING) {
      await setTimeout(IDLE)
      weights.push((await daemon.memory()) ?? NaN)
    }
    if (times.length < STARTS) {
      await daemon.stop()
      continue
    }
    const starts = spreadOf(times)
    report.row(`daemon-cold-start-${set}`, starts.median, starts)
    const memory = spreadOf(weights)
    if (Number.isNaN(memory.median)) report.note('memory is read from /proc, which this system has not')
    else report.row(`daemon-memory-${set}`, memory.median, memory)
    return daemon
  }
}

export async function measureEmpty(report: Report): Promise<void> {
  const home = await folderOnDisk()
  const daemon = await measureStarts(report, 'empty', home)
  await daemon.stop()
  await rm(home, { recursive: true, force: true })
}

/** @param large read and settled */
export async function measureLarge(report: Report, large: Large): Promise<void> {
  // the login is there already; this gives it a token, and its first pass needs the provider
  const connecting = await startBuilt(large.home, { env: { LATCHKEY_INFOMANIAK_URL: large.apiUrl } })
  await connecting.ask('POST', '/v1/connections', large.connection)
  await connecting.stop()

  const daemon = await measureStarts(report, 'large', large.home)
  const { code } = await daemon.ask<{ code: string }>('POST', '/v1/pairing', {})
  const client = await pairedClient(daemon.port, code)
  const { etag } = await client.get('/v1/badge')
  const badges = await timesOf(client, '/v1/badge', BADGES, 304, etag ?? '')
  report.row('badge-unchanged-p99', percentile(badges, 0.99), spreadOf(badges))
  const overviews = spreadOf(await timesOf(client, '/v1/overview', OVERVIEWS, 200))
  report.row('overview-p95', overviews.p95, overviews)

  const organisation = await onlyOrganisation(report, client)
  for (const [name, path] of Object.entries(pagesOf(organisation)))
    report.also(`${name}-page-of-100-p95`, spreadOf(await timesOf(client, path, PAGES, 200)).p95, 'ms')
  client.close()
  await daemon.stop()
  await measureAsked(report, large.home, organisation)
}

const pagesOf = (organisation: string) => ({
  members: `/v1/members?organisation=${organisation}&limit=100`,
  'dry-run': `/v1/organisations/${organisation}/dry-run?limit=100`,
  domains: `/v1/domains?organisation=${organisation}&limit=100`,
})

/** The longest stall from the moment at which a daemon has come to rest, through the first of each page. */
async function measureAsked(report: Report, home: string, organisation: string): Promise<void> {
  const stalls: number[] = []
  for (let turn = 0; turn < RESTING; turn += 1) {
    const daemon = await startBuilt(home, { probed: true })
    await setTimeout(IDLE)
    await daemon.stall()
    for (const path of ['/v1/overview', ...Object.values(pagesOf(organisation))])
      await daemon.ask('GET', path)
    stalls.push(await daemon.stall())
    await daemon.stop()
  }
  const spread = spreadOf(stalls)
  report.row('stall-while-asked', spread.median, spread)
}

async function onlyOrganisation(report: Report, client: BenchClient): Promise<string> {
  const { body } = await client.get('/v1/overview')
  report.also('overview-size', Buffer.byteLength(body) / 1000, 'KB')
  const { organisations } = JSON.parse(body) as { organisations: { id: string }[] }
  const [first] = organisations
  if (first === undefined) throw new Error('the large set has no organisation')
  return first.id
}

async function timesOf(
  client: BenchClient,
  path: string,
  count: number,
  expected: number,
  etag?: string,
): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const { status, took } = await client.get(path, etag)
    if (status !== expected) throw new Error(`${path}: ${String(status)}`)
    times.push(took)
  }
  return times
}
