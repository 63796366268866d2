/** Looks at everything, each thing in its bounded time, and says what it means. */
import type { DoctorRow } from '#shared/doctor.ts'
import type { MessageParams, Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { judgeBackups } from './backups.ts'
import { judgeBrowsers, judgeNotices, judgeRights, judgeRules, judgeWays } from './browsers.ts'
import {
  judgeClock,
  judgeDisk,
  judgeFolder,
  judgeKey,
  judgeManaged,
  judgeStore,
  judgeVault,
} from './keeping.ts'
import { judgeNative, judgeService } from './installed.ts'
import { judgeDaemon, judgePort, judgeVersions } from './link.ts'
import type { RowId, Sights } from './sights.ts'
import { judgeAccess, judgeFeeds, judgeProvider, judgeRegistries } from './sources.ts'
import { verdict, type Value, type Verdict } from './verdict.ts'

/** Rejects or takes too long where something cannot be seen; a row whose probe is missing only the daemon can fill. */
export type Probes = { readonly [Row in RowId]?: () => Promise<Sights[Row]> | Sights[Row] }

export interface Asked {
  readonly words: Translator
  readonly now: IsoTime
  /** Names of domains, logins and browsers may stand in the report. */
  readonly named: boolean
}

/** How long one thing may take to be looked at, in ms. */
const PATIENCE = 3_000

type Judges = { readonly [Row in RowId]: (sight: Sights[Row], asked: Asked, all: Seen) => Verdict }
type Seen = { readonly [Row in RowId]?: Sights[Row] | 'unseen' | 'silent' }

/** In the order in which they are told. */
const judges: Judges = {
  daemon: judgeDaemon,
  port: judgePort,
  versions: (sight, { words }) =>
    judgeVersions(sight, (name, version) => words.t(`checkup.versions.part.${name}`, { version })),
  key: judgeKey,
  vault: judgeVault,
  folder: (sight, { words, named }) => judgeFolder(sight, words.t('checkup.folder.hidden'), named),
  store: (sight, _, { folder }) => judgeStore(sight, typeof folder === 'object' ? folder.damaged.length : 0),
  backups: (sight, { words, now, named }) =>
    judgeBackups(sight, now, words.t('checkup.folder.hidden'), named),
  disk: judgeDisk,
  clock: judgeClock,
  access: (sight, { now, named }) => judgeAccess(sight, now, named),
  provider: (sight, { now }) => judgeProvider(sight, now),
  registries: (sight, { named }) => judgeRegistries(sight, named),
  browsers: (sight, { now, named }) => judgeBrowsers(sight, now, named),
  rules: (sight, { named }) => judgeRules(sight, named),
  rights: judgeRights,
  notices: judgeNotices,
  ways: (sight, { words, named }) => judgeWays(sight, (fault) => words.t(`channel.fault.${fault}`), named),
  feeds: judgeFeeds,
  service: judgeService,
  native: judgeNative,
  managed: (sight, { named }) => judgeManaged(sight, named),
}
const rowIds = Object.keys(judges) as readonly RowId[]

/** @param patience of each probe, in ms */
export async function examine(probes: Probes, asked: Asked, patience = PATIENCE): Promise<DoctorRow[]> {
  const seen = Object.fromEntries(
    await Promise.all(rowIds.map(async (id) => [id, await look(probes[id], patience)] as const)),
  ) as Seen
  return rowIds.map((id) => rowOf(id, judged(id, seen, asked), asked))
}

async function look(probe: (() => unknown) | undefined, patience: number): Promise<unknown> {
  if (probe === undefined) return 'unseen'
  const late = new Promise<'silent'>((resolve) => setTimeout(resolve, patience, 'silent').unref())
  // what cannot be looked at is a row of its own kind, and keeps no other from being told
  return Promise.race([late, Promise.resolve().then(probe)]).catch(() => 'silent' as const)
}

function judged(id: RowId, seen: Seen, asked: Asked): Verdict {
  const sight = seen[id]
  if (sight === undefined || sight === 'unseen' || sight === 'silent')
    return verdict('unknown', sight ?? 'unseen')
  // each looks at the sight of its own row
  const judge = judges[id] as (sight: unknown, asked: Asked, all: Seen) => Verdict
  return judge(sight, asked, seen)
}

function rowOf(id: RowId, { state, says, with: values = {}, data = {} }: Verdict, asked: Asked): DoctorRow {
  const { words } = asked
  const params = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, said(value, asked)]))
  const sentence = (part: 'cause' | 'fix') => {
    const key = `checkup.${says}.${part}`
    return words.has(key) ? words.t(key, params) : null
  }
  return {
    id,
    state,
    label: words.t(`checkup.state.${state}`),
    title: words.t(`checkup.title.${id}`),
    seen: words.t(`checkup.${says}.seen`, params),
    cause: sentence('cause'),
    fix: sentence('fix'),
    data,
  }
}

function said(value: Value, { words, now }: Asked): MessageParams[string] {
  if (typeof value !== 'object') return value
  if ('at' in value) return words.relative(value.at, now)
  if ('all' in value) return words.list(value.all)
  return sizeOf(value.bytes, words.language)
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** `1.4 GB`, as a person reads it. */
function sizeOf(bytes: number, language: string): string {
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const format = new Intl.NumberFormat(language === 'en' ? 'en-GB' : language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: step > 2 ? 1 : 0,
  })
  return format.format(bytes / 1000 ** step)
}
