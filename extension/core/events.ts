/** While a page is open: says when something changed at the daemon, and keeps listening when the stream breaks. */
import type { Api } from './api.ts'

const FIRST_PAUSE = 1000
const LONGEST_PAUSE = 5000

/**
 * Calls `onChange` for each `changed`, once when the stream breaks, since the daemon may have ended or shut this browser out, and
 * once when it is back, since something may have been missed.
 * @param wait resolves after so many ms
 */
export async function listen(
  api: Pick<Api, 'stream'>,
  onChange: () => void,
  signal: AbortSignal,
  wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<void> {
  let pause = FIRST_PAUSE
  let broken = false
  while (!signal.aborted) {
    const opened = await api.stream(signal)
    if (opened.ok) {
      pause = FIRST_PAUSE
      if (broken) onChange()
      await readEvents(opened.value, (name) => {
        if (name === 'changed') onChange()
      })
    }
    if (signal.aborted) return
    if (opened.ok) onChange()
    broken = true
    await wait(pause)
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }
}

/** The names of the events of a stream (HTML Living Standard, 9.2.6), until it ends or breaks. */
async function readEvents(stream: ReadableStream<Uint8Array>, onEvent: (name: string) => void) {
  const reader = stream
    .pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>)
    .getReader()
  let rest = ''
  try {
    for (;;) {
      const { value, done } = await reader.read()
      if (done) return
      const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n')
      rest = blocks.pop() ?? ''
      for (const block of blocks) {
        const name = block.match(/^event: ?(.*)$/m)?.[1]
        if (name !== undefined) onEvent(name)
      }
    }
  } catch {
    // a broken stream ends like a closed one: the caller opens the next
  }
}
