/** What is said in a message to another place than this computer: in words, in the language of whoever reads it. Pure. */
import { areaOf } from './areas.ts'
import { byGravity } from './burst.ts'
import type { Entry } from './record.ts'
import { onOneLine } from '../../core/foreign-text.ts'
import type { Severity } from '#shared/findings.ts'
import { noticeWords } from '#shared/finding-words.ts'
import { createTranslator, type Translator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { noticeAreas, type NoticeArea } from '#shared/notice-channels.ts'
import type { Notice } from '#shared/notices.ts'
import type { Language } from '#shared/settings.ts'
import type { IsoTime } from '#shared/time.ts'

/** So many are told one by one, the gravest first; of the others how many there are. */
const TOLD = 50

interface ToldNotice {
  readonly notice: Notice
  readonly area: NoticeArea
  readonly title: string
  readonly text: string
}

export interface Message {
  /** The same at each try. */
  readonly id: string
  readonly kind: 'notice' | 'digest' | 'test'
  readonly language: Language
  /** When the newest of it was noticed: the same at each try, too. */
  readonly at: IsoTime
  readonly severity: Severity
  readonly title: string
  readonly text: string
  /** More than one: by area. */
  readonly groups: readonly { readonly title: string; readonly told: readonly ToldNotice[] }[]
  readonly told: readonly ToldNotice[]
  readonly count: number
  /** In words, how many are left out; `null` where none is. */
  readonly more: string | null
  /** What a button sends back. */
  readonly answer: string | null
  readonly t: Translator['t']
}

export function messageWords(
  entries: readonly Entry[],
  about: Pick<Message, 'id' | 'language' | 'answer'> & { readonly isDigest: boolean; readonly zone: string },
): Message {
  const { id, language, answer, zone } = about
  const translator = createTranslator(language, catalogues[language], zone)
  const { t } = translator
  const sorted = entries.toSorted(byGravity)
  const told = sorted.slice(0, TOLD).map(({ notice }): ToldNotice => {
    const { title, message } = noticeWords(translator, notice)
    return {
      notice,
      area: areaOf(notice.check),
      title: onOneLine(title, ' '),
      text: onOneLine(message, ' '),
    }
  })
  const [first] = told
  if (first === undefined) throw new Error('a message of nothing')
  const count = sorted.length
  const counts = Map.groupBy(sorted, ({ notice }) => areaOf(notice.check))
  const groups = noticeAreas.flatMap((area) => {
    const all = counts.get(area)?.length ?? 0
    return all === 0
      ? []
      : [
          {
            title: `${t(`channel.area.${area}`)} (${translator.number(all)})`,
            told: told.filter((one) => one.area === area),
          },
        ]
  })
  const isOne = count === 1 && !about.isDigest
  return {
    id,
    kind: about.isDigest ? 'digest' : 'notice',
    language,
    answer,
    at: sorted.reduce(
      (newest, { notice }) => (notice.createdAt > newest ? notice.createdAt : newest),
      first.notice.createdAt,
    ),
    severity: first.notice.severity,
    title: isOne ? first.title : t('channel.many', { count }),
    text: isOne
      ? first.text
      : told
          .map(({ title }) => title)
          .slice(0, 5)
          .join(', '),
    groups: isOne ? [] : groups,
    told,
    count,
    more: count > told.length ? t('channel.more', { count: count - told.length }) : null,
    t,
  }
}

/** To see whether a way leads anywhere. */
export function testMessage(id: string, language: Language, at: IsoTime): Message {
  const { t } = createTranslator(language, catalogues[language])
  return {
    id,
    kind: 'test',
    language,
    at,
    severity: 'notice',
    title: t('channel.test.title'),
    text: t('channel.test.text'),
    groups: [],
    told: [],
    count: 0,
    more: null,
    answer: null,
    t,
  }
}
