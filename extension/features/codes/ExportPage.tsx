/** All seeds in one file, behind a passphrase of its own: for another app, or for the day this computer is gone. */
import { useState } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { useWords } from '../../ui/words.ts'
import { BackToCodes } from './BackToCodes.tsx'
import type { ExportModel } from './export-model.ts'
import type { CodesModel } from './model.ts'
import { NewPassphrase } from './NewPassphrase.tsx'
import { vaultSentence } from './VaultFault.tsx'
import { WhileOpen } from './WhileOpen.tsx'

export interface ExportPageProps {
  readonly model: CodesModel
  readonly taking: ExportModel
}

export const ExportPage = ({ model, taking }: ExportPageProps) => {
  const { t } = useWords()
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <h1>{t('codes.page.export')}</h1>
      <WhileOpen model={model}>
        <Taking taking={taking} />
      </WhileOpen>
    </div>
  )
}

const Taking = ({ taking }: { taking: ExportModel }) => {
  const words = useWords()
  const { t } = words
  // whatever was said of an earlier visit is over
  useState(() => taking.begin())
  const trouble = taking.trouble.value
  const saved = taking.saved.value
  return (
    <section class="card form" aria-labelledby="export-what">
      <h2 id="export-what">{t('codes.export.what')}</h2>
      <p>{t('codes.export.text')}</p>
      <p>{t('codes.export.keep')}</p>
      <NewPassphrase
        given={t('codes.export.vault')}
        label={t('codes.export.file')}
        action={t(taking.busy.value ? 'vault.busy' : 'codes.export.action')}
        busy={taking.busy.value}
        onSubmit={taking.save}
      >
        <p class={trouble ? 'error' : 'hidden'} role="alert">
          {trouble && vaultSentence(words, trouble)}
        </p>
      </NewPassphrase>
      <p class={saved === null ? 'hidden' : 'code-note ok'} role="status">
        {saved !== null && t('codes.export.done', { count: saved })}
      </p>
      {saved !== null && (
        <p>
          <a class="link" href={hashOf('codes')}>
            {t('codes.all')}
          </a>
        </p>
      )}
    </section>
  )
}
