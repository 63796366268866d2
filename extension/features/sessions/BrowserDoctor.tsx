/** What weakens the rules in this browser, worst first, each with the one press that mends it. */
import { useEffect, useState } from 'preact/hooks'
import { browser, isFirefox } from '../../core/browser.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import type { DoctorFinding, DoctorRow } from '#shared/sessions.ts'
import type { MessageKey } from '#shared/i18n.ts'
import { helpFor, type Mend } from './doctor-mend.ts'
import { originsOf } from './reach.ts'

export interface BrowserDoctorProps {
  readonly rows: readonly DoctorFinding[]
  /** Looks at the browser anew. */
  readonly onLook: () => void
  /** Sweeps a site again. */
  readonly onAgain: (site: string) => void
}

type State = DoctorFinding['state']

const order: readonly State[] = ['weak', 'unknown', 'fine']
const looks: Readonly<Record<State, { tone: string; icon: IconName; word: MessageKey }>> = {
  weak: { tone: 'warning', icon: 'alert', word: 'doctor.state.weak' },
  unknown: { tone: 'unknown', icon: 'question', word: 'app.unknown' },
  fine: { tone: 'ok', icon: 'check', word: 'doctor.state.fine' },
}

/** A row has only the states that it can be in. */
const sentences: Readonly<Record<DoctorRow, Partial<Record<State, MessageKey>>>> = {
  permission: { fine: 'doctor.permission.fine', weak: 'doctor.permission.weak' },
  doors: { fine: 'doctor.doors.fine', weak: 'doctor.doors.weak' },
  'private-windows': { fine: 'doctor.private-windows.fine', weak: 'doctor.private-windows.weak' },
  'session-restore': { fine: 'doctor.session-restore.fine', unknown: 'doctor.session-restore.unknown' },
  'start-page': { fine: 'doctor.start-page.fine', weak: 'doctor.start-page.weak' },
  'background-mode': { fine: 'doctor.background-mode.fine', unknown: 'doctor.background-mode.unknown' },
  'site-exceptions': {
    fine: 'doctor.site-exceptions.fine',
    weak: 'doctor.site-exceptions.weak',
    unknown: 'doctor.site-exceptions.unknown',
  },
  'other-extensions': {
    fine: 'doctor.other-extensions.fine',
    weak: 'doctor.other-extensions.weak',
    unknown: 'doctor.other-extensions.unknown',
  },
  'screen-lock': { fine: 'doctor.screen-lock.fine', unknown: 'doctor.screen-lock.unknown' },
}

/** What the person has not allowed yet is about no site in particular. */
const sentenceOf = ({ id, state, about }: DoctorFinding): MessageKey =>
  id === 'site-exceptions' && state === 'weak' && about.length === 0
    ? 'doctor.site-exceptions.missing'
    : (sentences[id][state] ?? 'app.unknown')

export const BrowserDoctor = ({ rows, onLook, onAgain }: BrowserDoctorProps) => {
  const { t } = useWords()
  useEffect(() => {
    // the person comes back from the browser's settings
    const look = () => {
      if (!document.hidden) onLook()
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [onLook])
  if (rows.length === 0) return null
  const sorted = order.flatMap((state) => rows.filter((row) => row.state === state))
  return (
    <section class="card" aria-labelledby="doctor">
      <h2 id="doctor">{t('doctor.title')}</h2>
      <ul>
        {sorted.map((row) => (
          <Row key={row.id} row={row} sentence={sentenceOf(row)} onLook={onLook} onAgain={onAgain} />
        ))}
      </ul>
    </section>
  )
}

interface RowProps extends Omit<BrowserDoctorProps, 'rows'> {
  readonly row: DoctorFinding
  readonly sentence: MessageKey
}

const Row = ({ row, sentence, onLook, onAgain }: RowProps) => {
  const { t, list } = useWords()
  const [unopened, setUnopened] = useState<string | null>(null)
  const [copied, setCopied] = useState<string | null>(null)
  const { tone, icon, word } = looks[row.state]
  const name = t(`doctor.${row.id}`)
  const { remedy, where } = helpFor(row, { isFirefox, extensionId: browser.runtime.id })

  async function mend(how: Mend) {
    if (how.does === 'again') row.about.forEach(onAgain)
    // asked in the press itself: a browser grants nothing later
    else if (how.does === 'allow') await browser.permissions.request(originsOf(row.about))
    else if (how.does === 'show')
      await browser.permissions.request({ permissions: [how.permission as 'management'] })
    else await openPage(how)
    onLook()
  }
  async function openPage({ page, copies }: Extract<Mend, { does: 'open' }>) {
    if (copies !== null) {
      await navigator.clipboard.writeText(copies)
      setCopied(copies)
    }
    await browser.tabs.create({ url: page }).catch(() => setUnopened(page))
  }

  return (
    <li class="finding">
      <span class={`glyph ${tone}`}>
        <Icon name={icon} size={15} />
        <span class="hidden">{t(word)}</span>
      </span>
      <span class="grow">
        <b class="block">{name}</b>
        <small class="block">{t(sentence, { about: list(row.about), count: row.about.length })}</small>
        {where && <small class="block">{t(where)}</small>}
        <small class="block" role="status">
          {copied !== null && <>{t('doctor.copied', { text: copied })} </>}
          {unopened !== null && t('doctor.unopened', { page: unopened })}
        </small>
      </span>
      {remedy && (
        <button
          type="button"
          class="btn"
          aria-label={`${t(remedy.label)}: ${name}`}
          onClick={() => void mend(remedy.mend)}
        >
          {t(remedy.label)}
        </button>
      )}
    </li>
  )
}
