import { fileURLToPath } from 'node:url'

/** Where this program's package lies: the clone, or what was installed. The sources and the bundle are both one folder deep. */
export const packageFolder = fileURLToPath(new URL('..', import.meta.url))
