/** What a mail says, as sentences. Pure. */
import type { IsoTime } from '#shared/time.ts'
import { folded, sentencesOf } from './folded.ts'
import type { ReadMail } from './mail.ts'

export interface Sentence {
  readonly text: string
  /** Folded. */
  readonly words: string
}
export interface Said {
  readonly subject: Sentence
  readonly sentences: readonly Sentence[]
  /** When it was written, else the moment of the check. */
  readonly written: IsoTime
}

const sentence = (text: string): Sentence => ({ text, words: folded(text) })

export function saidBy(mail: ReadMail, now: IsoTime): Said {
  // what only another program shows is claimed too
  const texts = [mail.text, mail.plain === mail.text ? '' : mail.plain]
  return {
    subject: sentence((mail.subject ?? '').replaceAll(/\s+/g, ' ')),
    sentences: texts.flatMap(sentencesOf).map(sentence),
    written: mail.date ?? now,
  }
}
