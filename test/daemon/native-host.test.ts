import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, freePort, startLatchkey, temporaryFolder, type Latchkey } from '../support/latchkey.ts'
import { endDaemonOf, framed, runHost } from '../support/native-host.ts'
import { MARK } from '#daemon/install/keeper.ts'
import { ourExtension } from '#shared/native.ts'

/** ms, on a machine that has much to do */
const START = 60_000

const CHROMIUM = [`${ourExtension.chromium}/`]
const FIREFOX = ['/home/a/.mozilla/native-messaging-hosts/latchkey.daemon.json', ourExtension.firefox]
const addOn = 'moz-extension://0f0e0d0c-1111-4222-8333-444455556666'
const strange = `chrome-extension://${'ponmlkjihgfedcba'.repeat(2)}`

const asks = (verb: string, origin: string = ourExtension.chromium) => framed({ verb, origin })

/** What the extension then sends to the daemon, as the browser sends it. */
const claim = async (port: number, origin: string, code: string) => {
  const answer = await fetch(`http://127.0.0.1:${String(port)}/v1/pair`, {
    method: 'POST',
    headers: {
      origin,
      'sec-fetch-site': 'none',
      'sec-fetch-mode': 'cors',
      'sec-fetch-dest': 'empty',
      'x-latchkey-client': '1',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ code, clientName: 'Chrome, Linux', nonce: 'A'.repeat(22) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, string> }
}

describe('with a daemon', () => {
  let latchkey: Latchkey
  let desktop: string
  beforeAll(async () => {
    desktop = await temporaryFolder()
    // what a desktop shows, a line each
    const show = `#!/bin/sh\nfor word in "$@"; do printf '%s ' "$word"; done >> '${desktop}/shown'\n`
    await writeFile(join(desktop, 'notify-send'), show, { mode: 0o755 })
    latchkey = await startLatchkey({ env: { PATH: `${desktop}${delimiter}${process.env['PATH'] ?? ''}` } })
  }, START)
  afterAll(async () => {
    await latchkey.stop()
    await rm(desktop, { recursive: true })
  })
  const ask = (input: readonly Uint8Array[], args: readonly string[] = CHROMIUM) =>
    runHost(args, input, {
      ...process.env,
      LATCHKEY_HOME: latchkey.home,
      LATCHKEY_PORT: String(latchkey.port),
    })
  const ticketFor = async (origin: string, args: readonly string[]) => {
    const { answers } = await ask([asks('pair', origin)], args)
    return (answers[0] as { ticket: string }).ticket
  }
  const journal = async () => {
    const folder = join(latchkey.home, 'sandbox', 'journal')
    return (
      await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')))
    ).join('')
  }

  it('tells where it is', async () => {
    const { code, answers, said } = await ask([asks('status')])
    expect({ code, said }).toEqual({ code: 0, said: '' })
    expect(answers).toEqual([{ port: latchkey.port, version: expect.stringMatching(/^\d+\.\d+\.\d+/) }])
  })

  it.each([
    ['Chromium', ourExtension.chromium, CHROMIUM],
    ['Firefox', addOn, FIREFOX],
  ])('pairs %s by a ticket that is good once', async (_, origin, args) => {
    const { answers } = await ask([asks('pair', origin)], args)
    const { port, ticket } = answers[0] as { port: number; ticket: string }
    expect(port).toBe(latchkey.port)
    const paired = await claim(port, origin, ticket)
    expect(paired).toMatchObject({ status: 200, body: { token: expect.any(String) } })
    expect(await claim(port, origin, ticket)).toEqual({ status: 404, body: { error: 'pairing-closed' } })

    const { id } = paired.body
    const clients = await latchkey.json<{ id: string; pairedBy: string }[]>('clients', 'list')
    expect(clients.find((client) => client.id === id)).toMatchObject({ pairedBy: 'press' })
    const noted = await eventually(journal, (text) => text.includes(`"by":"${String(id)}"`))
    expect(noted).toContain(`"event":"pairing.opened","by":"native","data":{"origin":"${origin}"}`)
    expect(noted).toContain(`"data":{"origin":"${origin}","pairedBy":"press"}`)
    expect(noted + latchkey.output()).not.toContain(ticket)
    expect((await latchkey.cli(['clients', 'list'])).out).toContain('by a press in the browser')
    await eventually(
      () => readFile(join(desktop, 'shown'), 'utf8').catch(() => ''),
      (text) => text.includes('paired by a press') && text.includes(`latchkey clients revoke ${String(id)}`),
    )
    await latchkey.json('clients', 'revoke', String(id))
  })

  it('gives a ticket that no other extension can use', async () => {
    const ticket = await ticketFor(ourExtension.chromium, CHROMIUM)
    expect(await claim(latchkey.port, strange, ticket)).toEqual({
      status: 403,
      body: { error: 'wrong-code' },
    })
    // it was not used up by the attempt
    expect((await claim(latchkey.port, ourExtension.chromium, ticket)).status).toBe(200)
  })

  it('leaves a code that the person has before them as it is', async () => {
    const { code } = await latchkey.json<{ code: string }>('pair')
    await ticketFor(ourExtension.chromium, CHROMIUM)
    expect((await claim(latchkey.port, addOn, code)).status).toBe(200)
  })

  it('answers several questions, however they come in pieces', async () => {
    const bytes = Buffer.concat([asks('status'), asks('status'), asks('start')])
    const parts = [bytes.subarray(0, 3), bytes.subarray(3, 40), bytes.subarray(40)]
    expect((await ask(parts)).answers.map((answer) => (answer as { port: number }).port)).toEqual(
      Array.from({ length: 3 }, () => latchkey.port),
    )
  })

  it.each([
    ['another extension', [`${strange}/`], strange],
    ['another add-on', ['/x.json', 'other@example.org'], addOn],
    ['a person at a terminal', [], ourExtension.chromium],
    ['our origin with something behind it', [`${ourExtension.chromium}/x`], ourExtension.chromium],
    ['our extension for another’s origin', CHROMIUM, strange],
    ['our extension for a page', CHROMIUM, 'https://evil.test'],
    ['our add-on for a Chromium origin', FIREFOX, ourExtension.chromium],
    ['our add-on for a page', FIREFOX, 'https://evil.test'],
  ])('gives nothing to %s', async (_, args, origin) => {
    const { code, answers, said } = await ask([asks('pair', origin)], args)
    expect({ code, answers }).toEqual({ code: 1, answers: [] })
    expect(said).toMatch(/^latchkey native host: was [^\n]+\n$/)
  })

  it.each([
    ['a length without end', Buffer.from([0xff, 0xff, 0xff, 0xff])],
    ['a message that is cut off', asks('status').subarray(0, 20)],
    ['no JSON', framed('{"verb"')],
    ['an unknown verb', framed({ verb: 'stop', origin: ourExtension.chromium })],
    ['more than was agreed', framed({ verb: 'status', origin: ourExtension.chromium, code: '1' })],
    ['a number', framed(7)],
  ])('ends at %s, with one line that says so', async (_, bytes) => {
    const { code, answers, said } = await ask([bytes])
    expect({ code, answers }).toEqual({ code: 1, answers: [] })
    expect(said).toMatch(/^latchkey native host: was sent [^\n]+\n$/)
  })

  it('opens nothing to scripts: a ticket is asked for over the private socket alone', async () => {
    const { token } = await latchkey.json<{ token: string }>('token', 'create', '--name', 'x')
    const answer = await fetch(`${latchkey.url}/v1/pairing/ticket`, {
      method: 'POST',
      headers: {
        origin: ourExtension.chromium,
        authorization: `Bearer ${token}`,
        'sec-fetch-site': 'none',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
        'x-latchkey-client': '1',
        'content-type': 'application/json',
      },
      body: JSON.stringify({ origin: ourExtension.chromium }),
    })
    expect(answer.status).toBe(403)
  })
})

describe('without a daemon', { timeout: START }, () => {
  it('says so, starts it so that it stays, and pairs', async () => {
    const home = await temporaryFolder()
    const port = await freePort()
    const env = {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      LATCHKEY_HOME: home,
      LATCHKEY_PORT: String(port),
    }
    try {
      expect((await runHost(CHROMIUM, [asks('status')], env)).answers).toEqual([
        { port: null, version: null },
      ])

      // two browsers at once: one daemon
      const both = await Promise.all([1, 2].map(() => runHost(CHROMIUM, [asks('start')], env)))
      expect(both.map(({ answers }) => answers)).toEqual([
        [expect.objectContaining({ port })],
        [expect.objectContaining({ port })],
      ])
      const { answers } = await runHost(CHROMIUM, [asks('pair')], env)
      const { ticket } = answers[0] as { ticket: string }
      expect((await claim(port, ourExtension.chromium, ticket)).status).toBe(200)
    } finally {
      await endDaemonOf(home)
      await rm(home, { recursive: true, force: true })
    }
  })

  it.runIf(process.platform === 'linux')('starts it by the service, where one is installed', async () => {
    const home = await temporaryFolder()
    const port = await freePort()
    // stands for systemd: it notes what it is told, and is told to restart by starting the program
    const told = join(home, 'told')
    const program = fileURLToPath(new URL('../../bin/latchkey.mjs', import.meta.url))
    const systemctl = [
      '#!/bin/sh',
      `echo "$@" >> '${told}'`,
      `case "$*" in *restart*) setsid '${process.execPath}' '${program}' start >/dev/null 2>&1 & ;; esac`,
    ]
    await writeFile(join(home, 'systemctl'), `${systemctl.join('\n')}\n`, { mode: 0o755 })
    const root = join(home, 'data')
    const units = join(home, 'config', 'systemd', 'user')
    await mkdir(units, { recursive: true })
    const unit = `latchkey-${hash('sha256', root).slice(0, 8)}.service`
    await writeFile(join(units, unit), `# ${MARK}\n`)
    const env = {
      ...process.env,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      XDG_CONFIG_HOME: join(home, 'config'),
      PATH: `${home}${delimiter}${process.env['PATH'] ?? ''}`,
      LATCHKEY_HOME: root,
      LATCHKEY_PORT: String(port),
    }
    try {
      expect((await runHost(CHROMIUM, [asks('start')], env)).answers).toEqual([
        expect.objectContaining({ port }),
      ])
      expect(await readFile(told, 'utf8')).toContain(`restart ${unit}`)
      // what a start of its own would have written
      expect(existsSync(join(root, 'daemon.log'))).toBe(false)
    } finally {
      await endDaemonOf(root)
      await rm(home, { recursive: true, force: true })
    }
  })

  it('says that it could not be started', async () => {
    const home = await temporaryFolder()
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    const env = { ...process.env, LATCHKEY_HOME: home, LATCHKEY_PORT: String(port) }
    try {
      const { answers } = await runHost(CHROMIUM, [asks('pair')], env)
      expect(answers).toEqual([{ error: 'not-started' }])
      expect(await readFile(join(home, 'daemon.log'), 'utf8')).toContain('another program holds')
    } finally {
      other.close()
      await rm(home, { recursive: true, force: true })
    }
  })
})
