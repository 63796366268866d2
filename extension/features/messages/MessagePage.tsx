/** Whether a mail can be believed: it is pasted, dropped or opened; then what was found, in order of weight. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import type { MessageReport } from '#shared/messages.ts'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { HowTo } from './HowTo.tsx'
import { MailField, type MailFieldProps } from './MailField.tsx'
import { Report } from './Report.tsx'
import { Verdict } from './Verdict.tsx'

export interface MessagePageProps extends MailFieldProps {
  /** Opens the provider's own list, at its fixed address. */
  readonly recent: ComponentChildren
  /** Where the mail agrees with what is known: was it you? */
  readonly asked: (report: MessageReport) => ComponentChildren
}

export const MessagePage = ({ model, recent, asked, ...field }: MessagePageProps) => {
  const words = useWords()
  const { t } = words
  const report = model.report.value
  const trouble = model.trouble.value
  // nothing of a mail is left in a page that shows something else
  useLayoutEffect(() => model.forget, [])
  return (
    <div class="name-page narrow">
      <a class="link back" href={hashOf('activity')}>
        <Icon name="back" size={14} />
        {t('nav.activity')}
      </a>
      <div class="title">
        <h1>{t('nav.message')}</h1>
        {!report && recent}
      </div>
      <Verdict report={report} busy={model.busy.value}>
        {recent}
      </Verdict>
      {report && asked(report)}
      {report && <Report report={report} />}
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
      <MailField model={model} {...field} />
      <HowTo />
    </div>
  )
}
