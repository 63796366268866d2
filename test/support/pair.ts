/** Pairs a browser as a person does: the code from the command line, typed into the popup. */
import type { Page } from 'puppeteer-core'
import { eventually, type Latchkey } from './latchkey.ts'
import { sees } from './screen.ts'

interface ExtensionStorage {
  readonly storage: {
    readonly local: { set(values: object): Promise<void>; get(key: string): Promise<{ port?: number }> }
  }
}

/** The daemon's port that the extension keeps. */
export const keptPort = (page: Page): Promise<number | undefined> =>
  page.evaluate(async () => {
    const { browser, chrome } = globalThis as unknown as {
      browser?: ExtensionStorage
      chrome: ExtensionStorage
    }
    return (await (browser ?? chrome).storage.local.get('port')).port
  })

/** @param page the popup, showing that this browser is not paired */
export async function pairOverPage(page: Page, latchkey: Latchkey): Promise<void> {
  await page.evaluate(async (port) => {
    const { browser, chrome } = globalThis as unknown as {
      browser?: ExtensionStorage
      chrome: ExtensionStorage
    }
    await (browser ?? chrome).storage.local.set({ port })
    location.reload()
  }, latchkey.port)
  await eventually(
    () => keptPort(page).catch(() => undefined),
    (port) => port === latchkey.port,
  )
  await sees(page, 'Pair this browser')
  const { code } = await latchkey.json<{ code: string }>('pair')
  await page.keyboard.type(code)
  await sees(page, 'things need you')
}
