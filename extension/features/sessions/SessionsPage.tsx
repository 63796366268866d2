/** The Sessions view of the full page: what the popup shows, and the proof as a table, what weakens it, and how it works. */
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/words.ts'
import { AddSite } from './AddSite.tsx'
import { BrowserDoctor } from './BrowserDoctor.tsx'
import { BrowsersList } from './BrowsersList.tsx'
import type { SessionsModel } from './model.ts'
import { OtherSites } from './OtherSites.tsx'
import { ReceiptTable } from './ReceiptTable.tsx'
import { Silence } from './SessionsPanel.tsx'
import { SiteCard } from './SiteCard.tsx'
import { ownSite } from './standing.ts'

export const SessionsPage = ({ model, sandbox }: { model: SessionsModel; sandbox: boolean }) => {
  const { t } = useWords()
  const view = model.local.value
  const own = ownSite(sandbox)
  const rules = model.rules.value
  const rule = rules.find(({ site }) => site === own) ?? null
  const others = rules.filter(({ site }) => site !== own)
  return (
    <>
      <h1>{t('nav.sessions')}</h1>
      <Silence model={model} />
      <div class="sessions">
        <div>
          {view && (
            <>
              <SiteCard model={model} view={view} site={own} rule={rule} />
              {others.length > 0 && (
                <section class="card full" aria-labelledby="other-sites">
                  <h2 id="other-sites">{t('sessions.others')}</h2>
                  <OtherSites model={model} view={view} rules={others} />
                </section>
              )}
              <AddSite model={model} sandbox={sandbox} primary={rule !== null} />
            </>
          )}
        </div>
        <div>
          <section class="card full" aria-labelledby="browsers">
            <h2 id="browsers">{t('sessions.browsers')}</h2>
            <BrowsersList model={model} />
          </section>
        </div>
        {view && (
          <BrowserDoctor rows={view.doctor} onLook={model.look} onAgain={(site) => void model.again(site)} />
        )}
        <section class="card full" aria-labelledby="receipts">
          <h2 id="receipts">{t('sessions.receipts')}</h2>
          <ReceiptTable model={model} />
        </section>
        <Help />
      </div>
    </>
  )
}

const Help = () => {
  const { t } = useWords()
  return (
    <details class="card help">
      <summary>
        <Icon name="question" size={14} />
        {t('sessions.help')}
      </summary>
      {(['start', 'advice', 'early', 'shared', 'daemon'] as const).map((part) => (
        <p key={part}>{t(`sessions.help.${part}`)}</p>
      ))}
    </details>
  )
}
