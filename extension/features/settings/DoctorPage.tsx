/** The doctor: what is amiss, why, and what mends it; worst first. Its report can be shown to others. */
import type { DoctorRow, RowState } from '#shared/doctor.ts'
import { troubleSentence } from '../../core/trouble-words.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useWords } from '../../ui/words.ts'
import type { DoctorModel } from './doctor-model.ts'

const looks: Readonly<Record<RowState, readonly [tone: string, icon: IconName]>> = {
  fault: ['critical', 'alert'],
  warning: ['warning', 'alert'],
  unknown: ['unknown', 'question'],
  ok: ['ok', 'check'],
  skipped: ['unknown', 'less'],
}

type Row = Omit<DoctorRow, 'id' | 'data'>
const textOf = ({ label, title, seen, cause, fix }: Row) =>
  [`${label} · ${title}: ${seen}`, cause, fix].filter((part) => part !== null).join('\n  ')

export interface DoctorPageProps {
  readonly model: DoctorModel
  readonly extension: string
  /** What the organisation has set and nobody understands. */
  readonly misset: readonly string[]
  readonly onLook: () => void
}

export const DoctorPage = ({ model, extension, misset, onLook }: DoctorPageProps) => {
  const words = useWords()
  const { t } = words
  const rows = model.rows.value
  const trouble = model.trouble.value
  if (rows === null && trouble === null) return <Loading />
  const own = (state: 'fault' | 'warning', title: string, seen: string, fix: string | null): Row => ({
    state,
    label: t(state === 'fault' ? 'severity.critical' : 'severity.warning'),
    title,
    seen,
    cause: null,
    fix,
  })
  const all = [...(rows ?? [])] as Row[]
  if (misset.length > 0)
    all.unshift(own('warning', t('error.managed'), words.list(misset), t('error.bad-shape')))
  if (trouble?.type === 'walled')
    all.unshift(own('fault', t('settings.daemon'), t('badge.title.blocked'), null))
  else if (trouble) {
    const more = trouble.type === 'unreachable' ? t('health.silent') : null
    all.unshift(own('fault', t('settings.daemon'), troubleSentence(words, trouble), more))
  }
  return (
    <>
      <div class="title">
        <h1>{t('health.title')}</h1>
        <button type="button" class="btn" onClick={onLook}>
          {t('app.retry')}
        </button>
        <CopyButton
          label={t('letter.copy.text')}
          text={[`Latchkey ${extension}`, ...all.map(textOf)].join('\n')}
        />
      </div>
      <ul class="card">
        {all.map((row) => (
          <li class="finding" key={row.title}>
            <span class={`glyph ${looks[row.state][0]}`}>
              <Icon name={looks[row.state][1]} size={15} />
              <span class="hidden">{row.label}</span>
            </span>
            <span class="grow">
              <b class="block">{row.title}</b>
              <small class="block">{row.seen}</small>
              {row.cause && <small class="block muted">{row.cause}</small>}
              {row.fix && <small class="block">{row.fix}</small>}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
