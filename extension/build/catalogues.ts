/** At build time only: messages become syntax trees, and the two words that the browser itself shows become `_locales`. */
import { isLiteralElement, parse } from '@formatjs/icu-messageformat-parser'
import type { MessageKey } from '../../shared/i18n.ts'
import { catalogues } from '../../shared/locales/catalogues.ts'
import { languages } from '../../shared/settings.ts'

const compiled = (message: string) => {
  const tree = parse(message)
  const [only, ...more] = tree
  // as text in the text: a page reads all messages at once, and needs the tree of few
  return only && more.length === 0 && isLiteralElement(only) ? only.value : JSON.stringify(tree)
}

/** The daemon alone writes mails: of their words nothing is packed. */
const isOfPages = (key: MessageKey) => !key.startsWith('mail.')

const keys = (Object.keys(catalogues.en) as MessageKey[]).filter(isOfPages)

/** Files to be put into the package as they are. The keys stand in one of them: in each language they would be a quarter of it. */
export const compileCatalogues = () => [
  { relativeDest: 'locales/keys.json', contents: JSON.stringify(keys) },
  ...languages.flatMap((language) => {
    const catalogue = catalogues[language]
    const messages = keys.map((key) => compiled(catalogue[key]))
    const browserMessages = { description: { message: catalogue['extension.description'] } }
    return [
      { relativeDest: `locales/${language}.json`, contents: JSON.stringify(messages) },
      { relativeDest: `_locales/${language}/messages.json`, contents: JSON.stringify(browserMessages) },
    ]
  }),
]
