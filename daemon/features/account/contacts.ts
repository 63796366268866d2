/** By which phone and which address the person gets back in, and whether each was ever confirmed. Pure. */
import type { ConnectionSnapshot } from '#daemon/core/snapshot.ts'
import { standIn, statedFact } from '#daemon/core/stated.ts'
import { field, isKnown, known, type Fact, type Told } from '#shared/fact.ts'
import type { IsoTime } from '#shared/time.ts'

export type ContactState = 'verified' | 'unverified' | 'missing'

interface Contact {
  readonly verified: Told<boolean>
  readonly forRecovery: Told<boolean>
}

/** The best of them: as soon as one is there to recover by, the others do not matter. */
function contactState(contacts: readonly Contact[]): Told<ContactState> {
  let isThere = false
  let gap: Told<never> | null = null
  for (const { verified, forRecovery } of contacts) {
    if (isKnown(forRecovery) && !forRecovery.known) continue
    if (!isKnown(forRecovery)) gap ??= forRecovery
    else if (!isKnown(verified)) gap ??= verified
    else if (verified.known) return known('verified')
    else isThere = true
  }
  return gap ?? known(isThere ? 'unverified' : 'missing')
}

const said = <T, U>(word: Fact<T> | null, meaning: (value: T) => U): Fact<U> | null =>
  word && {
    ...word,
    told: isKnown(word.told) ? { ...word.told, known: meaning(word.told.known) } : word.told,
  }

/** By the source alone. */
export const ownPhone = ({ account }: ConnectionSnapshot): Fact<ContactState> =>
  field(account, ({ phones }) => (isKnown(phones) ? contactState(phones.known) : phones))
export const ownEmail = ({ account }: ConnectionSnapshot): Fact<ContactState> =>
  field(account, ({ emails }) => (isKnown(emails) ? contactState(emails.known) : emails))

export const recoveryPhone = (connection: ConnectionSnapshot, now: IsoTime): Fact<ContactState> =>
  standIn(ownPhone(connection), statedFact(connection, 'account', connection.name, 'recoveryPhone'), now)

export const recoveryEmail = (connection: ConnectionSnapshot, now: IsoTime): Fact<ContactState> =>
  standIn(
    ownEmail(connection),
    said(statedFact(connection, 'account', connection.name, 'recoveryEmail'), ({ address, verified }) =>
      address === null ? 'missing' : verified ? 'verified' : 'unverified',
    ),
    now,
  )

/** The addresses by which the person would be written to; of one that may be none of them, nothing can be said. */
export const recoveryAddresses = (connection: ConnectionSnapshot, now: IsoTime): Fact<readonly string[]> =>
  standIn(
    field(connection.account, ({ emails }): Told<readonly string[]> => {
      if (!isKnown(emails)) return emails
      const gap = emails.known.find(({ forRecovery }) => !isKnown(forRecovery))?.forRecovery
      if (gap && !isKnown(gap)) return gap
      return known(
        emails.known.flatMap(({ address, forRecovery }) =>
          isKnown(forRecovery) && forRecovery.known ? [address] : [],
        ),
      )
    }),
    said(statedFact(connection, 'account', connection.name, 'recoveryEmail'), ({ address }) =>
      address === null ? [] : [address],
    ),
    now,
  )
