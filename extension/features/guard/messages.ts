/**
 * What the guard in a page says to the background, and what it is answered. Whose page it is the background takes from the browser
 * alone; nothing that a page could have written is believed, and nothing that is said from there makes a site known.
 */
import type { GuardedName } from '#shared/sites.ts'

/** Of which address is spoken: the one that the person reads, or that of a frame in it. */
export type Where = 'page' | 'frame'

/** `lookalike`: the address imitates `of`; `open`: it is that of `of`, by a way that is open to others. */
export interface Warning {
  readonly where: Where
  readonly of: string
  readonly is: 'lookalike' | 'open'
}

/**
 * `names`: a password is asked for; `warn`: that is wrong there. The rest is about the warning that the tab had last: `know`: the
 * person wants to settle that they know the site; `open`: they want the true one; `removed`: the page takes the warning away.
 */
export type GuardMessage =
  { readonly guard: 'names' | 'know' | 'open' | 'removed' } | ({ readonly guard: 'warn' } & Warning)

export interface GuardAnswer {
  readonly names: readonly GuardedName[]
  /** Hosts that the person knows. */
  readonly known: readonly string[]
  /** The address of the tab: a frame is judged with the page that it stands in. */
  readonly page: string
}

/** In the person's language. A frame is answered none: the page that it stands in draws them. */
export interface GuardWords {
  /** Of whose address they speak. */
  readonly host: string
  readonly language: string
  readonly title: string
  readonly text: string
  readonly open: string
  /** Absent where there is nothing to know. */
  readonly know?: string
}
