/** The guard's part in the background: it hands out names and words, marks the tab, and acts on a press in the warning. */
import type { Api } from '../../core/api.ts'
import { browser, isFirefox, toolbar, type Runtime } from '../../core/browser.ts'
import { guardedAnswer } from '#shared/sites.ts'
import type { Translator } from '#shared/i18n.ts'
import { INFOMANIAK_SITE } from '#shared/sessions.ts'
import { keepAsked, keepGuard, keepWarned, readGuard, readWarned } from './kept.ts'
import type { GuardAnswer, GuardMessage, GuardWords, Where } from './messages.ts'
import { settleGuard } from './registration.ts'

interface DeskPorts {
  readonly api: Pick<Api, 'call'>
  readonly words: () => Promise<Translator>
  readonly show: (id: string, text: { title: string; message: string; urgent: boolean }) => Promise<unknown>
}

/** Begins the id of a notification that is no notice of the daemon. */
export const OWN_NOTICE = 'guard-'

/** What the extension keeps is for its own pages: a page that has taken its process over would read it as the guard there could. Firefox cannot say so. */
function closeKept(): void {
  const { local } = browser.storage as unknown as {
    local: { setAccessLevel?: (how: { accessLevel: 'TRUSTED_CONTEXTS' }) => Promise<void> }
  }
  void local.setAccessLevel?.({ accessLevel: 'TRUSTED_CONTEXTS' })
}

type Sender = Runtime.MessageSender & { readonly origin?: string }

/** By the browser's word. What has no address of its own, as an empty window, is of the page that made it. */
function addressOf({ url = '', tab, origin = '' }: Sender, where: Where): URL {
  const named = URL.parse(where === 'page' ? (tab?.url ?? url) : url)
  return (named?.host ? named : URL.parse(origin)) ?? new URL('about:blank')
}

export function openGuardDesk({ api, words, show }: DeskPorts) {
  closeKept()
  async function answer(message: GuardMessage, sender: Sender): Promise<unknown> {
    const { tab, frameId } = sender
    const { guardedNames, knownSites: known } = await readGuard()
    const { names } = guardedNames
    if (message.guard === 'names') {
      if (known.includes((await readWarned(tab?.id))?.host ?? '')) await mark(tab?.id, null)
      return { names, known, page: addressOf(sender, 'page').href } satisfies GuardAnswer
    }
    if (message.guard !== 'warn') return act(message.guard, tab?.id)
    const { of } = message
    // a page that has taken its process over speaks like the guard in it: it opens nothing but what is guarded
    if (of !== INFOMANIAK_SITE && !names.some(({ name }) => name === of)) return null
    const signIn = of === INFOMANIAK_SITE ? `manager.${of}` : of
    const { t, language } = await words()
    const { protocol, host, hostname, origin } = addressOf(sender, message.where)
    const title = t(message.is === 'open' ? 'site.banner.open' : 'site.banner', {
      name: of === INFOMANIAK_SITE ? 'Infomaniak' : of,
      host: protocol === 'https:' ? host : origin,
    })
    await keepWarned(tab?.id, { host: hostname, signIn, title })
    await mark(tab?.id, title)
    const told: GuardWords = {
      host: hostname,
      language,
      title,
      text: t('site.banner.text'),
      open: t('site.open', { host: signIn }),
      ...(message.is === 'lookalike' && { know: t('site.know') }),
    }
    if (tab?.id === undefined || frameId === 0) return told
    return browser.tabs.sendMessage(tab.id, told, { frameId: 0 }).then(
      () => null,
      // nobody is there: the frame draws it itself
      () => told,
    )
  }

  /** About the warning that the browser knows of this tab, whoever speaks. */
  async function act(wish: 'know' | 'open' | 'removed', tabId: number | undefined): Promise<unknown> {
    const warned = await readWarned(tabId)
    if (!warned) return null
    if (wish === 'open') return browser.tabs.create({ url: `https://${warned.signIn}` })
    if (wish === 'know') {
      // the person says so on a page of the extension, where nobody else can press or draw
      await keepAsked(warned.host)
      return browser.tabs.create({ url: browser.runtime.getURL('/options.html#/settings') })
    }
    const { t } = await words()
    return show(`settings|${OWN_NOTICE}${String(tabId)}`, {
      title: warned.title,
      message: t('site.removed'),
      urgent: true,
    })
  }

  const onMessage = (
    message: GuardMessage,
    sender: Runtime.MessageSender,
    reply: (answer: unknown) => void,
  ) => {
    if (sender.id !== browser.runtime.id || !('guard' in message)) return undefined
    void answer(message, sender)
      .catch(() => null)
      .then(reply)
    // it comes later, by `reply`: not every browser takes a promise
    return true as const
  }
  browser.runtime.onMessage.addListener(onMessage as Runtime.OnMessageListenerCallback)
  browser.permissions.onRemoved.addListener(() => void settleGuard())

  return {
    settle: settleGuard,
    /** Asks for the names to guard; they come when they have changed. */
    async look() {
      if (!(await settleGuard())) return
      const { etag } = (await readGuard()).guardedNames
      const told = await api.call({ path: '/v1/sites/guarded', answer: guardedAnswer, etag })
      if (told.ok && told.value.value)
        await keepGuard({ guardedNames: { names: told.value.value, etag: told.value.etag } })
    },
  }
}

/** On the toolbar, for this tab alone; the browser itself takes it away when the tab goes elsewhere. */
async function mark(tabId: number | undefined, title: string | null): Promise<void> {
  if (tabId === undefined) return
  await Promise.all([
    toolbar.setBadgeText({ tabId, text: title && '!' }),
    toolbar.setBadgeBackgroundColor({ tabId, color: '#b3142b' }),
    // Chromium takes no null, and shows the common title for an empty one
    toolbar.setTitle({ tabId, title: title ?? (isFirefox ? null : '') }),
  ])
}
