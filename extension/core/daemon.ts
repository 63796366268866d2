/** The api with the browser's own parts: what every entrypoint starts from. */
import { createApi, type Api } from './api.ts'
import { browser } from './browser.ts'
import { DEFAULT_PORT, keepPassing, readKept, readPassing } from './kept.ts'
import { createCredentialStore } from './credential.ts'

const DAEMON_HOSTS = { origins: ['http://127.0.0.1/*'] }

export const connectDaemon = (): Api =>
  createApi({
    fetch: (input, init) => fetch(input, init),
    credentials: createCredentialStore(),
    sessions: {
      read: () => readPassing('session'),
      write: (session) => keepPassing('session', session),
    },
    port: async () => (await readKept('port')).port ?? DEFAULT_PORT,
    mayReach: () => browser.permissions.contains(DAEMON_HOSTS),
    clientName: () => describeBrowser(navigator.userAgent),
  })

/** Must be called in answer to a press: the browser asks the person. */
export const askForDaemon = (): Promise<boolean> => browser.permissions.request(DAEMON_HOSTS)

/** `Firefox, Linux`: so that a person tells their browsers apart in the list of paired ones. */
function describeBrowser(userAgent: string): string {
  const browsers = [/Firefox/, /Edg/, /OPR/, /Chrome/] as const
  const names = ['Firefox', 'Edge', 'Opera', 'Chrome']
  const name = names[browsers.findIndex((one) => one.test(userAgent))] ?? 'Browser'
  const system = userAgent.match(/Windows|Mac OS X|Android|CrOS|Linux/)?.[0] ?? ''
  return system === '' ? name : `${name}, ${system.replace('Mac OS X', 'macOS')}`
}
