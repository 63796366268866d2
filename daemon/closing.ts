/** What to undo at the end. */
export interface Closing {
  readonly push: (close: () => unknown) => void
  /** Undone after everything but the very first. */
  readonly pushFirst: (close: () => unknown) => void
  /** Last first, each in its turn, once: what fails to close does not keep the rest open. */
  readonly closeAll: () => Promise<void>
}

export function createClosing(): Closing {
  const closing: (() => unknown)[] = []
  let closed: Promise<void> | null = null

  async function closeEach(): Promise<void> {
    const errors: unknown[] = []
    for (const close of closing.toReversed()) {
      try {
        await close()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw new AggregateError(errors, 'not everything could be closed')
  }

  return {
    push: (close) => void closing.push(close),
    pushFirst: (close) => void closing.splice(1, 0, close),
    closeAll: () => (closed ??= closeEach()),
  }
}
