/** Acts that must not meet: each begins when the one before has ended, however that went, and finds what it left. */
export interface Turns {
  readonly inTurn: <T>(act: () => Promise<T>) => Promise<T>
  /** Resolves when all that has been asked for by now has ended. */
  readonly idle: () => Promise<void>
}

export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    inTurn(act) {
      const turn = last.then(act)
      last = turn.catch(() => undefined)
      return turn
    },
    async idle() {
      await last
    },
  }
}
