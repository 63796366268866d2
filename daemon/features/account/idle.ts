/** Which application passwords and devices lie unused. Pure. */
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { standIn, statedFact } from '#daemon/core/stated.ts'
import { PASSWORD_IDLE } from '#shared/application-passwords.ts'
import { field, isKnown, known, type Fact, type Told } from '#shared/fact.ts'
import { DAY, epoch, type IsoTime } from '#shared/time.ts'

/** ms; what was not seen for longer is nobody's tool any more. */
const DEVICE_IDLE = 180 * DAY

/** `count` is 0 where the person says only that there are some. */
export interface Idle {
  readonly any: boolean
  readonly count: number
  readonly name: string
}

interface Used {
  readonly name: string
  /** `null`: never. */
  readonly at: Told<IsoTime | null>
}

/** One that is idle is certain, whatever is not known of the others. */
function idleOf(entries: readonly Used[], idleAfter: number, now: IsoTime): Told<Idle> {
  const idle = entries.filter(
    ({ at }) => isKnown(at) && (at.known === null || epoch(at.known) < epoch(now) - idleAfter),
  )
  const gap = entries.find(({ at }) => !isKnown(at))?.at
  if (idle.length === 0 && gap && !isKnown(gap)) return gap
  return known({ any: idle.length > 0, count: idle.length, name: idle.map(({ name }) => name).join(', ') })
}

const bySaying = (word: Fact<boolean> | null): Fact<Idle> | null =>
  word && {
    ...word,
    told: isKnown(word.told)
      ? { ...word.told, known: { any: word.told.known, count: 0, name: '' } }
      : word.told,
  }

/** By the source alone. */
export const ownPasswords = ({ account }: ConnectionSnapshot, now: IsoTime): Fact<Idle> =>
  field(account, ({ applicationPasswords: all }) => {
    if (!isKnown(all)) return all
    const used = all.known.map(({ name, lastUsedAt }) => ({ name, at: lastUsedAt }))
    return idleOf(used, PASSWORD_IDLE, now)
  })
export const ownDevices = ({ account }: ConnectionSnapshot, now: IsoTime): Fact<Idle> =>
  field(account, ({ devices: all }) => {
    if (!isKnown(all)) return all
    const used = all.known.map(({ name, lastSeenAt }) => ({ name, at: lastSeenAt }))
    return idleOf(used, DEVICE_IDLE, now)
  })

export const idlePasswords = (connection: ConnectionSnapshot, now: IsoTime): Fact<Idle> =>
  standIn(
    ownPasswords(connection, now),
    bySaying(statedFact(connection, 'account', connection.name, 'unusedPasswords')),
    now,
  )

export const idleDevices = (connection: ConnectionSnapshot, now: IsoTime): Fact<Idle> =>
  standIn(
    ownDevices(connection, now),
    bySaying(statedFact(connection, 'account', connection.name, 'unseenDevices')),
    now,
  )
