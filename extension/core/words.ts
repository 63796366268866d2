/** The person's language: which one, and its catalogue, which the package carries. */
import { createTranslator, spokenLanguage, type Catalogue, type Translator } from '#shared/i18n.ts'
import type { Language } from '#shared/settings.ts'
import { browser } from './browser.ts'
import { wholeKeys } from './listed-keys.ts'

export interface Spoken {
  readonly translator: Translator
  readonly catalogue: Catalogue
}

export const speak = (language: Language, catalogue: Catalogue): Spoken => ({
  translator: createTranslator(language, catalogue),
  catalogue,
})

/** @param chosen null follows the browser */
export const wantedLanguage = (chosen: Language | null): Language =>
  chosen ?? spokenLanguage([browser.i18n.getUILanguage(), ...navigator.languages])

export async function loadWords(chosen: Language | null): Promise<Spoken> {
  const language = wantedLanguage(chosen)
  const [listed, messages] = await Promise.all([listOf('keys'), listOf(language)])
  const keys = wholeKeys(listed)
  return speak(language, Object.fromEntries(keys.map((key, index) => [key, messages[index]])) as Catalogue)
}

async function listOf(name: Language | 'keys'): Promise<readonly string[]> {
  // fetched and not imported: a service worker may not import while it runs
  const answer = await fetch(browser.runtime.getURL(`/locales/${name}.txt`))
  return (await answer.text()).split('\n')
}
