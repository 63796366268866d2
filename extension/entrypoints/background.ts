/** Wiring: one alarm looks at the daemon; a press on a notification opens its page. */
import { defineBackground } from 'wxt/utils/define-background'
import { browser, isFirefox } from '../core/browser.ts'
import { connectDaemon } from '../core/daemon.ts'
import { keepPassing, onKeptChange, readKept, readPassing, readPolicy } from '../core/kept.ts'
import { look } from '../core/look.ts'
import { clearNotices, showNotices, type Shown } from '../core/notices.ts'
import { noticeIn } from '../core/notification-id.ts'
import { pressAnswer, pressNotice } from '../core/press.ts'
import { reopenPopup } from '../core/reopen.ts'
import { lockWithScreen } from '../core/screen-lock.ts'
import { paint } from '../core/toolbar.ts'
import { loadWords } from '../core/words.ts'
import { CLIPBOARD_ALARM, emptyAfterStart, emptyClipboard } from '../features/codes/clipboard.ts'
import { wishFill } from '../features/codes/shortcut.ts'
import { openGuardDesk, OWN_NOTICE } from '../features/guard/desk.ts'
import { openAirlock } from '../features/sessions/airlock/open-airlock.ts'

const ALARM = 'look'
/** The least that a browser grants. */
const EVERY_MINUTES = 0.5

const words = async () => (await loadWords((await readKept('language')).language)).translator

const clear = (id: string) => browser.notifications.clear(id)
const open = (hash: string) => browser.tabs.create({ url: browser.runtime.getURL(`/options.html${hash}`) })
const show = async (id: string, { title, message, urgent }: Shown) => {
  const { t } = await words()
  const buttons = noticeIn(id).answers.map((answer) => ({ title: t(`notice.answer.${answer}`) }))
  return browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/todo-128.png'),
    title,
    message,
    priority: urgent ? 2 : 0,
    // Firefox has none, and shows no notification that asks for them
    ...(!isFirefox && { buttons }),
  })
}

export default defineBackground({
  persistent: false,
  main() {
    const api = connectDaemon()
    const airlock = openAirlock(api)
    const guard = openGuardDesk({ api, words, show })
    const painted = {
      read: () => readPassing('badgeEtag'),
      write: (etag: string | null) => keepPassing('badgeEtag', etag),
    }

    const lookOnce = async () => {
      if (!(await look({ api, words, paint, painted }))) return
      // its own failure is no reason to be silent about the rest
      void guard.look().catch(() => undefined)
      if ((await readPolicy())['notices'] === false) return
      await showNotices({ api, words, show })
      await clearNotices({
        api,
        standing: async () =>
          Object.keys(await browser.notifications.getAll()).filter(
            (id) => !noticeIn(id).notice.startsWith(OWN_NOTICE),
          ),
        clear,
      })
    }
    const lookAnew = async () => {
      await painted.write(null)
      await lookOnce()
    }

    browser.alarms.onAlarm.addListener(({ name }) => {
      if (isFirefox && name === CLIPBOARD_ALARM) void emptyClipboard()
      if (name !== ALARM) return
      void lookOnce()
      void airlock.tick()
    })
    // an alarm may be lost with the browser (alarms page, "persistence"): made anew at every start
    const begin = () => {
      void browser.alarms.create(ALARM, { periodInMinutes: EVERY_MINUTES })
      void guard.settle()
      void lookAnew()
    }
    browser.runtime.onInstalled.addListener(begin)
    browser.runtime.onStartup.addListener(begin)
    onKeptChange('language', () => void lookAnew())
    onKeptChange('port', () => void lookAnew())

    if (!isFirefox) reopenPopup()
    lockWithScreen(api)
    browser.runtime.onStartup.addListener(() => void emptyAfterStart())
    browser.commands.onCommand.addListener((_fillCode, tab) => wishFill(tab))

    const presses = {
      api,
      words,
      show,
      clear,
      open,
      signOut: airlock.signOut,
    }
    browser.notifications.onClicked.addListener((id) => void pressNotice(id, presses))
    if (!isFirefox)
      browser.notifications.onButtonClicked.addListener((id, button) => void pressAnswer(id, button, presses))
  },
})
