/** The vault itself: how it is made, opened, locked, recovered and removed. */
import { useEffect } from 'preact/hooks'
import { hashOf } from '../../core/routes.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import { BackToCodes } from './BackToCodes.tsx'
import { GivenForm } from './GivenForm.tsx'
import type { CodesModel } from './model.ts'
import { Recover } from './Recover.tsx'
import { SetUp } from './SetUp.tsx'
import { SheetCard } from './SheetCard.tsx'
import { UnlockForm } from './UnlockForm.tsx'
import { VaultSettings } from './VaultSettings.tsx'

export const VaultPage = ({ model }: { model: CodesModel }) => {
  const { vault } = model
  useEffect(() => {
    vault.hush()
    void vault.read()
    // whoever leaves has seen the sheet for the last time
    return vault.forgetSheet
  }, [])
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <Standing model={model} />
    </div>
  )
}

const Standing = ({ model }: { model: CodesModel }) => {
  const words = useWords()
  const { t } = words
  const { vault } = model
  const status = vault.status.value
  const standing = vault.standing.value
  const sheet = vault.sheet.value
  if (sheet)
    return (
      <>
        <h1 class="no-print">{t('vault.title')}</h1>
        <p class={vault.done.value === 'rotate' ? 'code-note ok no-print' : 'hidden'} role="status">
          {vault.done.value === 'rotate' && t('vault.done.rotate')}
        </p>
        <BackupsNote model={model} />
        <SheetCard model={vault} sheet={sheet} />
      </>
    )
  if (vault.trouble.value)
    return (
      <State icon="alert" title={troubleSentence(words, vault.trouble.value)}>
        <button type="button" class="btn" onClick={() => void vault.read()}>
          {t('app.retry')}
        </button>
      </State>
    )
  if (status === null) return <Loading />
  if (standing === 'none') return <SetUp model={vault} />
  if (standing === 'locked') return <Locked model={model} />
  if (vault.lacksSheet.value)
    return (
      <>
        <h1>{t('vault.unfinished.title')}</h1>
        <section class="card form">
          <GivenForm
            model={vault}
            act="recovery"
            action={t('vault.sheet.new.action')}
            onGiven={vault.makeSheet}
          >
            <p>{t('vault.unfinished.how')}</p>
          </GivenForm>
        </section>
      </>
    )
  return (
    <>
      <h1>{t('vault.title')}</h1>
      {vault.done.value === 'rehearse' && (
        <div class="acted-box" role="status">
          <span class="grow">{t('vault.ready')}</span>
          <a class="btn" href={hashOf('codes', 'add')}>
            {t('codes.add')}
          </a>
        </div>
      )}
      <BackupsNote model={model} />
      <VaultSettings model={vault} status={status} />
    </>
  )
}

const Locked = ({ model }: { model: CodesModel }) => {
  const { t } = useWords()
  return (
    <>
      <h1>{t('vault.title')}</h1>
      <section class="card form" aria-labelledby="unlock">
        <h2 id="unlock">{t('codes.locked.title')}</h2>
        <UnlockForm model={model} fills={null} />
      </section>
      <details class="card">
        <summary>{t('vault.forgotten')}</summary>
        <Recover model={model.vault} />
      </details>
    </>
  )
}

/** Backups that an older passphrase would open are gone; whether new ones stand in their place is to be known. */
const BackupsNote = ({ model }: { model: CodesModel }) => {
  const { t } = useWords()
  const replaced = model.vault.backups.value
  return (
    <p
      class={replaced === null ? 'hidden' : replaced ? 'code-note notice' : 'code-note warning'}
      role="status"
    >
      {replaced !== null && t(replaced ? 'vault.backups.replaced' : 'vault.backups.gone')}
    </p>
  )
}
