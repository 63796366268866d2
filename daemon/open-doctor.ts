/** The doctor inside the daemon: gathers what each row is about from those who know it. */
import type { ConnectedSources } from './connections.ts'
import type { Clock } from './core/clock.ts'
import { keychainState } from './core/keychain.ts'
import type { Managed } from './core/managed.ts'
import type { Secrets } from './core/secrets.ts'
import type { Store } from './core/store.ts'
import type { VaultDoor } from './core/vault.ts'
import { watchClock } from './features/doctor/clock-sight.ts'
import { seeDisk } from './features/doctor/disk-sight.ts'
import { examine, type Probes } from './features/doctor/examine.ts'
import { seeFolder } from './features/doctor/folder-sight.ts'
import { seePort } from './features/doctor/port-sight.ts'
import type { Examined } from './features/doctor/routes.ts'
import type { Sights } from './features/doctor/sights.ts'
import type { Feeds } from './features/feeds/feeds.ts'
import type { Pairing } from './features/pairing/pairing.ts'
import type { Sessions } from './features/sessions/sessions.ts'
import { installedProgram } from './install/program.ts'
import { seeNative, seeService } from './install/sights.ts'
import type { Sources } from './open-sources.ts'
import { version } from './version.ts'
import type { DoctorRow } from '#shared/doctor.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Language, Settings } from '#shared/settings.ts'

export interface DoctorDeps {
  readonly root: string
  readonly clock: Clock
  readonly store: Pick<Store, 'state'>
  readonly seeBackups: () => Promise<Sights['backups']>
  readonly secrets: Pick<Secrets, 'state' | 'slot'>
  readonly vault: Pick<VaultDoor, 'status' | 'damaged'>
  readonly connections: Pick<ConnectedSources, 'list'>
  readonly heard: Sources['heard']
  readonly clockOff: Sources['clockOff']
  readonly providerHost: string
  readonly registries: Pick<Sources['registries'], 'resting'>
  readonly pairing: Pick<Pairing, 'list'>
  readonly sessions: Pick<Sessions, 'view'>
  readonly feeds: Pick<Feeds, 'state'>
  readonly settings: () => Settings
  readonly managed: Managed
  /** As `127.0.0.1:47600`; known when the doors are open. */
  readonly held: () => readonly string[]
  /** Files that were replaced by their backup since the start. */
  readonly mended: () => number
  readonly desktop: () => Sights['notices']['last']
  readonly ways: () => Sights['ways']
  readonly spokenLanguage: () => Language
}

export function openDoctor(deps: DoctorDeps): (asked: Examined) => Promise<DoctorRow[]> {
  const { heard, secrets, vault, clock } = deps
  const startedAt = clock.now()
  const seeClock = watchClock(() => heard.ahead, deps.clockOff)

  const probes = (cli: string | null): Probes => ({
    daemon: () => ({ type: 'answers', version, startedAt }),
    port() {
      const held = deps.held()
      const port = Number(held[0]?.split(':').at(-1) ?? 0)
      return seePort({ port, expected: port, held, hung: false })
    },
    versions: async () => ({
      daemon: version,
      cli,
      installed: (await installedProgram(deps.root))?.version ?? null,
      extensions: deps.sessions.view().browsers.map(({ extension }) => extension),
    }),
    async key() {
      const { state, slot } = secrets
      const matters = slot === null || (slot === 'keychain' && state === 'locked')
      return { state, slot, keychain: matters ? await keychainState() : null }
    },
    async vault() {
      const { state, ways, setUpUnfinished } = vault.status('')
      const keychain = ways.includes('keychain') ? await keychainState() : null
      return { state, ways, sheet: !setUpUnfinished, damaged: vault.damaged, keychain }
    },
    folder: () => seeFolder(deps.root, Date.now()),
    store: () => ({ state: deps.store.state, mended: deps.mended() }),
    backups: deps.seeBackups,
    disk: () => seeDisk(deps.root),
    clock: seeClock,
    access: () =>
      deps.connections.list().map(({ name, state, connectedAt, lastSyncAt, capabilities }) => ({
        name,
        state,
        connectedAt,
        lastSyncAt,
        allowed: capabilities.filter((one) => one.state === 'allowed').length,
        calls: capabilities.length,
      })),
    provider: () => heard.of.get(deps.providerHost) ?? null,
    registries: () => ({
      servers: [...heard.of]
        .filter(([host]) => host !== deps.providerHost)
        .map(([host, one]) => ({ host, ...one })),
      resting: deps.registries.resting(),
    }),
    browsers: () => deps.pairing.list().filter(({ kind }) => kind === 'browser'),
    rules: () => deps.sessions.view().rules,
    rights: () =>
      deps.sessions.view().browsers.map(({ name, doctor }) => ({
        name,
        weak: doctor.filter(({ state }) => state === 'weak').map(({ id }) => id),
      })),
    notices: () => ({ on: deps.settings().notices.desktop, last: deps.desktop() }),
    ways: () => deps.ways(),
    feeds() {
      const { files, served, port, door } = deps.feeds.state()
      return { on: files || served, port, door }
    },
    service: () => seeService(deps.root, Number(deps.held()[0]?.split(':').at(-1) ?? 0)),
    native: () => seeNative(deps.root),
    managed: () => ({
      locked: deps.managed.locked,
      faults: deps.managed.faults,
      refused: deps.managed.refused,
    }),
  })

  return ({ language, named, cli }) => {
    const spoken = language ?? deps.spokenLanguage()
    const words = createTranslator(spoken, catalogues[spoken])
    return examine(probes(cli), { words, now: clock.now(), named })
  }
}
