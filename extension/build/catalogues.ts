/** At build time only: the words that are packed, and the two that the browser itself shows, which become `_locales`. */
import type { MessageKey } from '../../shared/i18n.ts'
import { catalogues } from '../../shared/locales/catalogues.ts'
import { languages } from '../../shared/settings.ts'
import { placeOfWord } from '../../shared/word-places.ts'
import { listKeys } from '../core/listed-keys.ts'

const keys = (Object.keys(catalogues.en) as MessageKey[]).filter((key) => placeOfWord(key) === 'packed')

/** Files to be put into the package as they are, of lines. The keys stand in one of them: in each language they would be a quarter of it. */
export const packCatalogues = () => [
  { relativeDest: 'locales/keys.txt', contents: listKeys(keys).join('\n') },
  ...languages.flatMap((language) => {
    const catalogue = catalogues[language]
    const messages = keys.map((key) => catalogue[key])
    const browserMessages = {
      description: { message: catalogue['extension.description'] },
      fillCode: { message: catalogue['codes.shortcut'] },
    }
    return [
      { relativeDest: `locales/${language}.txt`, contents: messages.join('\n') },
      { relativeDest: `_locales/${language}/messages.json`, contents: JSON.stringify(browserMessages) },
    ]
  }),
]
