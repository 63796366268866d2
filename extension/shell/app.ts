/** What popup and full page have in common: the models, the language, and what keeps them up to date. */
import { batch, effect, signal } from '@preact/signals'
import { faceOf, faceOfTrouble } from '../core/badge.ts'
import { browser } from '../core/browser.ts'
import { connectDaemon } from '../core/daemon.ts'
import { listen } from '../core/events.ts'
import { DEFAULT_PORT, keep, keepPassing, onKeptChange, readKept } from '../core/kept.ts'
import { paint } from '../core/toolbar.ts'
import { loadWords } from '../core/words.ts'
import { ConnectionsModel } from '../features/connections/model.ts'
import { DomainsModel } from '../features/domains/model.ts'
import type { Guided } from '../features/findings/ActionPanel.tsx'
import { OverviewModel } from '../features/findings/model.ts'
import { ClientsModel, PairingModel } from '../features/pairing/model.ts'
import { SettingsModel } from '../features/settings/model.ts'
import { TeamModel } from '../features/team/model.ts'
import type { View } from '../core/routes.ts'
import type { Language } from '#shared/settings.ts'
import { iso } from '#shared/time.ts'

const TICK = 30_000

export type App = Awaited<ReturnType<typeof startApp>>

export async function startApp() {
  // both at once: most people have their browser's language
  const browserWords = loadWords(null)
  const kept = await readKept('language', 'organisation', 'overview', 'port')
  const words = signal(await (kept.language === null ? browserWords : loadWords(kept.language)))
  const port = signal(kept.port ?? DEFAULT_PORT)
  const view = signal<View>('overview')
  const guided = signal<Guided | null>(null)
  const palette = signal(false)
  const version = browser.runtime.getManifest().version

  const api = connectDaemon()
  const overview = new OverviewModel({
    api,
    clock: Date.now,
    seen(outcome, organisation) {
      if ('type' in outcome) {
        void paint(faceOfTrouble(outcome), words.peek())
        return
      }
      void paint(faceOf(outcome.badge), words.peek())
      void keep({ overview: { at: iso(Date.now()), organisation, overview: outcome } })
    },
  })
  const team = new TeamModel({ api })
  const domains = new DomainsModel({ api })
  const connections = new ConnectionsModel({ api })
  const clients = new ClientsModel({ api })

  const follow = async () => {
    words.value = await loadWords((await readKept('language')).language)
  }
  const speak = async (language: Language | null) => {
    words.value = await loadWords(language)
    await keep({ language })
  }
  const settings = new SettingsModel({ api, speak })
  const pairing = new PairingModel({ api, paired: () => void refresh() })

  /** The one organisation that the lists show; null where it is all of several. */
  const oneOrganisation = () => {
    const chosen = overview.organisation.value
    const all = overview.overview.value?.organisations ?? []
    if (chosen !== 'all') return chosen
    return all.length === 1 ? (all[0]?.id ?? null) : null
  }

  const refreshView = async () => {
    if (view.peek() === 'team') await team.refresh()
    if (view.peek() === 'domains') await domains.refresh()
    if (view.peek() === 'settings') await Promise.all([connections.read(), clients.read()])
    if (picturesWanted) await domains.readYear()
  }
  /** The full page draws the year of the domains; the popup has no room for it. */
  let picturesWanted = false
  let greeted = false
  async function refresh() {
    await overview.refresh()
    if (overview.trouble.peek() !== null) return
    if (!greeted) {
      greeted = true
      void overview.readGuides()
      void overview.looked()
      void settings.read()
    }
    await refreshView()
  }

  if (kept.overview && kept.overview.organisation === (kept.organisation ?? 'all'))
    overview.recall(kept.overview, kept.overview.organisation)
  else if (kept.organisation !== null) void overview.choose(kept.organisation)

  // what a list shows follows the organisation and the view, and is read only when it is looked at
  effect(() => {
    const known = overview.overview.value !== null && overview.trouble.value === null
    const id = oneOrganisation()
    if (known && view.value === 'team') void team.show(id)
    if (known && view.value === 'domains')
      void domains.show(overview.organisation.value === 'all' ? null : id)
  })

  return {
    wantPictures() {
      picturesWanted = true
    },
    words,
    port,
    view,
    guided,
    palette,
    version,
    overview,
    team,
    domains,
    connections,
    clients,
    settings,
    pairing,
    refresh,
    /** Reads what is newest, then follows the daemon's events until the page is gone. */
    async live() {
      onKeptChange('language', () => {
        void follow()
      })
      setInterval(() => {
        overview.tick()
        if (overview.trouble.peek() !== null) void refresh()
      }, TICK)
      await refresh()
      await listen(api, () => void refresh(), new AbortController().signal)
    },
    choose(organisation: string) {
      void keep({ organisation })
      void overview.choose(organisation)
    },
    go(to: View) {
      batch(() => {
        guided.value = null
        view.value = to
      })
      void refreshView()
    },
    async changePort(to: number) {
      port.value = to
      await keepPassing('session', null)
      await keep({ port: to })
      await refresh()
    },
    visit(url: string) {
      void browser.tabs.create({ url })
    },
    openPage(to: View) {
      void browser.tabs.create({ url: browser.runtime.getURL(`/options.html#/${to}`) })
    },
  }
}
