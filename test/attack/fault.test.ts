/** What is printed when something fails that nobody has thought of, with a secret in it. */
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startLatchkey } from '../support/latchkey.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const SECRET = /planted-in|planted-in-a-fault/

describe.each(['error', 'schema', 'parser', 'text'])('a fault that carries a secret (%s)', (how) => {
  const ended = (...more: string[]) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'faulty.ts'), how, ...more], { encoding: 'utf8' })

  it('ends the program with a line that has none of it', () => {
    const { status, stdout, stderr } = ended('own')
    expect(status).toBe(1)
    expect(stdout).toBe('')
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(JSON.parse(stderr)).toMatchObject({ level: 60, msg: 'ended by a fault' })
    expect(stderr).not.toMatch(SECRET)
    if (how !== 'text') expect(stderr).toContain('faulty.ts')
  })

  it('would be printed by Node alone, with all of it', () => {
    expect(ended().stderr).toMatch(SECRET)
  })
})

it('the daemon ends so', async () => {
  const preload = join(await temporaryFolder(), 'throws.mjs')
  const fault = `Object.assign(new Error('broken'), { secret: ['planted', 'in', 'a', 'fault'].join('-') })`
  await writeFile(preload, `process.on('SIGUSR2', () => { throw ${fault} })`)
  const latchkey = await startLatchkey({ env: { NODE_OPTIONS: `--import=${preload}` } })
  const ended = once(latchkey.process, 'close')
  latchkey.process.kill('SIGUSR2')
  expect(await ended).toEqual([1, null])
  expect(latchkey.output()).toContain('ended by a fault')
  expect(latchkey.output()).not.toMatch(SECRET)
})
