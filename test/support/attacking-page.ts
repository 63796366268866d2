/** A web page that tries everything by which a page can talk to a program on this computer. */
import type { Page } from 'puppeteer-core'
import { startWebServer, type WebServer } from './web-server.ts'

/** A name that is not this computer's, and that the browsers of the tests look up as 127.0.0.1 all the same. */
export const EVIL = 'evil.test'
export const resolvesEvil = {
  args: [`--host-resolver-rules=MAP ${EVIL} 127.0.0.1`],
  preferences: { 'network.dns.forceResolve': '127.0.0.1' },
}

/** Serves an empty page at every path, and remembers who asked. A program without any defence. */
export const startDefenceless = (port?: number): Promise<WebServer> =>
  startWebServer((request, response) => {
    const isPage = request.headers.accept?.startsWith('text/html') === true
    response.writeHead(200, { 'content-type': isPage ? 'text/html' : 'application/json' })
    response.end(isPage ? '<!doctype html><title>page</title>' : '{"secret":"of the inside"}')
  }, port)

/** Each way by its name, with what the page got to see: a status and a text, an error, or that something was loaded. */
export type Outcomes = Readonly<Record<string, string>>

/**
 * @param base origin of the program that is attacked
 * @param bearer a session that would be right, so that nothing but the page itself keeps it out
 */
export const attackFrom = (page: Page, base: string, bearer: string): Promise<Outcomes> =>
  page.evaluate(
    async (base, bearer) => {
      const outcomes: Record<string, string> = {}
      const attempt = async (name: string, act: () => Promise<string>) => {
        const late = new Promise<string>((resolve) => setTimeout(resolve, 2_000, 'nothing came'))
        outcomes[name] = await Promise.race([act().catch((error: unknown) => String(error)), late])
      }
      const asked = async (path: string, init?: RequestInit) => {
        const answer = await fetch(base + path, init)
        return answer.type === 'opaque' ? 'opaque' : `${String(answer.status)} ${await answer.text()}`
      }
      /** The events of what loads by itself. */
      const loads = (target: EventTarget, good: string) =>
        new Promise<string>((resolve) => {
          target.addEventListener(good, () => resolve(good))
          target.addEventListener('error', () => resolve('error'))
        })
      const added = <E extends HTMLElement>(element: E, with_: Partial<E>) => {
        const loaded = loads(element, 'load')
        document.body.append(Object.assign(element, with_))
        return loaded
      }
      const ours = { 'x-latchkey-client': '1', authorization: `Bearer ${bearer}` }
      const json = { 'content-type': 'application/json' }
      const pair = JSON.stringify({ code: '000000', clientName: 'evil', nonce: 'A'.repeat(22) })

      await Promise.all([
        attempt('a plain read', () => asked('/v1/status')),
        attempt('a read of the health', () => asked('/health')),
        attempt('a blind read', () => asked('/v1/status', { mode: 'no-cors' })),
        attempt('a read with the right headers', () => asked('/v1/status', { headers: ours })),
        attempt('a blind write', () => asked('/v1/pair', { method: 'POST', mode: 'no-cors', body: pair })),
        attempt('a write', () => asked('/v1/pair', { method: 'POST', headers: json, body: pair })),
        attempt('a write with the right headers', () =>
          asked('/v1/settings', {
            method: 'PATCH',
            headers: { ...json, ...ours },
            body: '{"language":"it"}',
          }),
        ),
        attempt('a preflight', () => asked('/v1/status', { method: 'OPTIONS' })),
        attempt('an image', () => added(new Image(), { src: `${base}/v1/status?image` })),
        attempt('a script', () =>
          added(document.createElement('script'), { src: `${base}/v1/status?script` }),
        ),
        attempt('events', () => loads(new EventSource(`${base}/v1/events`), 'open')),
        attempt('a web socket', () =>
          loads(new WebSocket(`${base.replace('http', 'ws')}/v1/events`), 'open'),
        ),
        attempt('a beacon', () =>
          Promise.resolve(String(navigator.sendBeacon(`${base}/v1/pair?beacon`, pair))),
        ),
        attempt('a form in a sandbox', () => {
          const frame = document.createElement('iframe')
          frame.setAttribute('sandbox', 'allow-forms allow-scripts')
          frame.srcdoc = `<form method=post enctype=text/plain action="${base}/v1/pair?form"><input name='{"code":"000000","x":"' value='"}'></form><script>document.forms[0].submit()</script>`
          document.body.append(frame)
          const frames = Promise.withResolvers<string>()
          let times = 0
          frame.addEventListener('load', () => (times += 1) === 2 && frames.resolve('load'))
          return frames.promise
        }),
      ])
      return outcomes
    },
    base,
    bearer,
  )
