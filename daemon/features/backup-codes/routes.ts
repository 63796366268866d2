/** Backup codes: what a paste holds, the sets, and one code at a time. A code leaves by a grant alone. */
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import { idOf, sessionOf, type Env } from '#daemon/core/caller.ts'
import type { Clock } from '#daemon/core/clock.ts'
import { body, describe } from '#daemon/core/route.ts'
import type { Vault } from '#daemon/core/vault.ts'
import {
  grantAnswer,
  keepRequest,
  keptAnswer,
  nextAnswer,
  printAnswer,
  readAnswer,
  readRequest,
  setDone,
  setsAnswer,
  whichRequest,
} from '#shared/backup-codes.ts'
import type { ErrorCode } from '#shared/errors.ts'
import type { Result } from '#shared/result.ts'
import { epoch, iso } from '#shared/time.ts'
import { readBackupCodes } from './reading.ts'
import type { BackupCodes } from './sets.ts'
import { setsView } from './view.ts'

export interface BackupCodeDeps {
  readonly backupCodes: BackupCodes
  readonly vault: Pick<Vault, 'state' | 'used' | 'isTrusted'>
  /** Refuses while the vault is locked, and whom it does not trust yet. */
  readonly opened: MiddlewareHandler<Env>
  /** As those of one-time codes: of a session, for a record, `grantLife` ms long. */
  readonly spareGrants: {
    give(session: string, id: string): void
    has(session: string, id: string): boolean
    drop(of: { readonly entry: string }): void
  }
  readonly grantLife: number
  readonly clock: Clock
  /** How many the provider itself says are left; `null` where it says nothing now. */
  readonly toldLeft: (connection: string) => number | null
  readonly lookAnew: () => void
}

const nothing = v.strictObject({})
const done = { done: true } as const
const idIn = (c: Context<Env, string>) => c.req.param('id') ?? ''
const forPerson = (summary: string, shape: v.GenericSchema) =>
  describe({ for: 'person', summary, answers: { 200: shape } })

export function backupCodeRoutes(deps: BackupCodeDeps) {
  const { backupCodes, vault, opened, spareGrants: grants, clock } = deps

  /** An act of the person: it keeps the vault open, and what it changed is judged anew. */
  async function acting<T, C extends ErrorCode>(act: Promise<Result<T, C>>) {
    const outcome = await act
    if (outcome.ok) {
      vault.used()
      deps.lookAnew()
    }
    return outcome
  }
  async function doing(c: Context<Env, string>, act: Promise<Result<void, ErrorCode>>) {
    const outcome = await acting(act)
    return outcome.ok ? c.json(done, 200) : refuse(c, outcome.error)
  }
  const granted: MiddlewareHandler<Env> = async (c, next) =>
    grants.has(sessionOf(c.var.caller), idIn(c)) ? next() : refuse(c, 'no-grant')

  return new Hono<Env>()
    .get(
      '/v1/backup-codes',
      forPerson('The sets: counts, and while the vault is open what each is for.', setsAnswer),
      async (c) => {
        await backupCodes.settle()
        const isOpen = vault.state === 'open' && vault.isTrusted(idOf(c.var.caller))
        return c.json(
          { locked: !isOpen, sets: setsView(backupCodes, isOpen, deps.toldLeft, clock.now()) },
          200,
        )
      },
    )
    .post(
      '/v1/backup-codes/read',
      forPerson('What codes a text holds, and what is left of it. Nothing is kept.', readAnswer),
      body(readRequest),
      (c) => c.json(readBackupCodes(c.req.valid('json').text), 200),
    )
    .post(
      '/v1/backup-codes',
      forPerson('Keep codes of a login or of another site.', keptAnswer),
      opened,
      body(keepRequest),
      async (c) => answer(c, await acting(backupCodes.keep(c.req.valid('json'), idOf(c.var.caller)))),
    )
    .post(
      '/v1/backup-codes/:id/grant',
      forPerson('Leave for this session to see codes of this set, for five minutes.', grantAnswer),
      opened,
      body(nothing),
      (c) => {
        if (backupCodes.set(idIn(c)) === null) return refuse(c, 'not-found')
        grants.give(sessionOf(c.var.caller), idIn(c))
        vault.used()
        return c.json({ expiresAt: iso(epoch(clock.now()) + deps.grantLife) }, 200)
      },
    )
    .post(
      '/v1/backup-codes/:id/next',
      forPerson('One code: the one that was shown last while nobody has said what came of it.', nextAnswer),
      opened,
      granted,
      body(nothing),
      async (c) => answer(c, await acting(backupCodes.next(idIn(c), idOf(c.var.caller)))),
    )
    .post(
      '/v1/backup-codes/:id/strike',
      forPerson('It was used: it is never shown again.', setDone),
      opened,
      body(whichRequest),
      (c) => doing(c, backupCodes.strike(idIn(c), c.req.valid('json').which, idOf(c.var.caller))),
    )
    .post(
      '/v1/backup-codes/:id/unstrike',
      forPerson('It was not used after all.', setDone),
      opened,
      body(whichRequest),
      (c) => doing(c, backupCodes.unstrike(idIn(c), c.req.valid('json').which, idOf(c.var.caller))),
    )
    .post(
      '/v1/backup-codes/:id/confirm',
      forPerson('The count is still right.', setDone),
      opened,
      body(nothing),
      (c) => doing(c, backupCodes.confirm(idIn(c), idOf(c.var.caller))),
    )
    .post(
      '/v1/backup-codes/:id/print',
      forPerson('Those that are left, for paper.', printAnswer),
      opened,
      granted,
      body(nothing),
      async (c) => {
        const printed = await acting(backupCodes.print(idIn(c), idOf(c.var.caller)))
        if (!printed.ok) return refuse(c, printed.error)
        const { set, codes } = printed.value
        const of = set.label ?? set.connection ?? ''
        return c.json({ of, keptAt: set.keptAt, printedAt: clock.now(), codes }, 200)
      },
    )
    .delete('/v1/backup-codes/:id', forPerson('Remove a set for good.', setDone), opened, async (c) => {
      const outcome = await acting(backupCodes.remove(idIn(c), idOf(c.var.caller)))
      if (outcome.ok) grants.drop({ entry: idIn(c) })
      return outcome.ok ? c.json(done, 200) : refuse(c, outcome.error)
    })
}
