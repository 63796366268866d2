/** Chromium's page without a window, made by the press that copies a code: it outlives the popup, and empties the clipboard. */
import { COPIED_FOR } from '../../features/codes/copied-for.ts'

/** ms: a page that is closed takes with it what is still on its way from it to the clipboard, and nothing says when that has arrived. */
const ON_ITS_WAY = 10_000

setTimeout(() => {
  document.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', '')
    event.preventDefault()
  })
  document.execCommand('copy')
  setTimeout(close, ON_ITS_WAY)
}, COPIED_FOR * 1000)
