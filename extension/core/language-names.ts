import type { Language } from '#shared/settings.ts'

/** A language is found by who speaks it: each by its own name. */
export const nameByLanguage: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  es: 'Español',
}
