/**
 * What the bundle has in place of `shared/locales/catalogues.ts`: each language's words as a file beside it, read when they are first
 * asked for. As code, all five would be compiled at every start, and lie in memory for as long as the program runs.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Catalogue } from '#shared/i18n.ts'
import type { Language } from '#shared/settings.ts'

const kept = new Map<Language, Catalogue>()

function catalogueOf(language: Language): Catalogue {
  let catalogue = kept.get(language)
  if (!catalogue) {
    catalogue = JSON.parse(
      readFileSync(join(import.meta.dirname, 'locales', `${language}.json`), 'utf8'),
    ) as Catalogue
    kept.set(language, catalogue)
  }
  return catalogue
}

export const catalogues: Readonly<Record<Language, Catalogue>> = {
  get en() {
    return catalogueOf('en')
  },
  get fr() {
    return catalogueOf('fr')
  },
  get de() {
    return catalogueOf('de')
  },
  get it() {
    return catalogueOf('it')
  },
  get es() {
    return catalogueOf('es')
  },
}
