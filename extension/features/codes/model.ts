/** The entries of the vault, while it is open: which there are, which are of the page in front, and what is done with one. */
import { batch, computed, createModel, effect, signal } from '@preact/signals'
import * as v from 'valibot'
import { codesAnswer, type CodeChange } from '#shared/code-calls.ts'
import type { CodeEntry } from '#shared/codes.ts'
import type { Api } from '../../core/api.ts'
import type { Outcome } from '../../core/handshake.ts'
import type { Trouble } from '../../core/trouble.ts'
import { folded, inOrder } from './entry-words.ts'
import type { fillCode, FillFault, Front } from './fill.ts'
import { RevealModel } from './reveal-model.ts'
import { VaultModel } from './vault-model.ts'

export interface CodesPorts {
  readonly api: Pick<Api, 'ask'>
  /** ms */
  readonly clock: () => number
  readonly pageInFront: () => Promise<Front | null>
  readonly fill: typeof fillCode
  /** False where the browser refused. */
  readonly copy: (code: string) => Promise<boolean>
}

/** What came of the last press on Fill. */
export interface Filled {
  readonly id: string
  readonly outcome: 'filled' | FillFault | Trouble
}

export const CodesModel = createModel(({ api, clock, pageInFront, fill, copy }: CodesPorts) => {
  const vault = new VaultModel({ api, clock })
  const entries = signal<readonly CodeEntry[] | null>(null)
  const damaged = signal(0)
  /** Why they could not be read. */
  const trouble = signal<Trouble | null>(null)
  /** Why what the person just did with an entry failed. */
  const failure = signal<Trouble | null>(null)
  const search = signal('')
  const front = signal<Front | null>(null)
  const filling = signal<string | null>(null)
  const filled = signal<Filled | null>(null)
  const copied = signal<'copied' | 'refused' | null>(null)
  let generation = 0

  /** Whoever else has locked it: the page says so too. */
  const refused = ({ type }: Trouble) => {
    if (type === 'locked') void vault.read()
  }
  const code = new RevealModel({ api, clock, path: pathOf, granted: true, refused })

  async function read() {
    const mine = (generation += 1)
    const asked = await api.ask({ path: '/v1/codes', answer: codesAnswer })
    if (mine !== generation) return
    batch(() => {
      trouble.value = asked.ok ? null : asked.error
      entries.value = asked.ok ? inOrder(asked.value.entries) : null
      damaged.value = asked.ok ? asked.value.damaged : 0
    })
    if (!asked.ok) refused(asked.error)
  }
  const isOpen = computed(() => vault.standing.value === 'open')
  let reading = Promise.resolve()
  effect(() => {
    if (isOpen.value) reading = read()
    else forget()
  })
  /** Nothing of what it holds stays on a page that may no longer show it. */
  function forget() {
    generation += 1
    code.hide()
    batch(() => {
      entries.value = null
      search.value = ''
      filled.value = null
    })
  }

  const kept = computed(() => entries.value?.filter(({ removedAt }) => removedAt === null) ?? null)
  /** Made when somebody searches: most never do. */
  const searchable = computed(() => kept.value?.map((entry) => ({ entry, text: folded(entry) })) ?? [])
  const here = computed(() => {
    const origin = front.value?.origin ?? null
    return origin === null ? [] : (kept.value?.filter(({ origins }) => origins.includes(origin)) ?? [])
  })

  async function fillIn(entry: Pick<CodeEntry, 'id' | 'origins' | 'digits'>, ask = code.codeFor) {
    const { id } = entry
    const page = front.peek()
    if (page === null || filling.peek() !== null) return
    batch(() => {
      filling.value = id
      filled.value = null
    })
    const outcome = await fill(page, entry, () => ask(id))
    batch(() => {
      filling.value = null
      filled.value = { id, outcome: outcome.ok ? 'filled' : outcome.error }
    })
  }
  async function act(method: 'POST' | 'PATCH' | 'DELETE', path: string, body: object): Promise<boolean> {
    const asked: Awaited<Outcome<unknown>> = await api.ask({ method, path, body, answer: v.unknown() })
    failure.value = asked.ok ? null : asked.error
    if (asked.ok) await read()
    else refused(asked.error)
    return asked.ok
  }

  return {
    vault,
    code,
    entries,
    damaged,
    trouble,
    failure,
    search,
    front,
    filling,
    filled,
    copied,
    kept,
    removed: computed(() => entries.value?.filter(({ removedAt }) => removedAt !== null) ?? []),
    /** Those that may be filled into the page in front. */
    here,
    found: computed(() => {
      if (search.value === '') return kept.value ?? []
      const wanted = folded({ issuer: search.value, account: '', origins: [] })
      return searchable.value.filter(({ text }) => text.includes(wanted)).map(({ entry }) => entry)
    }),
    /** From the beginning, and whenever something may have changed. */
    async refresh() {
      const wasOpen = isOpen.peek()
      await vault.read()
      await (wasOpen && isOpen.peek() ? read() : reading)
    },
    read,
    async lookAtFront() {
      front.value = await pageInFront()
    },
    fill: fillIn,
    /**
     * In one press: opens the vault, and fills if exactly one entry is of the page in front.
     * @param passphrase null opens it by the keychain
     */
    async unlock(passphrase: string | null, andFill: boolean) {
      const opened = await (passphrase === null ? vault.unlockByKeychain() : vault.unlock(passphrase))
      if (!opened || !andFill) return
      await reading
      const [entry, ...others] = here.peek()
      if (entry && others.length === 0) await fillIn(entry)
    },
    async copy(text: string) {
      copied.value = (await copy(text)) ? 'copied' : 'refused'
    },
    change: (id: string, change: CodeChange) => act('PATCH', pathOf(id), change),
    remove: (id: string) => act('DELETE', pathOf(id), {}),
    restore: (id: string) => act('POST', `${pathOf(id)}/restore`, {}),
  }
})
export type CodesModel = InstanceType<typeof CodesModel>

const pathOf = (id: string): string => `/v1/codes/${id}`
