/** The guard's part in the background: it hands out names and words, marks the tab, and acts on a press in the warning. */
import type { Api } from '../../core/api.ts'
import { browser, isFirefox, toolbar, type Runtime } from '../../core/browser.ts'
import { guardedAnswer } from '#shared/sites.ts'
import type { Translator } from '#shared/i18n.ts'
import { INFOMANIAK_SITE } from '#shared/sessions.ts'
import { keepGuard, readGuard } from './kept.ts'
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

export function openGuardDesk({ api, words, show }: DeskPorts) {
  closeKept()
  async function answer(message: GuardMessage, { url = '', tab }: Runtime.MessageSender): Promise<unknown> {
    const page = tab?.url ?? url
    const {
      guardedNames: { names },
      knownSites: known,
    } = await readGuard()
    if (message.guard === 'names') return { names, known, page } satisfies GuardAnswer
    if (message.guard === 'know') {
      await keepGuard({ knownSites: [...new Set([...known, addressOf(message).hostname])] })
      return mark(tab?.id, null)
    }
    const { of } = message
    // a page that has taken its process over speaks like the guard in it: it opens nothing but what is guarded
    if (of !== INFOMANIAK_SITE && !names.some(({ name }) => name === of)) return null
    const signIn = of === INFOMANIAK_SITE ? `manager.${of}` : of
    if (message.guard === 'open') return browser.tabs.create({ url: `https://${signIn}` })

    const { t, language } = await words()
    const { protocol, host, origin } = addressOf(message)
    const title = t('site.banner', {
      name: of === INFOMANIAK_SITE ? 'Infomaniak' : of,
      host: protocol === 'https:' ? host : origin,
    })
    if (message.guard === 'removed')
      return show(`settings|${OWN_NOTICE}${String(tab?.id)}`, {
        title,
        message: t('site.removed'),
        urgent: true,
      })
    await mark(tab?.id, title)
    return {
      language,
      title,
      text: t('site.banner.text'),
      open: t('site.open', { host: signIn }),
      know: t('site.know'),
    } satisfies GuardWords

    /** By the browser's word. */
    function addressOf({ where }: { where: Where }) {
      return new URL(where === 'page' ? page : url)
    }
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
