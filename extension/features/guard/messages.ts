/**
 * What the guard in a page says to the background, and what it is answered. Whose page it is the background takes from the browser
 * alone; nothing that a page could have written is believed.
 */
import type { GuardedName } from '#shared/sites.ts'

/** Of which address is spoken: the one that the person reads, or that of a frame in it. */
export type Where = 'page' | 'frame'

/** `names`: a password field is there; `warn`: an address imitates `of`; `removed`: the page takes the warning away. */
export type GuardMessage =
  | { readonly guard: 'names' }
  | { readonly guard: 'warn' | 'removed'; readonly where: Where; readonly of: string }
  | { readonly guard: 'know'; readonly where: Where }
  | { readonly guard: 'open'; readonly of: string }

export interface GuardAnswer {
  readonly names: readonly GuardedName[]
  /** Hosts that the person knows. */
  readonly known: readonly string[]
  /** The address of the tab: a frame is judged with the page that it stands in. */
  readonly page: string
}

/** In the person's language. */
export interface GuardWords {
  readonly language: string
  readonly title: string
  readonly text: string
  readonly open: string
  readonly know: string
}
