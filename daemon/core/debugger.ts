/** Node's debugger has a port without a password: whoever reaches it, whichever user they are, is this program. */
import { close, url } from 'node:inspector'

const ignore = () => undefined

/** Shuts it where it was opened by an option in the environment, and keeps the signal that would open it from doing so. */
export function shutDebugger(): void {
  process.off('SIGUSR1', ignore).on('SIGUSR1', ignore)
  if (url() !== undefined) close()
}
