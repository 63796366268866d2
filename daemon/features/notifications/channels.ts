/** The ways that the person set up, and the secret of each. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { Act } from '../../core/journal.ts'
import type { Secrets } from '../../core/secrets.ts'
import type { Document } from '../../core/store.ts'
import { createTurns } from '../../core/turns.ts'
import { machineOf, secretName, wrongIn } from './ways.ts'
import {
  channelId,
  channelSettings,
  lastTry,
  type ChannelSettings,
  type LastTry,
} from '#shared/notice-channels.ts'
import { err, ok, type Result } from '#shared/result.ts'

const MOST = 20

export const keptChannels = v.array(
  v.strictObject({
    id: channelId,
    settings: channelSettings,
    /** Whether one was given for where it leads now. */
    hasSecret: v.boolean(),
    /** How the last try went, to where it leads now. */
    last: v.optional(v.nullable(lastTry), null),
  }),
)
export type KeptChannels = v.InferOutput<typeof keptChannels>
export type KeptChannel = Readonly<KeptChannels[number]>

export type Channels = ReturnType<typeof createChannels>

export function createChannels(deps: {
  readonly document: Document<KeptChannels>
  readonly secrets: Pick<Secrets, 'state' | 'setUp' | 'get' | 'put' | 'remove'>
  readonly keychainAvailable: () => Promise<boolean>
  readonly journal: (act: Act) => void
}) {
  const { document, secrets, journal } = deps
  const { inTurn } = createTurns()
  const find = (id: string): KeptChannel | undefined => document.value.find((one) => one.id === id)

  async function keepSecret(name: string, secret: string): Promise<boolean> {
    if (secrets.state === 'empty')
      await secrets.setUp({ kind: (await deps.keychainAvailable()) ? 'keychain' : 'keyfile' })
    return (await secrets.put(name, secret)).ok
  }

  return {
    list: (): readonly KeptChannel[] => document.value,
    find,

    /** @param secret `null` leaves it as it is, as long as it is for the same; `''` takes it away */
    put: (
      id: string,
      settings: ChannelSettings,
      secret: string | null,
      by: string,
    ): Promise<Result<KeptChannel, 'bad-shape' | 'conflict' | 'locked'>> =>
      inTurn(async () => {
        const before = find(id)
        if (wrongIn(settings, secret ?? '') !== null) return err('bad-shape')
        if (before === undefined && document.value.length >= MOST) return err('conflict')
        const name = secretName(id, settings)
        const nameBefore = before && secretName(id, before.settings)
        if (secret !== null && secret !== '' && !(await keepSecret(name, secret))) return err('locked')
        const isKept = secret === null ? before?.hasSecret === true && nameBefore === name : secret !== ''
        // what was said of another place, or by another secret, says nothing of this one
        const isAsBefore = secret === null && isDeepStrictEqual(before?.settings.target, settings.target)
        const last = isAsBefore ? (before?.last ?? null) : null
        const channel = { id, settings, hasSecret: isKept, last }
        await document.change((all) =>
          before === undefined ? [...all, channel] : all.map((one) => (one.id === id ? channel : one)),
        )
        if (nameBefore !== undefined && nameBefore !== name) await secrets.remove(nameBefore)
        if (!isKept) await secrets.remove(name)
        const data = { kind: settings.target.kind, to: machineOf(settings.target) }
        journal({ event: before ? 'channel.changed' : 'channel.added', by, subject: settings.name, data })
        if (before?.hasSecret === true && !isKept)
          journal({ event: 'channel.secret-forgotten', by, subject: settings.name })
        return ok(channel)
      }),

    /** How a try went; of a way that was taken away meanwhile, or led elsewhere, nothing is noted. */
    note: (tried: KeptChannel, last: LastTry): Promise<void> =>
      inTurn(() =>
        document.change((all) => {
          const now = all.find(({ id }) => id === tried.id)
          const isTried = isDeepStrictEqual(now?.settings.target, tried.settings.target)
          return isTried ? all.map((one) => (one === now ? { ...one, last } : one)) : all
        }),
      ),

    /** @returns whether there was one */
    remove: (id: string, by: string): Promise<boolean> =>
      inTurn(async () => {
        const before = find(id)
        if (before === undefined) return false
        await secrets.remove(secretName(id, before.settings))
        // in the file's backup as well
        for (let copies = 2; copies > 0; copies -= 1)
          await document.change((all) => all.filter((one) => one.id !== id))
        const { name, target } = before.settings
        journal({ event: 'channel.removed', by, subject: name, data: { kind: target.kind } })
        return true
      }),

    /** `''` where it has none. `locked` also where it is damaged, or gone by a restore: nothing is said without it. */
    async secretOf({ id, settings, hasSecret }: KeptChannel): Promise<Result<string, 'locked'>> {
      if (!hasSecret) return ok('')
      const kept = await secrets.get(secretName(id, settings))
      return kept.ok && kept.value !== null ? ok(kept.value) : err('locked')
    },
  }
}
