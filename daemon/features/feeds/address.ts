/** The port at which other programs follow the feeds, open or shut, and what it answers. */
import { createHash } from 'node:crypto'
import { listen, type Listening } from '#daemon/core/listener.ts'
import { createFeedDoor, type FeedAnswer, type FeedDoorDeps } from './door.ts'
import type { FeedFormat, FeedsState } from '#shared/feeds.ts'

export function createAddress(
  deps: Omit<FeedDoorDeps, 'answer'> & {
    /** As of now. */
    readonly make: (format: FeedFormat) => Promise<Buffer<ArrayBuffer>>
    /** The same as long as nothing else can be made. */
    readonly moment: () => Promise<string>
  },
) {
  let listening: Listening | null = null
  let state: FeedsState['door'] = 'off'
  /** What was made last has this ETag, as long as it is still its moment. */
  const made = new Map<FeedFormat, { readonly moment: string; readonly etag: string }>()
  /** Who asks for what is being made waits for that. */
  const making = new Map<FeedFormat, Promise<FeedAnswer>>()

  async function answer(format: FeedFormat, isHeld: (etag: string) => boolean): Promise<FeedAnswer> {
    const moment = await deps.moment()
    const last = made.get(format)
    if (last?.moment === moment && isHeld(last.etag)) return { etag: last.etag, bytes: null }
    const now = making.get(format) ?? make(format, moment)
    making.set(format, now)
    const { etag, bytes } = await now.finally(() => making.delete(format))
    return { etag, bytes: isHeld(etag) ? null : bytes }
  }
  async function make(format: FeedFormat, moment: string): Promise<FeedAnswer> {
    const bytes = await deps.make(format)
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
    made.set(format, { moment, etag })
    return { etag, bytes }
  }

  return {
    get state() {
      return state
    },
    /** Where it cannot be had, the state says why, and nothing else is the worse for it. */
    async open(port: number): Promise<void> {
      const opened = await listen({ port, fetch: createFeedDoor(port, { ...deps, answer }) })
      listening = opened.ok ? opened.value : null
      state = opened.ok ? 'open' : opened.error.type
    },
    async close(): Promise<void> {
      await listening?.close()
      listening = null
      state = 'off'
    },
  }
}
