/** `doctor`: what is amiss, why, and what mends it. It changes nothing, and works whatever became of the daemon. */
import { dirname } from 'node:path'
import type { Command } from 'commander'
import * as v from 'valibot'
import { socketPathOf } from '../core/home.ts'
import { lookAtLock } from '../core/lock.ts'
import { isOwnFolder } from '../core/private-path.ts'
import { asSeen, backupsFolder, listBackups } from '../features/backup/listing.ts'
import { watchClock } from '../features/doctor/clock-sight.ts'
import { seeDisk } from '../features/doctor/disk-sight.ts'
import { examine, type Asked, type Probes } from '../features/doctor/examine.ts'
import { seeFolder } from '../features/doctor/folder-sight.ts'
import { seePort } from '../features/doctor/port-sight.ts'
import { installedProgram } from '../install/program.ts'
import { seeNative, seeService } from '../install/sights.ts'
import { version } from '../version.ts'
import { createDaemonClient } from './client.ts'
import type { Surroundings } from './context.ts'
import { doctorReport, reportOf, rowStates, type DoctorReport, type DoctorRow } from '#shared/doctor.ts'
import type { Translator } from '#shared/i18n.ts'
import { iso } from '#shared/time.ts'

/** ms; the daemon takes three seconds at most for anything that it looks at. */
const PATIENCE = 5_000

/** It takes what it needs without the data folder being made or mended, which it is to look at as it is. */
export const doctorCommand = (program: Command, surroundings: () => Surroundings): void => {
  program
    .command('doctor')
    .description('say what is amiss, why, and what mends it; ends with 1 where something is')
    .option('--names', 'tell names of accounts, browsers, sites and files, too')
    .action(async ({ names }: { names?: true }) => {
      const around = surroundings()
      const named = names === true
      const report = reportOf(await rowsOf(around, named))
      around.out.result(report, () => inWords(report, named, around.out.translator))
      if (!report.ok) process.exitCode = 1
    })
}

type Heard =
  | { readonly type: 'answers'; readonly rows: readonly DoctorRow[] }
  | { readonly type: 'down' | 'hung' | 'odd' }

async function rowsOf(around: Surroundings, named: boolean): Promise<DoctorRow[]> {
  const { root, config, managed, out } = around
  const asked: Asked = { words: out.translator, now: iso(Date.now()), named }
  const heard = await askDaemon(root, out.translator, named)
  const { pid, port } = lookAtLock(root)
  if (heard.type === 'answers') {
    const held = heard.rows.find(({ id }) => id === 'port')?.data['held']
    const addresses = Array.isArray(held) ? held : []
    const own = Number(addresses[0]?.split(':').at(-1) ?? config.port)
    const seePortHere = () => seePort({ port: own, expected: config.port, held: addresses, hung: false })
    const [row] = (await examine({ port: seePortHere }, asked)).filter(({ id }) => id === 'port')
    return heard.rows.map((one) => (one.id === 'port' && row !== undefined ? row : one))
  }
  const hung = heard.type !== 'down'
  const probes: Probes = {
    daemon: () => (heard.type === 'hung' ? { type: 'hung', pid } : { type: heard.type }),
    port: () =>
      seePort({ port: (hung ? port : null) ?? config.port, expected: config.port, held: null, hung }),
    versions: async () => ({
      daemon: null,
      cli: version,
      installed: (await installedProgram(root))?.version ?? null,
      extensions: [],
    }),
    folder: () => seeFolder(root, Date.now()),
    backups: async () => ({
      ...asSeen(await listBackups(backupsFolder(root, 'own'))),
      dueSince: null,
      failed: null,
    }),
    disk: () => seeDisk(root),
    clock: watchClock(
      () => null,
      () => null,
    ),
    service: () => seeService(root, config.port),
    native: () => seeNative(root),
    managed: () => managed,
  }
  return examine(probes, asked)
}

/** By its own socket, in a folder where nobody else can put one: what answers at the port is never asked. */
async function askDaemon(root: string, { language }: Translator, named: boolean): Promise<Heard> {
  const query = new URLSearchParams({ language, cli: version, ...(named && { names: 'yes' }) })
  const silent = () => ({ type: lookAtLock(root).held ? ('hung' as const) : ('down' as const) })
  try {
    const socket = socketPathOf(root)
    if (!(await isOwnFolder(dirname(socket)))) return silent()
    const daemon = createDaemonClient(socket, PATIENCE)
    const answer = await daemon.call('GET', `/v1/doctor?${query.toString()}`)
    if (!answer.ok) return answer.error.type === 'not-running' ? silent() : { type: 'odd' }
    const parsed = v.safeParse(doctorReport, answer.value)
    return parsed.success ? { type: 'answers', rows: parsed.output.rows } : { type: 'odd' }
  } catch {
    // cut off, too slow, or a folder that may not be looked into
    return silent()
  }
}

function inWords(report: DoctorReport, named: boolean, { t, list }: Translator): string {
  const faults = report.rows.filter(({ state }) => state === 'fault').length
  const groups = rowStates.flatMap((state) => {
    const rows = report.rows.filter((row) => row.state === state)
    if (rows.length === 0) return []
    // what is said of many at once is said once
    const bySeen = Map.groupBy(rows, ({ seen, fix }) => `${seen} ${fix ?? ''}`)
    const lines = Array.from(bySeen.values(), (same) =>
      linesOf(list(same.map(({ title }) => title)), same[0]),
    )
    return [`${t(`checkup.state.${state}`)}:`, ...lines.flat(), '']
  })
  const verdict = faults === 0 ? t('checkup.fine') : t('checkup.amiss', { count: faults })
  return [...groups, verdict, t(named ? 'checkup.paste.names' : 'checkup.paste')].join('\n')
}

const linesOf = (title: string, row: DoctorRow | undefined): string[] => [
  `  ${title}: ${row?.seen ?? ''}`,
  ...(row?.cause ? [`      ${row.cause}`] : []),
  ...(row?.fix ? [`      → ${row.fix}`] : []),
]
