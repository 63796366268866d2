/** Backup codes in the full view: how many are left of each set, one at a time to be used, and a paste to be kept. */
import { useEffect } from 'preact/hooks'
import type { IsoTime } from '#shared/time.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { Loading } from '../../ui/Loading.tsx'
import { State } from '../../ui/State.tsx'
import { useWords } from '../../ui/words.ts'
import type { BackupCodesModel } from './backup-codes-model.ts'
import { BackupCodesPaste } from './BackupCodesPaste.tsx'
import { BackupCodesPrint } from './BackupCodesPrint.tsx'
import { BackupCodesSet } from './BackupCodesSet.tsx'
import { BackToCodes } from './BackToCodes.tsx'
import type { CodesModel } from './model.ts'
import { vaultSentence } from './VaultFault.tsx'
import { WhileOpen } from './WhileOpen.tsx'

export interface BackupCodesPageProps {
  readonly model: CodesModel
  readonly backup: BackupCodesModel
  /** Names of the connected logins. */
  readonly connections: readonly string[]
  readonly now: IsoTime
  readonly copy: (code: string) => Promise<boolean>
}

export const BackupCodesPage = (props: BackupCodesPageProps) => {
  const words = useWords()
  const { t } = words
  const { model, backup, connections, now } = props
  const isOpen = model.vault.standing.value === 'open'
  // what is in it is said once it is open, and no more once it is not
  useEffect(() => void backup.refresh(), [isOpen])
  useEffect(() => {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') backup.hide()
    }
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      document.removeEventListener('visibilitychange', onHidden)
      backup.hide()
      backup.forgetPaste()
    }
  }, [])
  const sets = backup.sets.value
  const failure = backup.failure.value
  const printed = backup.printed.value
  if (printed) return <BackupCodesPrint printed={printed} onClose={backup.hide} />
  return (
    <div class="name-page narrow">
      <BackToCodes />
      <h1>{t('codes.page.backup')}</h1>
      <p class="muted">{t('spare.intro')}</p>
      <p class={failure ? 'error' : 'hidden'} role="alert">
        {failure && vaultSentence(words, failure)}
      </p>
      {sets === null ? (
        <Instead backup={backup} />
      ) : (
        sets.map((set) => (
          <BackupCodesSet
            key={set.id}
            backup={backup}
            set={set}
            isOpen={isOpen}
            now={now}
            copy={props.copy}
          />
        ))
      )}
      <WhileOpen model={model} adds>
        {sets && <BackupCodesPaste backup={backup} sets={sets} connections={connections} />}
      </WhileOpen>
    </div>
  )
}

const Instead = ({ backup }: { backup: BackupCodesModel }) => {
  const words = useWords()
  const trouble = backup.trouble.value
  if (trouble === null) return <Loading />
  return (
    <State icon="alert" title={troubleSentence(words, trouble)}>
      <button type="button" class="btn" onClick={() => void backup.refresh()}>
        {words.t('app.retry')}
      </button>
    </State>
  )
}
