/** Components that the first paint does not need are read after it: what is not parsed cannot delay. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const waiting: (() => Promise<void>)[] = []

/** Draws nothing until `load` has answered; then as if it had always been there. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null
  const read = async () => {
    loaded ??= await load()
  }
  waiting.push(read)
  return (props: P) => {
    const [, redraw] = useState(0)
    useEffect(() => {
      if (!loaded) void read().then(() => redraw(1), undefined)
    }, [])
    const Loaded = loaded
    return Loaded && <Loaded {...props} />
  }
}

/** Reads all of them, so that the first press on each finds it there. */
export async function readLater(): Promise<void> {
  await Promise.all(waiting.map((read) => read()))
}
