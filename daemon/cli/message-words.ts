/** A report on a message, for a terminal: what it is, why, and where its links lead. Nothing of it is an address to press. */
import type { Translator } from '#shared/i18n.ts'
import { messageParams, messageWords as wordsOf } from '#shared/message-words.ts'
import type { MessageReport } from '#shared/messages.ts'
import { table } from './output.ts'

type Reason = MessageReport['reasons'][number]

export const reasonText = ({ code, seen }: Reason, translator: Translator): string =>
  translator.t(`message.reason.${code}`, messageParams(translator, seen))

const marks = { against: '-', for: '+', note: ' ', contradicted: '-', agrees: '+', unknown: '?' } as const

export function messageWords(report: MessageReport, translator: Translator): string {
  const { reasons, claims, from, subject, links, attachments } = report
  const words = wordsOf(translator, report)
  const sender =
    from && [from.name, `<${from.address}>`].filter((part) => part !== null && part !== '').join(' ')
  return [
    [words.verdict, ...(words.kind ? [words.kind] : [])].join(': '),
    translator.t(`message.next.${report.verdict}`),
    '',
    ...[sender, subject].filter((line) => line !== null && line !== ''),
    ...reasons.map(({ weight }, at) => `${marks[weight]} ${words.reasons[at] ?? ''}`),
    ...claims.map(({ fact }, at) => `${marks[fact]} ${words.claims[at] ?? ''}`),
    ...(links.length > 0
      ? [
          '',
          table(
            links.map(({ verdict, imitates, shown, address }) => [
              translator.t(`message.link.${verdict}`, { name: imitates ?? '' }),
              shortened(shown, 40),
              shortened(address, 200),
            ]),
          ),
        ]
      : []),
    ...(attachments.length > 0
      ? ['', table(attachments.map(({ name, type, bytes }) => [name ?? '', type, String(bytes)]))]
      : []),
  ].join('\n')
}

const shortened = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text
