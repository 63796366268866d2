/** What needs the person, wired: the checks, all that is known, and what the person chose. */
import { checksFor } from './checks.ts'
import type { Clock } from './core/clock.ts'
import type { Secrets } from './core/secrets.ts'
import type { Snapshot } from './core/snapshot.ts'
import type { Store } from './core/store.ts'
import type { realFix } from './features/findings/actions.ts'
import { createFindings, type Findings } from './features/findings/findings.ts'
import { openFindingsMemory } from './features/findings/kept-memory.ts'
import { version } from './version.ts'
import type { DaemonWords } from './words.ts'
import type { Connection } from '#shared/connections.ts'
import type { Settings } from '#shared/settings.ts'

export async function openFindings(deps: {
  readonly store: Store
  readonly secrets: Pick<Secrets, 'slot'>
  readonly clock: Clock
  readonly settings: () => Settings
  readonly words: () => DaemonWords
  readonly snapshot: () => { readonly snapshot: Snapshot; readonly revision: string }
  readonly fixOf: typeof realFix
  readonly isSandbox: boolean
  readonly connections: () => readonly Connection[]
  readonly isSyncing: () => boolean
  /** This machine's own address of IPv6 is listened on. */
  readonly hasIpv6: () => boolean
}): Promise<Findings> {
  const { store, secrets, clock, settings, words, fixOf, isSandbox } = deps
  return createFindings({
    checks: checksFor(settings),
    // what the person chose is judged by too, and told in their language
    snapshot: () => {
      const { snapshot, revision } = deps.snapshot()
      const { domainThresholds, passwordDays, language } = settings()
      const chosen = [domainThresholds.join(), passwordDays, language].join('/')
      return { snapshot, revision: `${revision}/${chosen}` }
    },
    clock,
    words,
    memory: await openFindingsMemory(store),
    fixOf,
    around: () => {
      const connections = deps.connections()
      const syncs = connections.map(({ lastSyncAt }) => lastSyncAt).filter((at) => at !== null)
      return {
        version,
        sandbox: isSandbox,
        leftOut: settings().leftOut,
        locked: connections.some(({ state }) => state === 'locked'),
        syncing: deps.isSyncing(),
        lastSyncAt: syncs.sort().at(-1) ?? null,
        warnings: [
          ...(secrets.slot === 'keyfile' ? [words().t('warning.key-in-file')] : []),
          ...(store.state === 'read-only' ? [words().t('warning.read-only')] : []),
          ...(deps.hasIpv6() ? [] : [words().t('warning.no-ipv6')]),
        ],
      }
    },
  })
}
