/** What popup and full page have in common: the models, the language, and what keeps them up to date. */
import { batch, computed, effect, signal } from '@preact/signals'
import { faceOf, faceOfTrouble } from '../core/badge.ts'
import { browser } from '../core/browser.ts'
import { connectDaemon } from '../core/daemon.ts'
import { listen } from '../core/events.ts'
import {
  forgetRecovery,
  keep,
  keepPassing,
  onKeptChange,
  onPolicyChange,
  readKept,
  readPolicy,
} from '../core/kept.ts'
import { remember, type FirstPaint } from '../core/first-paint.ts'
import { ServedWordsModel } from '../core/served-words.ts'
import { paint } from '../core/toolbar.ts'
import { endsTrust } from '../core/trouble.ts'
import { loadWords, wantedLanguage, type Spoken } from '../core/words.ts'
import { ConnectionsModel } from '../features/connections/model.ts'
import { DomainsModel } from '../features/domains/model.ts'
import type { Guided } from '../features/findings/ActionPanel.tsx'
import { OverviewModel } from '../features/findings/model.ts'
import { ClientsModel, PairingModel } from '../features/pairing/model.ts'
import { SessionsModel } from '../features/sessions/model.ts'
import { thisBrowser } from '../features/sessions/this-browser.ts'
import { SettingsModel } from '../features/settings/model.ts'
import { TeamModel } from '../features/team/model.ts'
import { hashOf, type View } from '../core/routes.ts'
import { mayVisit } from '../core/visit.ts'
import type { Language } from '#shared/settings.ts'

const TICK = 30_000

export type App = ReturnType<typeof createApp>

export interface Beginning {
  readonly spoken: Spoken
  readonly port: number
  readonly organisation: string
  readonly seen: FirstPaint['seen']
}

export const ownVersion = () => browser.runtime.getManifest().version

export function createApp(beginning: Beginning) {
  const spoken = signal(beginning.spoken)
  const words = computed(() => spoken.value.translator)
  const port = signal(beginning.port)
  const view = signal<View>('overview')
  /** Of the view's own pages; null shows the view itself. */
  const page = signal<string | null>(null)
  const guided = signal<Guided | null>(null)
  const palette = signal(false)
  /** What an organisation has set, as it stands there. */
  const policy = signal<Record<string, unknown>>({})
  const version = ownVersion()

  let { seen } = beginning
  const api = connectDaemon()
  const overview = new OverviewModel({
    api,
    clock: Date.now,
    seen(outcome) {
      const trouble = 'type' in outcome
      void paint(trouble ? faceOfTrouble(outcome) : faceOf(outcome.overview.badge), words.peek())
      if (!trouble) seen = outcome
      else if (endsTrust(outcome)) {
        seen = null
        void forgetRecovery()
      }
      leave()
    },
  })
  /** For the next page that opens. */
  function leave() {
    remember({
      version,
      language: words.peek().language,
      catalogue: spoken.peek().catalogue,
      port: port.peek(),
      organisation: overview.organisation.peek(),
      seen,
    })
  }
  const daemonVersion = computed(() => overview.overview.value?.version ?? null)
  const servedWords = new ServedWordsModel({ api, spoken, daemon: daemonVersion })
  const team = new TeamModel({ api })
  const domains = new DomainsModel({ api })
  const connections = new ConnectionsModel({ api })
  const clients = new ClientsModel({ api })
  const sessions = new SessionsModel({ api, ...thisBrowser })

  const change = async (chosen: Language | null) => {
    if (wantedLanguage(chosen) === words.peek().language) return
    spoken.value = await loadWords(chosen)
    leave()
  }
  /** The choice may have been made on another page, or the browser's own language may have changed. */
  const follow = async () => change((await readKept('language')).language)
  const settings = new SettingsModel({
    api,
    async speak(language) {
      await change(language)
      await keep({ language })
    },
  })
  async function followPolicy() {
    policy.value = await readPolicy()
    const { look } = policy.value
    document.documentElement.style.colorScheme = look === 'light' || look === 'dark' ? look : ''
    port.value = (await readKept('port')).port ?? port.peek()
  }
  const moveTo = async (to: number) => {
    port.value = to
    await keepPassing('session', null)
    await keep({ port: to })
  }
  const pairing = new PairingModel({ api, moveTo, paired: () => void refresh() })

  /** The one organisation that the lists show; null where it is all of several. */
  const oneOrganisation = () => {
    const chosen = overview.organisation.value
    const all = overview.overview.value?.organisations ?? []
    if (chosen !== 'all') return chosen
    return all.length === 1 ? (all[0]?.id ?? null) : null
  }

  /** Of the organisation whose names are shown; null shows every organisation's, and those of none. */
  const shownNames = computed(() => (overview.organisation.value === 'all' ? null : oneOrganisation()))

  const refreshView = async () => {
    if (view.peek() === 'team') await team.refresh()
    if (view.peek() === 'domains') await domains.refresh()
    if (view.peek() === 'settings') await Promise.all([connections.read(), clients.read()])
    if (picturesWanted || view.peek() === 'sessions') await sessions.readEverywhere()
  }
  /** The full page draws what other browsers hold; the popup has no room for it. */
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
      // before what says them is looked at: nothing moves there when they come
      void servedWords.want()
    }
    await refreshView()
  }

  overview.organisation.value = beginning.organisation
  if (beginning.seen) overview.recall(beginning.seen)

  // what a list shows follows the organisation and the view, and is read only when it is looked at
  effect(() => {
    const known = overview.overview.value !== null && overview.trouble.value === null
    if (known && view.value === 'team') void team.show(oneOrganisation())
    if (known && view.value === 'domains') void domains.show(shownNames.value)
  })

  return {
    wantPictures() {
      picturesWanted = true
    },
    api,
    words,
    servedWords,
    port,
    view,
    page,
    guided,
    palette,
    policy,
    version,
    overview,
    shownNames,
    team,
    domains,
    connections,
    clients,
    sessions,
    settings,
    pairing,
    refresh,
    /** Reads what is newest, then follows the daemon's events until the page is gone. */
    async live() {
      void follow()
      void followPolicy()
      onPolicyChange(() => void followPolicy())
      onKeptChange('language', () => {
        void follow()
      })
      sessions.live()
      setInterval(() => {
        overview.tick()
        sessions.tick()
        if (overview.trouble.peek() !== null) void refresh()
      }, TICK)
      await refresh()
      await listen(api, () => void refresh(), new AbortController().signal)
    },
    choose(organisation: string) {
      void keep({ organisation })
      void overview.choose(organisation)
    },
    go(to: View, pageOf: string | null = null) {
      batch(() => {
        guided.value = null
        view.value = to
        page.value = pageOf
      })
      void refreshView()
    },
    async changePort(to: number) {
      await moveTo(to)
      await refresh()
    },
    visit(url: string) {
      if (mayVisit(url)) void browser.tabs.create({ url })
    },
    openPage(to: View, pageOf: string | null = null) {
      void browser.tabs.create({ url: browser.runtime.getURL(`/options.html${hashOf(to, pageOf)}`) })
    },
  }
}
