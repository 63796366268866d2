/** Lets other work in between: long loops over records must not hold the event loop. */
import { setImmediate } from 'node:timers/promises'

const LONGEST_TURN = 8 // ms

/** Call it once a round, and await what it returns, which is nothing in most rounds. */
export function createPace(): () => Promise<void> | undefined {
  let turnBegan = performance.now()
  return () => {
    if (performance.now() - turnBegan < LONGEST_TURN) return undefined
    return setImmediate().then(() => {
      turnBegan = performance.now()
    })
  }
}
