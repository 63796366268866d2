/** What a list would add, line by line, before anything is added. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import { dateOrders, nameListKinds, type NamesAdded } from '#shared/domain-notes.ts'
import { iso } from '#shared/time.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { useWords } from '../../ui/words.ts'
import { countOf, type AddModel } from './add-model.ts'

const ROW = 36
const FAULT_ROW = 50

export const AddPreview = ({ model, preview }: { model: AddModel; preview: NamesAdded }) => {
  const { t } = useWords()
  const title = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => title.current?.focus(), [])
  const { names, faults } = preview
  const counts = { new: countOf(names, 'new'), kept: countOf(names, 'kept'), dated: countOf(names, 'dated') }
  const busy = model.busy.value
  const worth = counts.new + counts.dated > 0
  return (
    <section class="card form" aria-labelledby="add-preview">
      <h2 id="add-preview" tabIndex={-1} ref={title}>
        {t('add.preview')}
      </h2>
      <ul class="counts">
        <li>{t('add.count.new', { count: counts.new })}</li>
        {counts.dated > 0 && <li>{t('add.count.dated', { count: counts.dated })}</li>}
        {counts.kept > 0 && <li class="muted">{t('add.count.kept', { count: counts.kept })}</li>}
        {faults.length > 0 && <li class="muted">{t('add.count.faults', { count: faults.length })}</li>}
      </ul>
      <ReadAs model={model} preview={preview} />
      <div class="buttons">
        {worth && (
          <button type="button" class="btn primary" aria-disabled={busy} onClick={() => void model.confirm()}>
            {busy ? t('add.adding') : t('add.confirm', { count: counts.new })}
          </button>
        )}
        <button type="button" class="btn" onClick={() => model.forget()}>
          {t('app.cancel')}
        </button>
        {!worth && <span class="muted s">{t('add.nothing')}</span>}
      </div>
      {faults.length > 0 && <Faults faults={faults} />}
      {names.length > 0 && <Names names={names} />}
    </section>
  )
}

/** How the list is read; the order of dates is asked where one can be read in two ways. */
const ReadAs = ({ model, preview }: { model: AddModel; preview: NamesAdded }) => {
  const { t } = useWords()
  const { kind, dates } = model.choice.value
  const ambiguous = model.ambiguous.value
  return (
    <>
      <label>
        {t('add.read-as')}
        <select
          value={kind ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void model.choose({ kind: nameListKinds.find((one) => one === value) ?? null })
          }
        >
          <option value="">{t('add.kind.told', { kind: t(`add.kind.${preview.kind}`) })}</option>
          {nameListKinds.map((one) => (
            <option key={one} value={one}>
              {t(`add.kind.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {(ambiguous !== null || dates !== null) && (
        <fieldset class="note">
          <legend class="hidden">{t('add.dates')}</legend>
          <p>
            <b>{t('add.dates')}</b>{' '}
            {ambiguous && (
              <>
                {t('add.dates.hint', { line: ambiguous.line })} <bdi class="mono">{ambiguous.text}</bdi>
              </>
            )}
          </p>
          {dateOrders.map((order) => (
            <label key={order} class="tick">
              <input
                type="radio"
                name="dates"
                checked={dates === order}
                onChange={() => void model.choose({ dates: order })}
              />
              {t(`add.dates.${order}`)}
            </label>
          ))}
        </fieldset>
      )}
    </>
  )
}

const Names = ({ names }: { names: NamesAdded['names'] }) => {
  const { t, date } = useWords()
  const now = iso(Date.now())
  return (
    <div class="scrolls" data-scroller tabIndex={0} role="region" aria-label={t('add.names')}>
      <VirtualList
        label={t('add.names')}
        count={names.length}
        rowHeight={ROW}
        onRange={() => undefined}
        row={(index) => {
          const one = names[index]
          if (!one) return null
          return (
            <div class="preview-row">
              <b>{one.display}</b>
              <small>
                {one.paidUntil === null ? '' : t('name.event.paid', { date: date(one.paidUntil, now) })}
              </small>
              <span class={one.state === 'kept' ? 's muted' : 's'}>{t(`add.state.${one.state}`)}</span>
            </div>
          )
        }}
      />
    </div>
  )
}

const Faults = ({ faults }: { faults: NamesAdded['faults'] }) => {
  const { t } = useWords()
  return (
    <details open={faults.length <= 5}>
      <summary class="s">{t('add.count.faults', { count: faults.length })}</summary>
      <div class="scrolls" data-scroller tabIndex={0} role="region" aria-label={t('add.faults')}>
        <VirtualList
          label={t('add.faults')}
          count={faults.length}
          rowHeight={FAULT_ROW}
          onRange={() => undefined}
          row={(index) => {
            const one = faults[index]
            if (!one) return null
            return (
              <div class="preview-fault">
                <bdi class="mono">{one.text}</bdi>
                <small>{t('add.line', { line: one.line, fault: t(`add.fault.${one.fault}`) })}</small>
              </div>
            )
          }}
        />
      </div>
    </details>
  )
}
