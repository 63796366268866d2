/** A notification leads to what mends its thing: by an address that names it, once, and whatever has become of it. */
import '../support/unpaired-browser.ts'
import { fakeBrowser } from '../support/fake-browser.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createApp } from '../../extension/shell/app.ts'
import { openNamed } from '../../extension/shell/open-thing.ts'
import { createTranslator } from '#shared/i18n.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import type { Overview } from '#shared/status.ts'
import { iso, MINUTE } from '#shared/time.ts'
import { anOverview, NOW } from '../support/daemon-data.ts'

const KEY = 'domain-lapsing/home/1/vully-vins.example'

beforeEach(() => fakeBrowser.reset())
afterEach(() => {
  location.hash = ''
})

function anApp(overview: Overview) {
  const app = createApp({
    spoken: { translator: createTranslator('en', catalogues.en, 'UTC'), catalogue: catalogues.en },
    port: 47_600,
    organisation: 'all',
    seen: { at: iso(NOW - MINUTE), overview, etag: null },
  })
  openNamed(app, NOW)
  return app
}
const later = (overview: Overview) => ({ at: iso(NOW), overview, etag: null })

it('opens the guided action of the thing, and once', () => {
  const app = anApp(anOverview())
  app.go('overview', KEY)
  expect(app.guided.value).toMatchObject({ key: KEY, guide: { action: 'restore-domain' } })
  app.guided.value = null
  app.overview.recall(later(anOverview()))
  expect(app.guided.value).toBeNull()
})

it('waits for what the daemon says now where only an older word is there', () => {
  const app = anApp(anOverview({ things: [] }))
  app.go('overview', KEY)
  expect(app.guided.value).toBeNull()
  app.overview.recall(later(anOverview()))
  expect(app.guided.value?.key).toBe(KEY)
})

it('shows the name where nothing needs to be done for it any more', () => {
  const app = anApp(anOverview({ things: [] }))
  app.go('overview', KEY)
  app.overview.recall(later(anOverview({ things: [] })))
  expect(app.guided.value).toBeNull()
  expect(location.hash).toBe('#/domains/vully-vins.example')
})
