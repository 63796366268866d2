/** The ways that the person set up, and the secret of each. */
import * as v from 'valibot'
import type { Act } from '../../core/journal.ts'
import type { Secrets } from '../../core/secrets.ts'
import type { Document } from '../../core/store.ts'
import { createTurns } from '../../core/turns.ts'
import { canBear, isSound, machineOf, secretName } from './ways.ts'
import { channelId, channelSettings, type ChannelSettings } from '#shared/notice-channels.ts'
import { err, ok, type Result } from '#shared/result.ts'

const MOST = 20

export const keptChannels = v.array(
  v.strictObject({
    id: channelId,
    settings: channelSettings,
    /** Whether one was given for where it leads now. */
    hasSecret: v.boolean(),
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
        if (!isSound(settings) || !canBear(settings.target, secret ?? '')) return err('bad-shape')
        if (before === undefined && document.value.length >= MOST) return err('conflict')
        const name = secretName(id, settings)
        const nameBefore = before && secretName(id, before.settings)
        if (secret !== null && secret !== '' && !(await keepSecret(name, secret))) return err('locked')
        const isKept = secret === null ? before?.hasSecret === true && nameBefore === name : secret !== ''
        const channel = { id, settings, hasSecret: isKept }
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
