/** Loaded into a daemon before its program: tells its parent, when asked, how long its event loop stood still at most. */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const RESOLUTION = 1 // ms
const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
delay.enable()

process.on('message', (message) => {
  if (message !== 'stall' && message !== 'reset') return
  if (message === 'stall') process.send?.({ stall: delay.max / 1e6 - RESOLUTION })
  delay.reset()
})
// the question alone must not keep the program running
process.channel?.unref()
