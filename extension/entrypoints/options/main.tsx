import { render } from 'preact'
import { placeOf } from '../../core/routes.ts'
import { recallApp, startApp } from '../../shell/begin.ts'
import { openDomainPages } from '../../shell/domain-pages.ts'
import { FullPage } from '../../shell/FullPage.tsx'
import { openNamed } from '../../shell/open-thing.ts'

const app = recallApp() ?? (await startApp())
app.wantPictures()
const follow = () => {
  const { view, page } = placeOf(location.hash)
  app.go(view, page)
}
addEventListener('hashchange', follow)
follow()
openNamed(app, Date.now())
render(<FullPage app={app} pages={openDomainPages(app)} />, document.getElementById('root') ?? document.body)
void app.live()
