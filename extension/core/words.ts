/** The person's language: which one, and its catalogue, which was compiled when the extension was built. */
import { createTranslator, spokenLanguage, type Catalogue, type Translator } from '#shared/i18n.ts'
import type { Language } from '#shared/settings.ts'
import { browser } from './browser.ts'

/** @param chosen null follows the browser */
export async function loadWords(chosen: Language | null): Promise<Translator> {
  const language = chosen ?? spokenLanguage([browser.i18n.getUILanguage(), ...navigator.languages])
  // fetched and not imported: a service worker may not import while it runs
  const answer = await fetch(browser.runtime.getURL(`/locales/${language}.json`))
  return createTranslator(language, (await answer.json()) as Catalogue)
}
