import { render } from 'preact'
import { recallApp, startApp } from '../../shell/begin.ts'
import { Popup } from '../../shell/Popup.tsx'

/** ms; a hidden page has no idle time of its own. */
const AT_LATEST = 50

const app = recallApp() ?? (await startApp())
render(<Popup app={app} />, document.getElementById('root') ?? document.body)
// what was kept is painted before anything is asked
requestIdleCallback(() => void app.live(), { timeout: AT_LATEST })
