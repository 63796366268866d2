/** What is said of backups and of what became of them, in the reader's language. */
import { countedThings, type Backup } from '#shared/backups.ts'
import type { Keeping } from '#shared/keeping.ts'
import type { Translator } from '#shared/i18n.ts'
import type { IsoTime } from '#shared/time.ts'
import { KEPT, type BackupFault } from './backups.ts'
import type { RestoreFault } from './restore.ts'
import { vaultOutcome, type VaultCount, type VaultHere, type VaultOutcome } from './vault-rule.ts'
import { noVault, type VaultSight } from './vault-sight.ts'

const units = ['KB', 'MB', 'GB'] as const

/** `1.4 MB` */
export function sizeWords({ number }: Pick<Translator, 'number'>, bytes: number): string {
  const power = bytes < 1024 ** 2 ? 1 : bytes < 1024 ** 3 ? 2 : 3
  return `${number(Math.ceil((bytes / 1024 ** power) * 10) / 10)} ${units[power - 1] ?? ''}`
}

export function holdsWords(words: Translator, { holds, size }: Pick<Backup, 'holds' | 'size'>): string {
  const { t, list } = words
  const things = countedThings
    .filter((thing) => (holds[thing] ?? 0) > 0)
    .map((thing) => t(`backup.holds.${thing}`, { count: holds[thing] ?? 0 }))
  return t('backup.holds', {
    list: things.length === 0 ? t('backup.holds.nothing') : list(things),
    size: sizeWords(words, size),
  })
}

export const backupTitle = (
  { t, dateTime }: Translator,
  { madeAt, why }: Pick<Backup, 'madeAt' | 'why'>,
): string => t('backup.item', { when: dateTime(madeAt), why: t(`backup.why.${why}`) })

export function faultWords(words: Translator, fault: BackupFault | RestoreFault): string {
  const { t } = words
  switch (fault.type) {
    case 'no-room':
      return t('backup.fault.no-room', { size: sizeWords(words, fault.missing) })
    case 'damaged':
      return t('backup.fault.damaged', { what: fault.what ?? t('backup.fault.file') })
    case 'newer':
    case 'newer-data':
      return t('backup.fault.newer', { version: fault.version })
    case 'other-kind':
      return t('backup.fault.other-kind', { kind: fault.kind })
    case 'not-ours':
    case 'foreign-key':
    case 'busy':
      return t(`backup.fault.${fault.type}`)
    default:
      return fault satisfies never
  }
}

export function keepingTold(
  words: Translator,
  state: {
    readonly backups: readonly Backup[]
    readonly vaults: ReadonlyMap<string, VaultSight>
    /** The one that is here. */
    readonly vault: VaultHere
    readonly damaged: readonly string[]
    readonly slot: 'keychain' | 'passphrase' | 'keyfile' | null
    readonly recoveryMadeAt: IsoTime | null
    readonly now: IsoTime
  },
): Keeping {
  const { t } = words
  const { backups, damaged, slot, recoveryMadeAt, now } = state
  const [newest] = backups
  return {
    lines: [
      newest ? t('backup.last', { when: words.relative(newest.madeAt, now), most: KEPT }) : t('backup.none'),
      ...(damaged.length > 0 ? [t('backup.damaged', { count: damaged.length })] : []),
      t(`backup.key.${slot ?? 'none'}`),
      ...(slot === null ? [] : [kitWords(words, recoveryMadeAt, now)]),
    ],
    backups: backups.map((one) => ({
      name: one.name,
      title: backupTitle(words, one),
      text: holdsWords(words, one),
      question: [
        t('backup.question', { when: words.dateTime(one.madeAt) }),
        ...vaultWords(words, vaultOutcome(state.vault, state.vaults.get(one.name) ?? noVault, false)),
      ].join(' '),
    })),
    labels: {
      title: t('backup.title'),
      now: t('backup.now'),
      restore: t('backup.restore'),
      days: t('backup.days'),
      journal: t('journal.title'),
    },
  }
}

/** What becomes of the vault; nothing where there is none. */
export function vaultWords({ t, list }: Translator, outcome: VaultOutcome): readonly string[] {
  const { counts, holds, gone, back, left, older, damagedHere } = outcome
  const said = (count: VaultCount) =>
    has(count)
      ? list(
          (['codes', 'codeSets'] as const)
            .filter((thing) => count[thing] > 0)
            .map((thing) => t(`backup.holds.${thing}`, { count: count[thing] })),
        )
      : t('backup.vault.nothing')
  const lines = damagedHere ? [t('backup.vault.damaged')] : []
  if (counts === 'here') lines.push(t('backup.vault.stays', { holds: said(holds) }))
  if (counts === 'here' && has(left)) lines.push(t('backup.vault.left', { holds: said(left) }))
  if (counts === 'there') lines.push(t('backup.vault.comes', { holds: said(holds), back: said(back) }))
  if (has(gone)) lines.push(t('backup.vault.gone', { holds: said(gone) }))
  if (has(older)) lines.push(t('backup.vault.older', { holds: said(older) }))
  return lines
}

const has = ({ codes, codeSets }: VaultCount): boolean => codes + codeSets > 0

const kitWords = ({ t, date }: Translator, madeAt: IsoTime | null, now: IsoTime): string =>
  madeAt === null ? t('backup.kit.none') : t('backup.kit.made', { when: date(madeAt, now) })
