/** One request at a time for each server, and a rest between two. */
import PQueue from 'p-queue'

/** @param spacingMs between two requests to one server, in milliseconds */
export function createLanes(spacingMs: number): (host: string) => PQueue {
  const lanes = new Map<string, PQueue>()
  const spacing = spacingMs > 0 ? { interval: spacingMs, intervalCap: 1, strict: true } : {}
  return (host) => {
    const lane = lanes.get(host) ?? new PQueue({ concurrency: 1, ...spacing })
    lanes.set(host, lane)
    return lane
  }
}
