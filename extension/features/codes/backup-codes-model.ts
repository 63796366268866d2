/** Backup codes: the sets, what a pasted text holds, and one code for as long as it is looked at. */
import { batch, createModel, signal } from '@preact/signals'
import * as v from 'valibot'
import {
  grantAnswer,
  keptAnswer,
  nextAnswer,
  printAnswer,
  readAnswer,
  setsAnswer,
  type CodeSet,
  type KeepRequest,
  type PrintedCodes,
  type ReadCodes,
} from '#shared/backup-codes.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import { endsTrust, type Trouble } from '../../core/trouble.ts'

export interface BackupCodesPorts {
  readonly api: Pick<Api, 'ask'>
  /** Told of each refusal: the vault may have been locked meanwhile. */
  readonly refused: (trouble: Trouble) => void
}

const path = (id: string, act = '') => `/v1/backup-codes/${id}${act}`

export const BackupCodesModel = createModel(({ api, refused }: BackupCodesPorts) => {
  const sets = signal<readonly CodeSet[] | null>(null)
  /** Why they could not be read. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did failed. */
  const failure = signal<Trouble | null>(null)
  const found = signal<ReadCodes | null>(null)
  const kept = signal<v.InferOutput<typeof keptAnswer> | null>(null)
  const shown = signal<{ readonly id: string; readonly code: string } | null>(null)
  const printed = signal<PrintedCodes | null>(null)
  /** Hiding ends what was asked before. */
  let generation = 0

  const hide = () => {
    generation += 1
    batch(() => {
      shown.value = null
      printed.value = null
    })
  }
  async function refresh() {
    const asked = await api.ask({ path: '/v1/backup-codes', answer: setsAnswer })
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) sets.value = asked.value.sets
      else if (endsTrust(asked.error)) sets.value = null
      if (!asked.ok || asked.value.locked) hide()
    })
  }
  /** What failed is told; the sets are read anew in any case. */
  async function told<T>(asking: Outcome<T>): Promise<T | null> {
    const asked = await asking
    failure.value = asked.ok ? null : asked.error
    if (!asked.ok) refused(asked.error)
    await refresh()
    return asked.ok ? asked.value : null
  }
  const post = <S extends v.GenericSchema>(to: string, answer: S, body: object = {}) =>
    api.ask({ method: 'POST', path: to, body, answer })
  /** By a press: the daemon is told which set is meant before it gives anything of it. */
  async function granted<S extends v.GenericSchema>(id: string, act: string, answer: S) {
    const mine = (generation += 1)
    const given = await post(path(id, '/grant'), grantAnswer)
    const got = await told(given.ok ? post(path(id, act), answer) : Promise.resolve(given))
    return mine === generation ? got : null
  }

  return {
    sets,
    trouble,
    failure,
    found,
    kept,
    shown,
    printed,
    refresh,
    hide,
    forgetPaste: () => {
      found.value = null
    },
    async look(text: string) {
      const asked = await post('/v1/backup-codes/read', readAnswer, { text })
      batch(() => {
        failure.value = asked.ok ? null : asked.error
        found.value = asked.ok ? asked.value : null
        kept.value = null
      })
    },
    /** @returns whether they are kept now */
    async keep(request: KeepRequest): Promise<boolean> {
      const done = await told(post('/v1/backup-codes', keptAnswer, request))
      batch(() => {
        kept.value = done
        if (done) found.value = null
      })
      return done !== null
    },
    async use(id: string) {
      const got = await granted(id, '/next', nextAnswer)
      if (got) shown.value = { id, code: got.code }
    },
    async print(id: string) {
      printed.value = await granted(id, '/print', printAnswer)
    },
    /** @param act what came of a code: it was used, or was not after all */
    async say(id: string, act: 'strike' | 'unstrike', which: number) {
      hide()
      await told(post(path(id, `/${act}`), v.unknown(), { which }))
    },
    confirm: (id: string) => told(post(path(id, '/confirm'), v.unknown())),
    remove: (id: string) => told(api.ask({ method: 'DELETE', path: path(id), answer: v.unknown() })),
  }
})
export type BackupCodesModel = InstanceType<typeof BackupCodesModel>
