/** All that a press on a notification needs stands in its id: the background may have died since it was shown. */
import type { QuickAnswer } from '#shared/notice-channels.ts'
import type { Notice } from '#shared/notices.ts'
import { answersOf, subjectIn } from '#shared/quick-answers.ts'
import { viewOfCheck } from './routes.ts'

export interface InId {
  /** Of the page that a press opens. */
  readonly view: string
  readonly notice: string
  /** In the order of the buttons. */
  readonly answers: readonly QuickAnswer[]
  readonly thing: string
}

/** @param self which of the paired browsers this is: it can end no session in another one */
export function notificationId(notice: Notice, self: string | null): string {
  const { id, check, thing } = notice
  const about = subjectIn(thing)
  const mayAnswer: Partial<Record<QuickAnswer, boolean>> = {
    'sign-out': about.connection === self && about.id !== '',
    'was-me': about.id !== '',
    'not-me': about.id !== '',
  }
  const answers = answersOf(notice).filter((answer) => mayAnswer[answer] ?? true)
  return [viewOfCheck(check), id, answers.join(), thing].join('|')
}

export function noticeIn(id: string): InId {
  const [view = '', notice = '', answers = '', ...thing] = id.split('|')
  return {
    view,
    notice,
    answers: answers === '' ? [] : (answers.split(',') as QuickAnswer[]),
    thing: thing.join('|'),
  }
}
