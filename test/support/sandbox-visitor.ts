/** Somebody who visits the sandbox Manager: keeps cookies, reads pages, and sends the forms that stand on them. */
import { request } from 'node:http'
import { generateSync } from 'otplib'
import type { Sandbox } from '#daemon/sandbox/server.ts'

export interface Page {
  readonly status: number
  readonly path: string
  readonly html: string
  /** The page's text, tags and runs of blanks taken out. */
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
}

export interface Visitor {
  readonly cookies: Map<string, string>
  /** Follows redirects within the site, as a browser does. */
  open(path: string): Promise<Page>
  /** Sends the form with that action (and, of several, that text) from a page; throws where it has none. */
  submit(page: Page, action: string, fields?: Record<string, string>, containing?: string): Promise<Page>
  /** Posts without a form, for what a page would not offer. */
  post(
    path: string,
    fields: Record<string, string> | URLSearchParams,
    headers?: Record<string, string>,
  ): Promise<Page>
  signIn(email: string): Promise<Page>
}

/**
 * @param sandbox where the Manager is, and who lives in it
 * @param userAgent `Firefox/140.0`: without it the Manager sees a browser that it does not know
 */
export function createVisitor(sandbox: Pick<Sandbox, 'url' | 'world'>, userAgent = ''): Visitor {
  const { host, port } = new URL(sandbox.url)
  const cookies = new Map<string, string>()

  async function send(
    method: string,
    path: string,
    body: string | null,
    headers: Record<string, string> = {},
  ): Promise<Page> {
    const answer = await exchange(Number(port), method, path, body, {
      host,
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...(userAgent !== '' && { 'user-agent': userAgent }),
      ...(body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' }),
      ...headers,
    })
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? []
      if (/max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const to = answer.headers['location']
    return answer.status === 303 && typeof to === 'string' ? send('GET', to, null) : { ...answer, path }
  }

  const visitor: Visitor = {
    cookies,
    open: (path) => send('GET', path, null),
    submit(page, action, fields = {}, containing = '') {
      const forms = [...page.html.matchAll(/<form method="post" action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)]
      const found = forms.find(([, to, inside]) => to === action && inside?.includes(containing) === true)
      if (found === undefined) throw new Error(`${page.path} has no form to ${action} with "${containing}"`)
      const hidden = [...(found[2] ?? '').matchAll(/type="hidden"\s+name="([^"]*)"\s+value="([^"]*)"/g)]
      const values = Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value]))
      return send('POST', action, new URLSearchParams({ ...values, ...fields }).toString())
    },
    post: (path, fields, headers) => send('POST', path, new URLSearchParams(fields).toString(), headers),
    async signIn(email) {
      const member = sandbox.world.state.people.find((one) => one.email === email)
      if (member === undefined) throw new Error(`the sandbox has no ${email}`)
      const first = await visitor.open('/login')
      const second = await visitor.submit(
        first,
        '/login',
        { email, password: member.password },
        'type="password"',
      )
      if (!second.path.startsWith('/login/second-factor')) return second
      return visitor.submit(second, '/login/second-factor', { code: codeFor(sandbox, email) })
    },
  }
  return visitor
}

/** What the person's app shows, or the last SMS to their number says. */
export function codeFor(sandbox: Pick<Sandbox, 'world'>, email: string): string {
  const { people, outbox } = sandbox.world.state
  const member = people.find((one) => one.email === email)
  if (typeof member?.otpSecret === 'string') return generateSync({ secret: member.otpSecret })
  return /\d{6}/.exec(outbox.findLast(({ to }) => to === member?.smsPhone)?.body ?? '')?.[0] ?? ''
}

function exchange(
  port: number,
  method: string,
  path: string,
  body: string | null,
  headers: Record<string, string>,
) {
  return new Promise<Omit<Page, 'path'>>((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, (response) => {
      let html = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (html += part))
      response.on('end', () => {
        const text = html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
        resolve({ status: response.statusCode ?? 0, html, text, headers: response.headers })
      })
    })
    sent.on('error', reject)
    sent.end(body ?? undefined)
  })
}
