/** The reader's language, for every component below. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Translator } from '#shared/i18n.ts'

export const Words = createContext<Translator | null>(null)

export function useWords(): Translator {
  const words = useContext(Words)
  if (!words) throw new Error('a component is drawn outside of <Words.Provider>')
  return words
}
