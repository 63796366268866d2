import { render } from 'preact'
import { viewOf } from '../../core/routes.ts'
import { recallApp, startApp } from '../../shell/begin.ts'
import { FullPage } from '../../shell/FullPage.tsx'

const app = recallApp() ?? (await startApp())
app.wantPictures()
const follow = () => app.go(viewOf(location.hash))
addEventListener('hashchange', follow)
follow()
render(<FullPage app={app} />, document.getElementById('root') ?? document.body)
void app.live()
