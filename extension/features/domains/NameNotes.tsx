/** What the person says of a name: a date that no source gives, how it is paid, and when to hear of it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { payments, type NameNotes as Notes, type NotesPatch } from '#shared/domain-notes.ts'
import { iso, type IsoTime } from '#shared/time.ts'
import { parseThresholds } from '../../core/thresholds.ts'
import { fieldText } from '../../ui/fields.ts'
import { useWords } from '../../ui/words.ts'
import type { NameModel } from './name-model.ts'

interface NameNotesProps {
  readonly model: NameModel
  readonly notes: Notes | null
  readonly now: IsoTime
}

export const NameNotes = ({ model, notes, now }: NameNotesProps) => {
  const { t, date } = useWords()
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const [by, setBy] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const stated = notes?.stated ?? null
  // what was saved is shown, wherever that was done; what is being typed stays while nothing was
  useLayoutEffect(() => {
    setBy(notes?.payment?.by ?? '')
    for (const input of form.current?.querySelectorAll('input') ?? []) input.value = input.defaultValue
  }, [JSON.stringify(notes)])
  const save = (form: HTMLFormElement) => {
    const read = readNotes(form, notes)
    setWrong(read.wrong)
    if (read.wrong.size === 0) void model.note(read.patch)
  }
  return (
    <section class="card form" aria-labelledby="name-notes">
      <h2 id="name-notes">{t('name.notes')}</h2>
      <form
        ref={form}
        class="form"
        noValidate
        onInput={() => (model.saved.value = false)}
        onSubmit={(event) => {
          event.preventDefault()
          save(event.currentTarget)
        }}
      >
        <label>
          {t('domains.column.paid-until')}
          <input
            name="stated"
            type="date"
            defaultValue={stated?.paidUntil.slice(0, 10) ?? ''}
            aria-describedby="stated-hint"
          />
        </label>
        <small id="stated-hint">
          {stated ? t('name.stated.at', { date: date(stated.at, now) }) : t('name.stated.hint')}
        </small>
        {stated && (
          <div class="buttons">
            <button
              type="button"
              class="link"
              onClick={() => void model.note({ stated: { paidUntil: stated.paidUntil } })}
            >
              {t('name.stated.confirm')}
            </button>
            <button type="button" class="link" onClick={() => void model.note({ stated: null })}>
              {t('name.stated.clear')}
            </button>
          </div>
        )}
        <label>
          {t('name.payment')}
          <select name="payment" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)}>
            <option value="">{t('name.payment.unsaid')}</option>
            {payments.map((payment) => (
              <option key={payment} value={payment}>
                {t(`name.payment.${payment}`)}
              </option>
            ))}
          </select>
        </label>
        {by === 'automatic' && (
          <Field
            name="cardEnds"
            label={t('name.card-ends')}
            value={notes?.payment?.cardEnds ?? ''}
            hint={t('name.card-ends.hint')}
            fault={wrong.has('cardEnds') ? t('name.card-ends.wrong') : null}
          />
        )}
        <Field
          name="thresholds"
          label={t('settings.thresholds')}
          value={notes?.thresholds?.join(', ') ?? ''}
          hint={t('name.thresholds.hint')}
          fault={wrong.has('thresholds') ? t('settings.thresholds.wrong') : null}
        />
        <div class="line">
          <button type="submit" class="btn">
            {t('name.save')}
          </button>
          <span class="saved" role="status">
            {model.saved.value ? t('app.saved') : ''}
          </span>
        </div>
      </form>
    </section>
  )
}

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly hint: string
  /** Said in place of the hint. */
  readonly fault: string | null
}

const Field = ({ name, label, value, hint, fault }: FieldProps) => (
  <>
    <label>
      {label}
      <input
        name={name}
        defaultValue={value}
        autocomplete="off"
        aria-invalid={fault !== null}
        aria-describedby={`${name}-hint`}
      />
    </label>
    <small
      id={`${name}-hint`}
      class={fault === null ? '' : 'error'}
      role={fault === null ? undefined : 'alert'}
    >
      {fault ?? hint}
    </small>
  </>
)

/** What the form says that the notes do not; with the names of the fields that cannot be understood. */
function readNotes(
  form: HTMLFormElement,
  notes: Notes | null,
): { readonly patch: NotesPatch; readonly wrong: ReadonlySet<string> } {
  const wrong = new Set<string>()
  const day = fieldText(form, 'stated')
  const by = payments.find((payment) => payment === fieldText(form, 'payment')) ?? null
  const month = monthOf(fieldText(form, 'cardEnds'))
  if (month === undefined) wrong.add('cardEnds')
  const days = fieldText(form, 'thresholds')
  const thresholds = days === '' ? null : parseThresholds(days)
  if (days !== '' && thresholds === null) wrong.add('thresholds')
  const paidUntil = day === '' ? null : iso(Date.parse(day))
  const cardEnds = by === 'automatic' ? (month ?? null) : null
  const before = notes?.payment ?? null
  return {
    wrong,
    patch: {
      // saying it again would count as confirming it
      ...(day === (notes?.stated?.paidUntil.slice(0, 10) ?? '')
        ? {}
        : { stated: paidUntil && { paidUntil } }),
      ...(by === (before?.by ?? null) && cardEnds === (before?.cardEnds ?? null)
        ? {}
        : { payment: by && { by, cardEnds } }),
      ...(thresholds?.join() === notes?.thresholds?.join() ? {} : { thresholds }),
    },
  }
}

/** `2027-03` of that, or of `3/2027` and `03.27` as a card has it; null where nothing was typed. */
function monthOf(text: string): string | null | undefined {
  if (text === '') return null
  const [, year, month] = /^(\d{4})-(\d{1,2})$/.exec(text) ?? []
  const [, cardMonth, cardYear] = /^(\d{1,2})\s*[/.]\s*(\d{2}|\d{4})$/.exec(text) ?? []
  const found = Number(month ?? cardMonth)
  if (!(found >= 1 && found <= 12)) return undefined
  const inFull = (year ?? cardYear ?? '').padStart(4, '20')
  return `${inFull}-${String(found).padStart(2, '0')}`
}
