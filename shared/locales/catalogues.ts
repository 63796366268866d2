/** Every language's catalogue, for who can hold them all: the daemon and the build. The extension fetches one at a time. */
import type { Language } from '#shared/settings.ts'
import { de } from './de.ts'
import { en, type MessageKey } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'

export const catalogues: Record<Language, Record<MessageKey, string>> = { en, fr, de, it, es }
