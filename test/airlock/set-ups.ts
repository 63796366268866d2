/** What is compared: one way each to end a session with its browser. */
import type { InstalledBrowser, RunningBrowser } from '../support/installed-browser.ts'
import type { RunningFirefox } from '../support/installed-firefox.ts'
import { eventually } from '../support/latchkey.ts'
import { writeAllowedBuild } from '../support/allowed-build.ts'
import { outputFolder } from '../../scripts/build-extension.ts'
import { newRule } from '#shared/sessions.ts'
import type { AirlockRequest, AirlockView } from '../../extension/features/sessions/messages.ts'
import { pages, SITE } from './hard-site.ts'
import {
  nothing,
  sessionOnlySetting,
  stripsCookieHeader,
  sweepsAtStart,
  writeRival,
  type Rival,
} from './rivals.ts'

type Family = InstalledBrowser['name']

export interface SetUp {
  readonly name: string
  /** At most 76 characters. */
  readonly is: string
  /** Gives the folder of the extension; `folder` is empty and may be used for it. */
  extension(family: Family, folder: string): Promise<string>
  /** Brings it into force, before anybody has signed in. */
  prepare(running: RunningBrowser, installed: InstalledBrowser): Promise<void>
}

/** Evaluates an expression on a page of the extension; `api` is the browser's. */
async function onPage(running: RunningBrowser, url: string, expression: string): Promise<unknown> {
  const page = await running.open(url)
  const answer = await page.evaluate(`((api) => ${expression})(globalThis.browser ?? chrome)`)
  await page.close()
  return answer
}

const rivalOf = (rival: Rival): Pick<SetUp, 'extension' | 'prepare'> => ({
  extension: async (family, folder) => {
    await writeRival(rival, family, folder)
    return folder
  },
  prepare: async (running, { origin }) => {
    await eventually(() => onPage(running, `${origin}/page.html`, rival.isReady), Boolean)
  },
})

/** Firefox has no such setting that an extension could make: it is made as the browser's own page of settings does. */
const ownSetting: Pick<SetUp, 'extension' | 'prepare'> = {
  extension: (family, folder) =>
    rivalOf(family === 'Firefox' ? nothing : sessionOnlySetting).extension(family, folder),
  async prepare(running, installed) {
    if (!isFirefox(running)) return rivalOf(sessionOnlySetting).prepare(running, installed)
    await running.parent(
      `for (const host of given.hosts) {
        const principal = Services.scriptSecurityManager.createContentPrincipalFromOrigin('https://' + host)
        Services.perms.addFromPrincipal(principal, 'cookie', Ci.nsICookiePermission.ACCESS_SESSION)
      }`,
      { hosts: Object.values(pages) },
    )
  },
}
const isFirefox = (running: RunningBrowser): running is RunningFirefox => 'parent' in running

export const latchkey: SetUp = {
  name: 'Latchkey',
  is: 'this extension with a rule for the site, in Chromium with its second lock',
  async extension(family, folder) {
    if (family === 'Firefox') return outputFolder.firefox
    await writeAllowedBuild('contentSettings', folder)
    return folder
  },
  async prepare(running, { origin }) {
    for (const pattern of [`*://${SITE}/*`, `*://*.${SITE}/*`]) await running.grant(pattern)
    const request = JSON.stringify({ do: 'rule', rule: newRule(SITE) } satisfies AirlockRequest)
    const answer = await onPage(running, `${origin}/waiting.html`, `api.runtime.sendMessage(${request})`)
    const view = answer as AirlockView | undefined
    if (view?.sites[0]?.door !== 'open') throw new Error(`the rule is not in force: ${JSON.stringify(view)}`)
  },
}

export const setUps: readonly SetUp[] = [
  {
    name: 'no extension',
    is: 'an extension without a line of code stands in for none',
    ...rivalOf(nothing),
  },
  {
    name: '"session only" setting',
    is: "the browser's own setting: the site's cookies go when the browser closes",
    ...ownSetting,
  },
  {
    name: 'sweep at the start',
    is: 'an extension deletes the cookies when told that the browser has started',
    ...rivalOf(sweepsAtStart),
  },
  {
    name: 'strip, sweep, reload',
    is: 'rules strip the cookies until an extension deleted them; it reloads the tabs',
    ...rivalOf(stripsCookieHeader),
  },
  latchkey,
]
