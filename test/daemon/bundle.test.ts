/** The bundled daemon's words, which it has as files beside it: each is read when its language is first spoken. */
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDaemonClient } from '#daemon/cli/client.ts'
import { systemClock } from '#daemon/core/clock.ts'
import { wordsServed } from '#daemon/features/words/routes.ts'
import { createWords } from '#daemon/words.ts'
import { catalogues } from '#shared/locales/catalogues.ts'
import { languages } from '#shared/settings.ts'
import type { Badge } from '#shared/status.ts'
import { buildDaemon } from '../../scripts/build-daemon.ts'
import { root } from '../../scripts/run.ts'
import { runCli, startLatchkey, temporaryFolder, type Latchkey, type Program } from '../support/latchkey.ts'

let folder: string
let program: Program

beforeAll(async () => {
  folder = await temporaryFolder()
  await cp(join(root, 'package.json'), join(folder, 'package.json'))
  await buildDaemon(join(folder, 'dist'))
  program = { node: process.execPath, script: join(folder, 'dist/latchkey.js') }
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe.each(languages)('a terminal in %s', (language) => {
  it('is answered in it', async () => {
    const env = {
      ...process.env,
      LATCHKEY_HOME: join(folder, `home-${language}`),
      LC_ALL: `${language}_CH.UTF-8`,
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    }
    const { out } = await runCli(['doctor'], env, '', program)
    expect(out).toContain(catalogues[language]['checkup.daemon.down.fix'])
  })
})

describe('a daemon', () => {
  let latchkey: Latchkey
  beforeAll(async () => {
    latchkey = await startLatchkey({ program, home: join(folder, 'home') })
  }, 60_000)
  afterAll(() => latchkey.stop())

  it.each(languages)('speaks %s once it is chosen, and serves all its words', async (language) => {
    const client = createDaemonClient(join(latchkey.home, 'cli.sock'))
    expect(await client.call('PATCH', '/v1/settings', { language })).toMatchObject({ ok: true })
    const { badge } = await latchkey.json<{ badge: Badge }>('status')
    expect(badge.title).toBe(createWords(language, systemClock).badge(badge))
    expect(await client.call('GET', `/v1/words?language=${language}`)).toMatchObject({
      ok: true,
      value: { words: wordsServed(language) },
    })
  })
})
