/** For a program that runs for weeks and mostly waits. */
import { setFlagsFromString } from 'node:v8'

/**
 * Keeps V8's space for new objects at the size it starts with (1 MB, https://v8.dev/blog/trash-talk). It would grow to
 * 16 MB halves while a large list is read, and what it once took stays resident. Call it before anything large is loaded.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
