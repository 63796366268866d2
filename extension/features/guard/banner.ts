/**
 * The warning, drawn over the page that it is about: in a closed shadow tree in the top layer, by the page's own style sheets out of
 * reach (styles of an element go before those of a sheet) and against no policy of the page (none of it is a sheet or a script).
 */
import type { GuardWords } from './messages.ts'

interface BannerActs {
  readonly open: () => void
  readonly know: () => void
  /** The page takes it away again and again. */
  readonly removed: () => void
}

/** How often it comes back. A page that takes it away more often than by chance means to. */
const OFTEN = 20

/** How often it is laid over whatever the page has opened since, a dialog or a full screen: of what is in a shadow tree nothing tells; ms. */
const LIFT = 1000

/** In how many turns on end something may lie over it again before that is said elsewhere. */
const LONG = 3

/** Set by the interface of styles, of which no policy of a page says anything. */
const hostStyle =
  'all:initial;display:block;position:fixed;inset:0 0 auto 0;width:100%;box-sizing:border-box;z-index:2147483647;'
const boxStyle =
  'all:initial;display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;box-sizing:border-box;width:100%;' +
  'padding:12px 16px;background:#b3142b;color:#fff;font:14px/20px system-ui,sans-serif;overflow-wrap:anywhere;'
const buttonStyle =
  'all:revert;font:inherit;padding:4px 12px;border:1px solid #fff;border-radius:6px;background:#fff;color:#7a0b1c;cursor:pointer;'

/** Of HTML, in a document of any kind. */
const element = <Tag extends 'b' | 'button' | 'div' | 'p'>(tag: Tag) =>
  document.createElementNS('http://www.w3.org/1999/xhtml', tag) as HTMLElementTagNameMap[Tag]

function styled<E extends HTMLElement>(element: E, style: string): E {
  element.style.cssText = style.replaceAll(';', '!important;')
  return element
}

/** Returns what takes it away for good. */
export function drawBanner(words: GuardWords, acts: BannerActs): () => void {
  const host = element('div')
  const shadow = host.attachShadow({ mode: 'closed' })
  const box = styled(element('div'), boxStyle)
  box.setAttribute('role', 'alert')
  box.lang = words.language
  const say = styled(element('p'), 'all:unset;flex:1 1 260px;')
  const title = styled(element('b'), 'all:revert;display:block;')
  title.textContent = words.title
  say.append(title, words.text)
  box.append(say, button(words.open, acts.open))
  if (words.know) box.append(button(words.know, acts.know, 'background:0 0;color:#fff;'))
  shadow.append(box)

  let [times, covered, isHidden] = [0, 0, false]
  const put = () => {
    // its own size, whatever the page's is
    // Firefox draws what is in the top layer through it too
    document.documentElement.style.setProperty('filter', 'none', 'important')
    styled(host, `${hostStyle}zoom:${String(1 / document.documentElement.currentCSSZoom)};`)
    host.popover = 'manual'
    // the first that the key Tab comes to
    if (host.parentNode !== document.documentElement) document.documentElement.prepend(host)
    if (!host.matches(':popover-open')) host.showPopover()
    changes.takeRecords()
  }
  const restore = () => {
    times += 1
    if (times < OFTEN) put()
    else {
      stop()
      acts.removed()
    }
  }
  const changes = new MutationObserver((records) => {
    const isTouched = records.some(({ type, target }) => type === 'attributes' && target === host)
    if (isTouched || !host.isConnected || host.parentNode !== document.documentElement) restore()
  })
  const hidden = (event: Event) => {
    if ((event as ToggleEvent).newState === 'closed' && host.isConnected) restore()
  }
  const lift = () => {
    // not while the person presses there, or has come to it by the key Tab
    if (!host.isConnected || shadow.activeElement !== null || host.matches(':active')) return
    // an alert is read out whenever it comes
    box.setAttribute('role', 'group')
    host.hidePopover()
    put()
  }
  // Chromium tells when something lies over it, even what no pointer meets, or dims it
  const lying = new IntersectionObserver(
    (seen) => {
      isHidden = seen.some(
        (entry: IntersectionObserverEntry & { isVisible?: boolean }) => entry.isVisible === false,
      )
      if (isHidden) lift()
    },
    { threshold: 1, trackVisibility: true, delay: 100 } as IntersectionObserverInit,
  )
  const lifting = setInterval(() => {
    const isLost = document.visibilityState === 'visible' && (isHidden || isUnder(host))
    covered = isLost ? covered + 1 : 0
    if (covered === LONG) acts.removed()
    lift()
  }, LIFT)
  function stop() {
    clearInterval(lifting)
    lying.disconnect()
    changes.disconnect()
    host.removeEventListener('toggle', hidden)
    host.remove()
  }
  put()
  host.addEventListener('toggle', hidden)
  changes.observe(document, { childList: true, subtree: true })
  changes.observe(host, { attributes: true })
  lying.observe(host)
  return stop
}

/** Something else meets the pointer where its words are. */
function isUnder(host: Element): boolean {
  const { left, top, height } = host.getBoundingClientRect()
  return document.elementFromPoint(left + 20, top + height / 2) !== host
}

function button(text: string, press: () => void, style = ''): HTMLElement {
  const drawn = styled(element('button'), buttonStyle + style)
  drawn.type = 'button'
  drawn.textContent = text
  drawn.addEventListener('click', (event) => {
    // a press of the person, and no call of a script
    if (event.isTrusted) press()
  })
  return drawn
}
