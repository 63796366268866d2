/** What the mail is held for, and what to do next. It is read out, and the keyboard goes on from it. */
import { Fragment, type ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { MessageReport } from '#shared/messages.ts'
import { hashOf } from '../../core/routes.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { proofSaid } from './report-words.ts'
import { Glyph } from './Sign.tsx'

interface VerdictProps {
  readonly report: MessageReport | null
  readonly busy: boolean
  readonly children: ComponentChildren
}

export const Verdict = ({ report, busy, children }: VerdictProps) => {
  const words = useWords()
  const { t } = words
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [report])
  const verdict = report?.verdict
  return (
    <div role="status" class={report ? 'card verdict' : 'hidden'} data-verdict={verdict}>
      {busy && t('message.checking')}
      {report && verdict && (
        <>
          <div class="panel-head">
            <Glyph is={verdict} large />
            <div class="grow">
              <h2 tabIndex={-1} ref={title}>
                {t(`message.verdict.${verdict}`)}
              </h2>
              <p>{t(`message.next.${verdict}`)}</p>
            </div>
          </div>
          <div class="buttons">
            {(verdict === 'forged' || verdict === 'suspicious') && (
              <a
                class={verdict === 'forged' ? 'btn primary' : 'btn'}
                href={hashOf('recovery', 'secure-account')}
              >
                {t('plan.secure-account')}
              </a>
            )}
            {children}
          </div>
          <Envelope report={report} />
          <p class="muted s">{proofSaid(words, report)}</p>
        </>
      )}
    </div>
  )
}

/** As the mail says; whether that is true is the question. */
const Envelope = ({ report: { kind, from, subject, date } }: { report: MessageReport }) => {
  const { t, dateTime } = useWords()
  const rows = {
    about: t(kind === null ? 'message.about.none' : `message.kind.${kind}`),
    from: from && `${from.name ?? ''} <${from.address}>`,
    subject,
    date: date && dateTime(date),
  }
  return (
    <dl class="facts">
      {(Object.keys(rows) as (keyof typeof rows)[]).map((row) => (
        <Fragment key={row}>
          <dt>{t(`message.${row}`)}</dt>
          <dd class="foreign">{visible(rows[row] ?? '–')}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
