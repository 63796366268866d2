/** A part of a page that is fetched when it is first drawn, so that the page itself is there sooner. */
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'

/** Draws nothing until the part has come; from then on it is drawn at once. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const part = signal<ComponentType<Props> | null>(null)
  return (props) => {
    useEffect(() => {
      if (part.peek() === null) void load().then((loaded) => (part.value = loaded))
    }, [])
    const Part = part.value
    return Part && <Part {...props} />
  }
}
