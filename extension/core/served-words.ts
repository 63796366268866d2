/**
 * Words that the package has no room for: the daemon serves them, for views that are nothing without it. A copy stays here, by
 * the language and by the versions of both, so that the next page says them at once. They are data, and drawn as text alone. A page
 * that says none of them holds none: they are a tenth of what the popup weighs.
 */
import { computed, createModel, signal, untracked, type ReadonlySignal } from '@preact/signals'
import * as v from 'valibot'
import { createTranslator, type Translator } from '#shared/i18n.ts'
import { servedWords } from '#shared/served-words.ts'
import { languages } from '#shared/settings.ts'
import type { Api } from './api.ts'
import type { Trouble } from './trouble.ts'
import type { Spoken } from './words.ts'

export interface ServedWordsPorts {
  readonly api: Pick<Api, 'call'>
  /** The words that are packed, and their language. */
  readonly spoken: ReadonlySignal<Spoken>
  /** The daemon's version, as it was last told; null where it is not known. */
  readonly daemon: ReadonlySignal<string | null>
}

/** Of the words that this build was made with: its views may say what an older copy lacks. */
declare const __WORDS__: string

const copy = v.object({
  ...servedWords.entries,
  build: v.string(),
  language: v.picklist(languages),
  etag: v.nullable(v.string()),
})
type Copy = v.InferOutput<typeof copy>

const KEY = 'served-words'

export const ServedWordsModel = createModel(({ api, spoken, daemon }: ServedWordsPorts) => {
  const came = signal<Copy | null>(null)
  /** Whether a view has looked for them. */
  let isSaid = false
  /** Read once, when a view first needs it. */
  const left = computed(() => {
    isSaid = true
    return recall()
  })
  const trouble = signal<Trouble | null>(null)
  /** What is being asked for. */
  let asked: string | null = null

  const fits = (one: Copy | null) =>
    one?.build === __WORDS__ &&
    one.language === spoken.value.translator.language &&
    one.version === (daemon.value ?? one.version)
  const fitting = computed(() => [came.value, left.value].find(fits) ?? null)
  const translator = computed((): Translator | null => {
    const { translator: packed, catalogue } = spoken.value
    // a daemon of another version may serve what is packed here
    return fitting.value && createTranslator(packed.language, { ...fitting.value.words, ...catalogue })
  })

  return {
    /** Says the packed words and the served ones; null where the latter are not there, or are of another version. */
    translator,
    /** Which daemon's words they are. */
    version: computed(() => fitting.value?.version ?? null),
    /** Why they could not be had. */
    trouble,
    /** Fetches them unless they are there. */
    async want(): Promise<void> {
      const { language } = spoken.peek().translator
      if (asked === language) return
      const there = [came.peek(), isSaid ? left.peek() : recall()]
      if (untracked(() => there.some(fits))) return
      asked = language
      const before = there.find((one) => one?.language === language)
      const { etag = null } = before ?? {}
      const path = `/v1/words?language=${language}`
      const answered = await api.call({ path, answer: servedWords, etag })
      if (asked === language) asked = null
      trouble.value = answered.ok ? null : answered.error
      if (!answered.ok) return
      const { value, etag: tag } = answered.value
      const words = value ?? before
      if (!words) return
      const next = { ...words, build: __WORDS__, language, etag: tag }
      const isKept = remember(next)
      if (isSaid || !isKept) came.value = next
    },
  }
})
export type ServedWordsModel = InstanceType<typeof ServedWordsModel>

/** Null where there is none, or none that can be understood. */
function recall(): Copy | null {
  try {
    const parsed = v.safeParse(copy, JSON.parse(localStorage.getItem(KEY) ?? 'null'))
    return parsed.success ? parsed.output : null
  } catch {
    // damaged, or storage is switched off: they are asked for
    return null
  }
}

/** Whether it could be kept. */
function remember(words: Copy): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(words))
    return true
  } catch {
    // full or switched off: the next page asks
    return false
  }
}
