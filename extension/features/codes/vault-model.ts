/** The vault: whether it is open, and what the person does with its keys. No passphrase and no sheet outlives what it was typed or shown for. */
import { batch, computed, createModel, signal } from '@preact/signals'
import type * as v from 'valibot'
import { vaultDone, vaultSheet, vaultStatus, type VaultStatus } from '#shared/vault.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import type { Trouble } from '../../core/trouble.ts'

/** ms; a passphrase is made into a key slowly, and backups are made anew. */
const TIMEOUT = 60_000

export type Sheet = Pick<v.InferOutput<typeof vaultSheet>, 'sheet' | 'rehearse'>

/** What was asked for, where it can be told apart on the page. */
export type VaultAct =
  | 'set-up'
  | 'rehearse'
  | 'unlock'
  | 'keychain-unlock'
  | 'lock'
  | 'passphrase'
  | 'keychain'
  | 'rotate'
  | 'recovery'
  | 'recover'
  | 'settings'
  | 'remove'

export interface VaultPorts {
  readonly api: Pick<Api, 'ask'>
  /** ms */
  readonly clock: () => number
}

export const VaultModel = createModel(({ api, clock }: VaultPorts) => {
  const status = signal<VaultStatus | null>(null)
  /** Why it could not be read. */
  const trouble = signal<Trouble | null>(null)
  /** Why the last act failed, and which it was. */
  const fault = signal<{ readonly act: VaultAct; readonly trouble: Trouble } | null>(null)
  const busy = signal<VaultAct | null>(null)
  /** The last act that was done, for a word about it. */
  const done = signal<VaultAct | null>(null)
  /** Whether backups that an older passphrase opened could be replaced; null where none were concerned. */
  const backups = signal<boolean | null>(null)
  /** Shown once; gone when its groups were typed back, or the page is left. */
  const sheet = signal<Sheet | null>(null)
  /** ms of `clock`; until then no passphrase is tried. */
  const waitsUntil = signal(0)
  const now = signal(clock())
  let generation = 0

  async function read() {
    const mine = (generation += 1)
    const asked = await api.ask({ path: '/v1/vault', answer: vaultStatus })
    if (mine !== generation) return
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      if (asked.ok) status.value = asked.value
      // what may no longer be asked is not claimed either
      else status.value = null
    })
  }

  /** One act at a time. True if it was done; the state is read anew in any case. */
  async function during<T>(
    act: VaultAct,
    ask: () => Outcome<T>,
    take: (answer: T) => void = () => undefined,
  ) {
    if (busy.peek() !== null) return false
    batch(() => {
      busy.value = act
      fault.value = null
      done.value = null
    })
    const asked = await ask()
    batch(() => {
      if (asked.ok) {
        take(asked.value)
        done.value = act
        return
      }
      fault.value = { act, trouble: asked.error }
      const wait = asked.error.type === 'problem' ? (asked.error.wait ?? 0) : 0
      now.value = clock()
      waitsUntil.value = now.peek() + wait * 1000
    })
    await read()
    busy.value = null
    return asked.ok
  }

  /** As this browser has it: one that never proved the passphrase finds an open vault locked. */
  const standing = computed(() => {
    if (status.value === null) return null
    const { state, trusted } = status.value
    if (state === 'none') return 'none'
    return state === 'locked' || !trusted ? 'locked' : 'open'
  })
  /** Open, and no sheet would open it: after a set-up that was left, and after new keys. What is in it can be used all the same. */
  const lacksSheet = computed(() => standing.value === 'open' && status.value?.setUpUnfinished === true)

  const post = (path: string, body: object) =>
    api.ask({ method: 'POST', path: `/v1/vault/${path}`, body, answer: vaultDone, timeout: TIMEOUT })
  const asksSheet = (path: string, body: object) =>
    api.ask({ method: 'POST', path: `/v1/vault/${path}`, body, answer: vaultSheet, timeout: TIMEOUT })
  const takeSheet = (given: v.InferOutput<typeof vaultSheet>) => {
    sheet.value = given
    backups.value = given.backups
  }
  const takeDone = (given: v.InferOutput<typeof vaultDone>) => {
    backups.value = given.backups
  }

  return {
    status,
    trouble,
    fault,
    busy,
    done,
    backups,
    sheet,
    /** Seconds until a passphrase may be tried again; 0 when it may. */
    wait: computed(() => Math.max(0, Math.ceil((waitsUntil.value - now.value) / 1000))),
    standing,
    lacksSheet,
    /** Whether a press opens it without a passphrase. */
    opensByKeychain: computed(
      () =>
        status.value?.trusted === true &&
        status.value.ways.includes('keychain') &&
        status.value.keychainAvailable,
    ),
    read,
    /** Called each second while somebody waits. */
    tick() {
      now.value = clock()
    },
    setUp: (passphrase: string, keychain: boolean) =>
      during('set-up', () => asksSheet('set-up', { passphrase, keychain }), takeSheet),
    async rehearse(groups: readonly { readonly at: number; readonly text: string }[]) {
      const typed = await during('rehearse', () => post('rehearse', { groups }), takeDone)
      if (typed) sheet.value = null
      return typed
    },
    unlock: (passphrase: string) => during('unlock', () => post('unlock', { passphrase })),
    unlockByKeychain: () => during('keychain-unlock', () => post('unlock', { keychain: true })),
    lock: () => during('lock', () => post('lock', {})),
    changePassphrase: (given: string, passphrase: string) =>
      during('passphrase', () => post('passphrase', { given, passphrase }), takeDone),
    setKeychain: (given: string, on: boolean) =>
      during('keychain', () => post('keychain', { given, on }), takeDone),
    rotate: (given: string) => during('rotate', () => asksSheet('rotate', { given }), takeSheet),
    makeSheet: (given: string) => during('recovery', () => asksSheet('recovery', { given }), takeSheet),
    recover: (text: string, passphrase: string) =>
      during('recover', () => post('recover', { sheet: text, passphrase }), takeDone),
    setMinutes: (autoLockMinutes: number) =>
      during('settings', () =>
        api.ask({ method: 'PATCH', path: '/v1/vault', body: { autoLockMinutes }, answer: vaultDone }),
      ),
    remove: (given: string) => during('remove', () => post('remove', { given }), takeDone),
    /** The sheet leaves the memory with the page that showed it. */
    forgetSheet() {
      sheet.value = null
    },
    /** What was said of the last act. */
    hush() {
      batch(() => {
        fault.value = null
        done.value = null
      })
    },
  }
})
export type VaultModel = InstanceType<typeof VaultModel>
