/** What other programs may read of the names: a copy now, files that are kept up, and a secret address. */
import { useState } from 'preact/hooks'
import { troubleSentence } from '../../core/trouble-words.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { useWords } from '../../ui/words.ts'
import type { FeedsModel } from './feeds-model.ts'
import { feedAbout, feedFormats, type FeedsState } from '#shared/feeds.ts'

/** A person has no use for a copy of the metrics. */
const copies = feedFormats.filter((format) => format !== 'prometheus')

export const FeedsPanel = ({ model }: { model: FeedsModel }) => {
  const words = useWords()
  const { t } = words
  const state = model.state.value
  const trouble = model.trouble.value
  return (
    <section class="card form" aria-labelledby="feeds">
      <h2 id="feeds">{t('feeds.title')}</h2>
      <p class="muted">{t('feeds.text')}</p>
      <div class="line">
        <span class="s">{t('feeds.download')}</span>
        {copies.map((format) => (
          <button key={format} type="button" class="btn" onClick={() => void model.take(format)}>
            {t(`feeds.format.${format}`)}
          </button>
        ))}
      </div>
      {state && (
        <>
          <label class="tick">
            <input
              type="checkbox"
              checked={state.files}
              disabled={model.busy.value}
              onChange={({ currentTarget }) => void model.change({ files: currentTarget.checked })}
            />
            {t('feeds.files')}
          </label>
          {state.files && (
            <>
              <small id="feeds-folder">{t('feeds.files.where')}</small>
              <code class="command" aria-labelledby="feeds-folder">
                {state.folder}
              </code>
            </>
          )}
          <label class="tick">
            <input
              type="checkbox"
              checked={state.served}
              disabled={model.busy.value}
              aria-describedby="feeds-served"
              onChange={({ currentTarget }) => void model.change({ served: currentTarget.checked })}
            />
            {t('feeds.served')}
          </label>
          <small id="feeds-served">{t('feeds.served.text')}</small>
          {state.served && <Address model={model} state={state} />}
        </>
      )}
      {trouble && (
        <p class="error" role="alert">
          {troubleSentence(words, trouble)}
        </p>
      )}
    </section>
  )
}

const Address = ({ model, state: { port, door } }: { model: FeedsModel; state: FeedsState }) => {
  const { t } = useWords()
  const [wrong, setWrong] = useState(false)
  const address = model.address.value
  return (
    <>
      <label>
        {t('feeds.port')}
        <input
          inputMode="numeric"
          // another port that the daemon says is shown, what is being typed stays
          key={port}
          defaultValue={String(port)}
          aria-invalid={wrong || door !== 'open'}
          aria-describedby="feeds-port"
          onChange={({ currentTarget }) => {
            const wanted = Number(currentTarget.value)
            const valid = Number.isInteger(wanted) && wanted >= 1 && wanted <= 65_535
            setWrong(!valid)
            if (valid) void model.change({ port: wanted })
          }}
        />
      </label>
      <small id="feeds-port" class={wrong ? 'error' : ''}>
        {t(wrong ? 'settings.port.wrong' : 'feeds.port.hint')}
      </small>
      {door !== 'off' && (
        <p class={door === 'open' ? 'muted' : 'error'} role="status">
          {t(`feeds.door.${door}`, { port: String(port) })}
        </p>
      )}
      {address === null ? <p class="muted">{t('feeds.address.hidden')}</p> : <Addresses address={address} />}
      <ConfirmButton
        label={t('feeds.address.renew')}
        question={t('feeds.address.renew.confirm')}
        onConfirm={() => void model.renew()}
      />
    </>
  )
}

const Addresses = ({ address }: { address: string }) => {
  const { t } = useWords()
  const [copied, setCopied] = useState('')
  return (
    <>
      <p>{t('feeds.address')}</p>
      {feedFormats.map((format) => {
        const what = t(`feeds.format.${format}`)
        const whole = `${address}/${feedAbout[format].path}`
        return (
          <div key={format} class="line">
            <span class="grow">
              <b>{what}</b>
              <code class="block feed-address">{whole}</code>
            </span>
            <button
              type="button"
              class="btn"
              onClick={() => void navigator.clipboard.writeText(whole).then(() => setCopied(what))}
            >
              {t('feeds.copy', { what })}
            </button>
          </div>
        )
      })}
      <p class={copied === '' ? 'hidden' : 'saved'} role="status">
        {copied === '' ? '' : t('feeds.copied', { what: copied })}
      </p>
    </>
  )
}
