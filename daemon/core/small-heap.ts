/** For a program that runs for weeks and mostly waits. */
import { setFlagsFromString } from 'node:v8'

/** Older ones do not know of it, and would complain of it on standard error. */
const KNOWS_SAVING = Number.parseInt(process.versions.node, 10) >= 24

/**
 * Has V8 give back what is free rather than keep it for the next burst: of the large set that is a quarter of all memory, at
 * some milliseconds of work at each change. And keeps its space for new objects at the size it starts with (1 MB,
 * https://v8.dev/blog/trash-talk), which would grow to 16 MB halves while a large list is read, and stay resident. Call it
 * before anything large is loaded.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  if (KNOWS_SAVING) setFlagsFromString('--memory-saver-mode')
}
