/** Chromium's page without a window, made by the press that copies a code: it outlives the popup, and empties the clipboard. */
import { COPIED_FOR } from '../../features/codes/copied-for.ts'

setTimeout(() => {
  document.addEventListener('copy', (event) => {
    event.clipboardData?.setData('text/plain', '')
    event.preventDefault()
  })
  document.execCommand('copy')
  close()
}, COPIED_FOR * 1000)
