/** The connected logins: one source each, made and dropped as the person connects and disconnects. */
import * as v from 'valibot'
import type { ActivityEar } from './core/activity-ear.ts'
import type { Clock } from './core/clock.ts'
import type { Journal } from './core/journal.ts'
import type { Outgoing } from './core/outgoing.ts'
import type { Secrets } from './core/secrets.ts'
import type { Store } from './core/store.ts'
import { createTurns } from './core/turns.ts'
import type { Connections } from './features/connections/routes.ts'
import { connectInfomaniak } from './sources/infomaniak/connect.ts'
import type { Queue } from './sources/infomaniak/queue.ts'
import { createInfomaniakSource, type InfomaniakSource } from './sources/infomaniak/source.ts'
import { openSandboxJournal, withJournal } from './sources/sandbox-activity/journal.ts'
import { connectionName } from '#shared/connections.ts'
import { isKnown } from '#shared/fact.ts'
import { err, ok } from '#shared/result.ts'

/** How long finding out what a token may do may take, in ms. */
const PROBE_PATIENCE = 120_000

const names = v.array(connectionName)
/** `closing`: a name was taken from it, and stands in the file's backup until it is written once more. */
const leavingOf = v.strictObject({ names, closing: v.boolean() })
const secretName = (name: string) => `infomaniak/${name}`

export interface ConnectedSources extends Connections {
  readonly sources: readonly InfomaniakSource[]
  /** Forgets a login whose disconnecting was cut short. To be called at the start, when all can forget. */
  finishLeaving(): Promise<void>
}

export async function openConnections(deps: {
  readonly store: Store
  readonly secrets: Secrets
  readonly clock: Clock
  readonly outgoing: Outgoing
  readonly queue: Queue
  readonly baseUrl: string
  readonly journal: Journal
  readonly log: Parameters<typeof createInfomaniakSource>[0]['log']
  readonly keychainAvailable: () => Promise<boolean>
  /** Called when a login was connected: there is something to read. */
  readonly connected: () => void
  /** Called when a login was disconnected: what others remember of it must go too. It calls when nothing does any more. */
  readonly disconnected: (isForgotten: () => Promise<void>) => Promise<void>
  /** A login that is always there, with a token that is no secret: the sandbox's own. */
  readonly fixed: { readonly name: string; readonly token: string } | null
  /** What hears of the events that the sandbox tells; `null` where its journal is not read, or nothing hears yet. */
  readonly journalEar: () => ActivityEar | null
}): Promise<ConnectedSources> {
  const { store, secrets, baseUrl, clock, outgoing, queue, journal } = deps
  const known = await store.document<string[]>('connections', names, [])
  /** From before anything of theirs is removed until nothing is left, in backups neither. */
  const leaving = await store.document('leaving', leavingOf, { names: [], closing: false })
  const sources = new Map<string, InfomaniakSource>()

  const token = (name: string) => async () => {
    if (deps.fixed?.name === name) return ok(deps.fixed.token)
    // a keychain may have been unlocked by now: asking it again costs nothing when it is open
    if (secrets.state === 'locked') await secrets.reopen()
    const kept = await secrets.get(secretName(name))
    return kept.ok && kept.value !== null ? ok(kept.value) : err('locked' as const)
  }
  const open = async (name: string) => {
    const own = { ...deps, name, token: token(name) }
    const login = await createInfomaniakSource(own)
    // the provider's API tells neither list; the sandbox has a path of its own
    const source = deps.fixed ? withJournal(login, await openSandboxJournal(own)) : login
    sources.set(name, source)
    return source
  }
  async function openFixed({ name, token: pasted }: NonNullable<typeof deps.fixed>): Promise<void> {
    const source = await open(name)
    if (source.connection().capabilities.length > 0) return
    const probed = await connectInfomaniak({ ...deps, pasted, signal: AbortSignal.timeout(PROBE_PATIENCE) })
    if (probed.ok) await source.connected(probed.value.capabilities)
  }
  if (deps.fixed) await openFixed(deps.fixed)
  for (const name of known.value) await open(name)

  /** Two at once would open a name twice, or keep a token that was just removed. */
  const { inTurn } = createTurns()

  async function setUpKey(passphrase: string | null): Promise<boolean> {
    if (secrets.state !== 'empty') return true
    const how = (await deps.keychainAvailable())
      ? ({ kind: 'keychain' } as const)
      : passphrase === null
        ? ({ kind: 'keyfile' } as const)
        : ({ kind: 'passphrase', passphrase } as const)
    return (await secrets.setUp(how)).ok
  }

  async function hasLeft(name: string): Promise<void> {
    await leaving.change(({ names }) => ({ names: names.filter((other) => other !== name), closing: true }))
    await close()
  }
  const close = () => leaving.change((before) => ({ ...before, closing: false }))

  /** Any of it may have been done before. */
  async function leave(name: string): Promise<void> {
    // in the file's backup as well
    for (let copies = 2; copies > 0; copies -= 1)
      await known.change((before) => before.filter((other) => other !== name))
    await secrets.remove(secretName(name))
    const source = sources.get(name) ?? (await open(name))
    sources.delete(name)
    await source.forget()
    await deps.disconnected(() => hasLeft(name))
    await journal.write({ event: 'connection.disconnected', by: 'person', subject: name })
  }

  return {
    get sources() {
      return [...sources.values()]
    },
    list: () => [...sources.values()].map((source) => source.connection()),

    async connect(name, pasted, { passphrase }) {
      if (deps.fixed?.name === name) return err('conflict')
      const probed = await connectInfomaniak({
        pasted,
        baseUrl,
        outgoing,
        queue,
        clock,
        signal: AbortSignal.timeout(PROBE_PATIENCE),
      })
      if (!probed.ok) return probed
      const { capabilities, account, token } = probed.value
      return inTurn(async () => {
        // what was stated and kept under this name is of somebody else
        const before = sources.get(name)?.snapshot().account.told
        if (before && isKnown(before) && account !== null && before.known.id !== account)
          return err('other-account')
        if (!(await setUpKey(passphrase))) return err('locked')
        // the secret first: a login without its token would look connected and never be
        const kept = await secrets.put(secretName(name), token)
        if (!kept.ok) return err('locked')
        const source = sources.get(name) ?? (await open(name))
        await source.connected(capabilities)
        if (!known.value.includes(name)) await known.change((before) => [...before, name])
        // what could not be removed of it the last time is its own again
        if (leaving.value.names.includes(name)) await hasLeft(name)
        deps.connected()
        await journal.write({ event: 'connection.connected', by: 'person', subject: name })
        return ok({ connected: true, capabilities })
      })
    },

    disconnect: (name) =>
      inTurn(async () => {
        if (!sources.has(name) || deps.fixed?.name === name) return false
        await leaving.change(({ names }) => ({
          names: [...names.filter((other) => other !== name), name],
          closing: false,
        }))
        await leave(name)
        return true
      }),

    finishLeaving: () =>
      inTurn(async () => {
        for (const name of leaving.value.names) await leave(name)
        if (leaving.value.closing) await close()
      }),

    believe: async (name, list, organisation) =>
      (await sources.get(name)?.believe(list, organisation)) ?? false,
  }
}
