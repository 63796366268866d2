/** Runs statements in the browser's own process, where windows, sessions and add-ons are looked after. */
import type { Browser } from 'puppeteer-core'

/** `given` is at hand in the statements; what they return has to be JSON. */
export type Parent = <T = void>(statements: string, given?: object) => Promise<T>

/** What puppeteer has and does not tell of. */
interface Driver {
  readonly connection: { send(method: string, parameters: object): Promise<{ result: unknown }> }
}

type Evaluated =
  | { readonly type: 'success'; readonly result: { readonly value: string } }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } }

const modules = {
  AddonManager: 'resource://gre/modules/AddonManager.sys.mjs',
  ExtensionParent: 'resource://gre/modules/ExtensionParent.sys.mjs',
  ExtensionPermissions: 'resource://gre/modules/ExtensionPermissions.sys.mjs',
  PrivateBrowsingUtils: 'resource://gre/modules/PrivateBrowsingUtils.sys.mjs',
  SessionSaver: 'resource:///modules/sessionstore/SessionSaver.sys.mjs',
  SessionStore: 'resource:///modules/sessionstore/SessionStore.sys.mjs',
  TabStateFlusher: 'resource:///modules/sessionstore/TabStateFlusher.sys.mjs',
}

/** What the statements have beside `given`. */
const scope = (id: string) => `
  const id = ${JSON.stringify(id)}
  const modules = {}
  ChromeUtils.defineESModuleGetters(modules, ${JSON.stringify(modules)})
  const { ${Object.keys(modules).join(', ')} } = modules
  const windows = () => [...Services.wm.getEnumerator('navigator:browser')]
  const extension = () => WebExtensionPolicy.getByID(id)?.extension
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal()`

/** @param id of the extension that the statements are about */
export const inParentOf =
  (browser: Browser, id: string): Parent =>
  async (statements, given = {}) => {
    const { connection } = browser as unknown as Driver
    const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' })
    const { contexts } = tree.result as { contexts: { context: string; url: string }[] }
    const window = contexts.find(({ url }) => url === 'chrome://browser/content/browser.xhtml')
    if (!window) throw new Error('the browser has no window')
    const answer = await connection.send('script.evaluate', {
      target: { context: window.context },
      awaitPromise: true,
      expression: `(async (given) => { ${scope(id)}\n${statements} })(${JSON.stringify(given)})
        .then((answer) => JSON.stringify(answer ?? null))`,
    })
    const evaluated = answer.result as Evaluated
    if (evaluated.type === 'exception') throw new Error(`${evaluated.exceptionDetails.text} in ${statements}`)
    return JSON.parse(evaluated.result.value)
  }
