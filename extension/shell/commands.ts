/** Everything that the palette reaches, as rows: what needs the person, every view, organisation and page of the Manager. */
import { isOwnAction } from '#shared/actions.ts'
import type { MessageKey } from '#shared/i18n.ts'
import type { AccountPlan } from '#shared/plan-steps.ts'
import { thingTitle } from '../features/findings/describe.ts'
import type { Guide } from '../features/findings/guide.ts'
import {
  ADD_NAMES,
  ALERTS,
  CHECK_MESSAGE,
  INVITE,
  MISSING_NAME,
  PLAN_2FA,
  views,
  type CodePage,
  type View,
} from '../core/routes.ts'
import { DOCTOR } from '../core/settings-pages.ts'
import type { App } from './app.ts'
import { openThing } from './open-thing.ts'

export interface Command {
  readonly id: string
  readonly label: string
  /** What kind of thing it is, or the verb that goes with it. */
  readonly hint: string
  readonly run: () => void
}

/** The page of each action: from the daemon's own list, else from the things that name it. */
export function knownGuides(app: App): Guide[] {
  const things = app.overview.overview.value?.things ?? []
  const guides = [...app.overview.guides.value, ...things.map(({ fix }) => fix)]
  return [...new Map(guides.map((guide) => [guide.action, guide])).values()]
}

/** Those of the person’s own; a member's begin at the member. */
const planPages = [
  'forgotten-password',
  'forgotten-address',
  'address-deleted-elsewhere',
  'address-deleted-hosted',
  'phone-lost',
  'second-factor-lost',
  'mailbox-password',
  'secure-account',
  'enable-2fa',
] as const satisfies readonly AccountPlan[]

const ofCodes = [
  ['nav.codes.add', 'add'],
  ['nav.codes.vault', 'vault'],
] as const satisfies readonly (readonly [MessageKey, CodePage])[]

/** Shows a view, or a page of it. */
export type Go = (view: View, page?: string | null) => void

export function commandsOf(app: App, go: Go): Command[] {
  const words = app.words.value
  const { t } = words
  const overview = app.overview.overview.value
  const now = app.overview.now.value
  const things = (overview?.things ?? []).map((thing): Command => {
    const title = thingTitle(words, thing, now)
    return {
      id: thing.key,
      label: title,
      hint: t(`action.${thing.fix.action}.label`),
      run: () => openThing(app, thing),
    }
  })
  const ofViews = views.map((view): Command => ({
    id: view,
    label: t(`nav.${view}`),
    hint: t('palette.group.view'),
    run: () => go(view),
  }))
  const organisations = [{ id: 'all', name: t('header.all') }, ...(overview?.organisations ?? [])]
  const switches = organisations.map(({ id, name }): Command => ({
    id: `organisation-${id}`,
    label: name,
    hint: t('palette.group.organisation'),
    run: () => app.choose(id),
  }))
  const onPages = knownGuides(app).filter(({ action }) => !isOwnAction(action))
  const pages = onPages.map((guide): Command => {
    const title = t(`action.${guide.action}.label`)
    return {
      id: `page-${guide.action}`,
      label: title,
      hint: t('palette.group.manager'),
      run: () => (app.guided.value = { guide, title, key: null }),
    }
  })
  const sessions = app.sessions.rules.value.map(({ site }): Command => ({
    id: `sign-out-${site}`,
    label: t('sessions.command.sign-out', { site }),
    hint: t('nav.sessions'),
    run() {
      app.sessions.asking.value = site
      go('sessions')
    },
  }))
  const ofTeam = [
    ['invite.title', INVITE],
    ['team.plan-2fa', PLAN_2FA],
    ['alerts.title', ALERTS],
  ] as const
  const ofPlans = planPages.map((kind): Command => ({
    id: `plan-${kind}`,
    label: t(`plan.${kind}`),
    hint: t('nav.recovery'),
    run: () => go('recovery', kind),
  }))
  const own: Command[] = [
    ...ofTeam.map(([label, page]): Command => ({
      id: `team-${page}`,
      label: t(label),
      hint: t('nav.team'),
      run: () => go('team', page),
    })),
    ...ofCodes.map(([label, page]): Command => ({
      id: `codes-${page}`,
      label: t(label),
      hint: t('nav.codes'),
      run: () => go('codes', page),
    })),
    {
      id: 'check-message',
      label: t('nav.message'),
      hint: t('nav.activity'),
      run: () => go('activity', CHECK_MESSAGE),
    },
    {
      id: 'add-names',
      label: t('names.add'),
      hint: t('nav.domains'),
      run: () => go('domains', ADD_NAMES),
    },
    {
      id: 'missing-name',
      label: t('names.missing'),
      hint: t('nav.domains'),
      run: () => go('domains', MISSING_NAME),
    },
    {
      id: 'add-site',
      label: t('sessions.add'),
      hint: t('nav.sessions'),
      run() {
        app.sessions.adding.value = true
        go('sessions')
      },
    },
    {
      id: 'doctor',
      label: t('health.title'),
      hint: t('palette.group.latchkey'),
      run: () => go('settings', DOCTOR),
    },
    {
      id: 'sync',
      label: t('sync.now'),
      hint: t('palette.group.latchkey'),
      run: () => void app.overview.sync(),
    },
    {
      id: 'full',
      label: t('header.full-view'),
      hint: t('palette.group.latchkey'),
      run: () => app.openPage('overview'),
    },
  ]
  return [
    ...things,
    ...ofViews,
    ...(organisations.length > 2 ? switches : []),
    ...pages,
    ...sessions,
    ...ofPlans,
    ...own,
  ]
}
