/** A person wants to know at once what the registry says of a name: it is asked, and then looked at as after a pass. */
import type { NameAsked } from '#shared/domain-detail.ts'

export interface AskName {
  readonly ask: (name: string) => Promise<NameAsked>
  /** Calls off what is being asked, and waits for its end. */
  readonly stop: () => Promise<void>
}

export function createAskName(deps: {
  readonly ask: (name: string, signal: AbortSignal) => Promise<NameAsked>
  readonly look: () => Promise<void>
  readonly changed: () => void
  readonly log: { error(data: object, message: string): void }
}): AskName {
  const ending = new AbortController()
  const underWay = new Set<Promise<unknown>>()

  async function askAndLook(name: string): Promise<NameAsked> {
    const asked = await deps.ask(name, ending.signal)
    await deps.look().catch((err: unknown) => {
      deps.log.error({ err }, 'could not look')
    })
    // what is shown of this name has changed, though nothing of it may be a finding
    deps.changed()
    return asked
  }

  return {
    async ask(name) {
      const asking = askAndLook(name)
      underWay.add(asking)
      try {
        return await asking
      } finally {
        underWay.delete(asking)
      }
    },
    async stop() {
      ending.abort()
      await Promise.allSettled(underWay)
    },
  }
}
