import { render } from 'preact'
import { startApp } from '../../shell/app.ts'
import { Popup } from '../../shell/Popup.tsx'
import { readLater } from '../../ui/later.tsx'

const app = await startApp()
render(<Popup app={app} />, document.getElementById('root') ?? document.body)
void app.live()
requestIdleCallback(() => void readLater())
