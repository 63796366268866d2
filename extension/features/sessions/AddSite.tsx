/** Another site under a rule: the one that the person looks at, or one that they type. */
import { useEffect, useState } from 'preact/hooks'
import { ok, type Result } from '#shared/result.ts'
import { readable } from '../../core/readable-host.ts'
import { LineField } from '../../ui/LineField.tsx'
import { useWords } from '../../ui/words.ts'
import { faultSentence } from './describe.ts'
import type { SessionsModel } from './model.ts'
import { loadRegistrable } from './public-suffix.ts'
import { partOf, siteOf, type SiteFault, type Surroundings } from './site-name.ts'
import { TurnOn } from './TurnOn.tsx'

interface AddSiteProps {
  readonly model: SessionsModel
  readonly sandbox: boolean
}

interface Found {
  readonly site: string
  readonly part: string | null
}

/** What the list of suffixes and the rules that stand say of a text; null until the list is there. */
function useNaming({ model, sandbox }: AddSiteProps) {
  const [registrable, setRegistrable] = useState<Surroundings['registrable'] | null>(null)
  useEffect(() => {
    void loadRegistrable().then((loaded) => setRegistrable(() => loaded))
  }, [])
  const ruled = model.rules.value.map(({ site }) => site)
  return (
    registrable &&
    ((text: string): Result<Found, SiteFault> => {
      const named = siteOf(text, { ruled, sandbox, registrable })
      return named.ok ? ok({ site: named.value, part: partOf(text, named.value) }) : named
    })
  )
}

/** In the popup: offers the site of the tab below it, if it can have a rule, else the page where one is typed. */
export const AddThisSite = ({ model, sandbox, onType }: AddSiteProps & { onType: () => void }) => {
  const { t } = useWords()
  const naming = useNaming({ model, sandbox })
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    void model.activeAddress().then(setAddress, () => undefined)
  }, [])
  const named = naming && address !== null ? naming(address) : null
  const here = named?.ok ? named.value : null
  if (model.adding.value && here)
    return (
      <section class="strip" aria-label={t('sessions.add.this')}>
        <b>{readable(here.site)}</b>
        <TurnOn
          model={model}
          site={here.site}
          part={here.part}
          primary={false}
          onCancel={() => (model.adding.value = false)}
          onDone={() => (model.adding.value = false)}
        />
      </section>
    )
  return (
    <p class="add">
      <button type="button" class="link" onClick={() => (here ? (model.adding.value = true) : onType())}>
        {here ? t('sessions.add.here', { site: readable(here.site) }) : t('sessions.add')}
      </button>
    </p>
  )
}

/** In the full page: a field. `primary` is whether nothing else there is more urgent. */
export const AddSite = ({ model, sandbox, primary }: AddSiteProps & { primary: boolean }) => {
  const words = useWords()
  const { t } = words
  const naming = useNaming({ model, sandbox })
  const [found, setFound] = useState<Found | null>(null)
  const [fault, setFault] = useState<SiteFault | null>(null)
  const submit = (text: string) => {
    const named = naming?.(text)
    if (!named) return
    setFound(named.ok ? named.value : null)
    setFault(named.ok ? null : named.error)
  }
  return (
    <section class="card form" aria-labelledby="add-site">
      <h2 id="add-site">{t('sessions.add')}</h2>
      <LineField
        name="site"
        label={t('sessions.add.field')}
        action={t('sessions.add.action')}
        said={
          fault
            ? faultSentence(words, 'site' in fault ? { ...fault, site: readable(fault.site) } : fault)
            : t('sessions.add.hint')
        }
        isWrong={fault !== null}
        disabled={naming === null}
        onSubmit={submit}
        onInput={() => setFault(null)}
      />
      {found && (
        <div class="sub">
          <b>{readable(found.site)}</b>
          {readable(found.site) !== found.site && <small class="mono">{found.site}</small>}
          <TurnOn
            key={found.site}
            model={model}
            site={found.site}
            part={found.part}
            primary={primary}
            onCancel={() => setFound(null)}
            onDone={() => setFound(null)}
          />
        </div>
      )}
    </section>
  )
}
