/** What is signed out together, since it shares the domain: a plain list, before anything is done. */
import { useEffect } from 'preact/hooks'
import { INFOMANIAK_SITE, SANDBOX_SITE } from '#shared/sessions.ts'
import { readable } from '../../core/readable-host.ts'
import { useWords } from '../../ui/words.ts'
import type { SessionsModel } from './model.ts'

/** Names that people know these by; of another site, its hosts are all that is known. */
const namesBySite: Readonly<Record<string, readonly string[]>> = {
  [INFOMANIAK_SITE]: ['Manager', 'Mail', 'kDrive'],
  [SANDBOX_SITE]: ['Manager'],
}

export const Shares = ({ model, site }: { model: SessionsModel; site: string }) => {
  const { t } = useWords()
  const names = namesBySite[site]
  useEffect(() => {
    if (!names) void model.readHosts(site)
  }, [site])
  const shown = names ?? model.hosts.value.get(site)?.map(readable) ?? []
  const rest = t('sessions.shares.rest', { site: readable(site), some: shown.length > 0 ? 'yes' : 'no' })
  return (
    <>
      <p class="s">{t('sessions.shares')}</p>
      <ul class="plain s">
        {[...shown, rest].map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </>
  )
}
