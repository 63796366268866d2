/** Why a mail is held for what it is: reasons, what it claims beside what is known, its links and attachments, all as text. */
import type { ComponentChildren } from 'preact'
import { factKey, knownClauses } from '#shared/message-words.ts'
import type { MessageReport } from '#shared/messages.ts'
import { visible } from '../../ui/visible.ts'
import { useWords } from '../../ui/words.ts'
import { LinkSign } from './LinkSign.tsx'
import { paramsOf } from './report-words.ts'
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
        {claims.map((claim) => (
          <Sign
            is={claim.fact}
            small={[[t(factKey(claim)), ...knownClauses(words, claim.known, visible)].join(' · ')]}
          >
            {t(`message.claim.${claim.kind}`, paramsOf(words, claim.said))}
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
