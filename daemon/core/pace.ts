/** Lets other work in between: long loops over records must not hold the event loop. */
import { setImmediate } from 'node:timers/promises'

const LONGEST_TURN = 8 // ms

/** Call it once a round, and await what it returns, which is nothing in most rounds. */
export function createPace(): () => Promise<void> | undefined {
  let turnBegan = performance.now()
  async function rest() {
    await setImmediate()
    turnBegan = performance.now()
  }
  return () => (performance.now() - turnBegan < LONGEST_TURN ? undefined : rest())
}
