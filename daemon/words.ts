/** The daemon's own sentences, in the language that the person chose: for the command line and the desktop. */
import type { Words } from './features/findings/view.ts'
import type { Clock } from './core/clock.ts'
import { findingTitle, noticeWords } from '#shared/finding-words.ts'
import { createTranslator, type Translator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Notice } from '#shared/notices.ts'
import type { Language } from '#shared/settings.ts'

export interface DaemonWords extends Words {
  notice(notice: Notice): { readonly title: string; readonly text: string }
  readonly t: Translator['t']
  readonly language: Language
}

export function createWords(language: Language, clock: Clock): DaemonWords {
  const translator = createTranslator(language, catalogues[language])
  return {
    t: translator.t,
    language,
    badge({ state, count, sandbox, leftOut }) {
      const all = translator.t(`badge.title.${state}`, { count })
      const title = leftOut === 0 ? all : `${all} · ${translator.t('badge.left-out', { count: leftOut })}`
      return sandbox ? translator.t('badge.sandbox', { title }) : title
    },
    title: (finding) => findingTitle(translator, finding, clock.now()),
    notice(notice) {
      const { title, message } = noticeWords(translator, notice)
      return { title, text: message }
    },
  }
}
