/** One sentence for a trouble, where there is room for one sentence. */
import type { MessageKey, Translator } from '#shared/i18n.ts'
import type { Trouble } from './trouble.ts'

const titleByType: Record<Exclude<Trouble['type'], 'problem'>, MessageKey> = {
  unreachable: 'trouble.unreachable.title',
  blocked: 'trouble.blocked.title',
  'not-paired': 'trouble.not-paired.title',
  impostor: 'trouble.impostor.title',
  'other-version': 'trouble.other-version.title',
  locked: 'error.locked',
}

export const troubleSentence = ({ t }: Translator, trouble: Trouble): string =>
  trouble.type === 'problem' ? t(`error.${trouble.code}`) : t(titleByType[trouble.type])
