/** At build time only: messages become syntax trees, and the two words that the browser itself shows become `_locales`. */
import { isLiteralElement, parse } from '@formatjs/icu-messageformat-parser'
import { catalogues } from '../../shared/locales/catalogues.ts'
import { languages } from '../../shared/settings.ts'

const compiled = (message: string) => {
  const tree = parse(message)
  const [only, ...more] = tree
  // as text in the text: a page reads all messages at once, and needs the tree of few
  return only && more.length === 0 && isLiteralElement(only) ? only.value : JSON.stringify(tree)
}

/** Files to be put into the package as they are. */
export const compileCatalogues = () =>
  languages.flatMap((language) => {
    const catalogue = catalogues[language]
    const messages = Object.fromEntries(
      Object.entries(catalogue).map(([key, message]) => [key, compiled(message)]),
    )
    const browserMessages = { description: { message: catalogue['extension.description'] } }
    return [
      { relativeDest: `locales/${language}.json`, contents: JSON.stringify(messages) },
      { relativeDest: `_locales/${language}/messages.json`, contents: JSON.stringify(browserMessages) },
    ]
  })
