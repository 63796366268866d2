/** What tests let go wrong. A plain object of the process: nothing sets it over the network. */
export interface Faults {
  /** Calls a minute and token, then 429. */
  rateLimit: number | null
  /** Sent with a 429, as it comes; no real answer was seen to carry one. */
  retryAfter: string | null
  /** Calls as documented (`/2/domains/domains`) that answer 501. */
  notImplemented: readonly string[]
  /** Calls that answer 403 `access_denied` to everybody. */
  denied: readonly string[]
  /** Calls that answer 500. */
  broken: readonly string[]
  /** Calls whose answer comes later, by a task. */
  asynchronous: readonly string[]
  /** Writes (`PATCH /2/profile`) that answer success and do nothing. The lists above take them by this name too. */
  pretending: readonly string[]
  /** Writes that are done and then answer 500. */
  answerLost: readonly string[]
  /** Writes that want the account's password first. */
  passwordAsked: readonly string[]
  /** Attributes that are refused with 422, whatever their value. */
  invalidAttributes: readonly string[]
  /** Status that the registry answers to everything (429, 503). */
  registry: number | null
}

export const noFaults = (): Faults => ({
  rateLimit: null,
  retryAfter: null,
  notImplemented: [],
  denied: [],
  broken: [],
  asynchronous: [],
  pretending: [],
  answerLost: [],
  passwordAsked: [],
  invalidAttributes: [],
  registry: null,
})
