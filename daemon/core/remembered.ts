/** An answer that is good for a while. */

/** @param life ms @param monotonic ms on a clock that nobody can set */
export function remembered<T>(
  ask: () => Promise<T>,
  life: number,
  monotonic: () => number = () => performance.now(),
): () => Promise<T> {
  let last: { readonly at: number; readonly answer: Promise<T> } | null = null
  return () => {
    if (last === null || monotonic() - last.at >= life) last = { at: monotonic(), answer: ask() }
    return last.answer
  }
}
