/** Why a mail is held for what it is: reasons, what it claims beside what is known, its links and attachments, all as text. */
import type { ComponentChildren } from 'preact'
import type { MessageReport } from '#shared/messages.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { LinkSign } from './LinkSign.tsx'
import { knownClauses, paramsOf } from './report-words.ts'
import { Sign } from './Sign.tsx'

export const Report = ({ report: { reasons, claims, links, attachments } }: { report: MessageReport }) => {
  const words = useWords()
  const { t, number } = words
  return (
    <>
      <Part title={t('message.reasons')}>
        {reasons.map(({ code, weight, seen }) => (
          <Sign is={weight}>
            <span class="hidden">{t(`message.weight.${weight}`)}: </span>
            {t(`message.reason.${code}`, paramsOf(words, seen))}
          </Sign>
        ))}
      </Part>
      <Part title={t('message.claims')}>
        {claims.map(({ kind, said, known, fact }) => (
          <Sign is={fact} small={[[t(`message.fact.${fact}`), ...knownClauses(words, known)].join(' · ')]}>
            {t(`message.claim.${kind}`, paramsOf(words, said))}
          </Sign>
        ))}
      </Part>
      <Part title={t('message.links', { count: links.length })}>
        {links.map((link) => (
          <LinkSign link={link} />
        ))}
      </Part>
      <Part title={t('message.attachments', { count: attachments.length })}>
        {attachments.map(({ name, type, bytes, risky }) => (
          <Sign
            is={risky ? 'risky' : 'plain'}
            small={[
              `${visible(type)} · ${number(Math.ceil(bytes / 1000))} KB`,
              risky ? t('message.attachment.risky') : null,
            ]}
          >
            {visible(name ?? t('message.attachment.nameless'))}
          </Sign>
        ))}
      </Part>
    </>
  )
}

/** Nothing where there is nothing of it. */
const Part = ({ title, children }: { title: string; children: ComponentChildren[] }) =>
  children.length === 0 ? null : (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      <ul class="signs">{children}</ul>
    </section>
  )
