import { execFileSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { updateClone } from '#daemon/install/update.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const silent = { step: () => undefined, output: () => undefined }

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@test.example', ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .toString()
    .trim()

/** A repository with a build of its own, and a clone of it. */
async function aClone() {
  const origin = join(await temporaryFolder(), 'origin')
  const clone = join(await temporaryFolder(), 'clone')
  await mkdir(join(origin, 'scripts'), { recursive: true })
  const release = async (version: string, build = 'node scripts/build-daemon.ts') => {
    const about = { name: 'latchkey', version, scripts: { build } }
    await writeFile(join(origin, 'package.json'), JSON.stringify(about))
    const lock = {
      name: 'latchkey',
      version,
      lockfileVersion: 3,
      packages: { '': { name: 'latchkey', version } },
    }
    await writeFile(join(origin, 'package-lock.json'), JSON.stringify(lock))
    await writeFile(
      join(origin, 'scripts/build-daemon.ts'),
      `require('fs').writeFileSync('built', '${version}')`,
    )
    git(origin, 'add', '-A')
    git(origin, 'commit', '-m', version)
    return git(origin, 'rev-parse', '--short', 'HEAD')
  }
  git(origin, 'init')
  await release('1.0.0')
  git(origin, 'clone', origin, clone)
  const said: string[] = []
  return {
    clone,
    release,
    said,
    built: () => readFile(join(clone, 'built'), 'utf8').catch(() => null),
    update: () => updateClone(clone, process.env, { ...silent, step: (command) => said.push(command) }),
  }
}

it('goes to the newest commit, says each step before it takes it, and builds', async () => {
  const { clone, release, said, built, update } = await aClone()
  const from = git(clone, 'rev-parse', '--short', 'HEAD')
  const to = await release('1.1.0')
  expect(await update()).toEqual({ ok: true, value: { from: '1.0.0', to: '1.1.0', commits: { from, to } } })
  expect(said).toEqual(['git pull --ff-only', 'npm ci', 'npm run build'])
  expect(await built()).toBe('1.1.0')
  expect(await update()).toEqual({
    ok: true,
    value: { from: '1.1.0', to: '1.1.0', commits: { from: to, to } },
  })
})

it('touches nothing where files were changed by hand, and does not mind what git does not know', async () => {
  const { clone, release, said, built, update } = await aClone()
  await release('1.1.0')
  await writeFile(join(clone, 'notes.txt'), 'mine')
  await writeFile(join(clone, 'package.json'), '{"name":"latchkey","version":"1.0.0","mine":true}')
  expect(await update()).toEqual({ ok: false, error: { type: 'changed', files: ['package.json'] } })
  expect([said, await built()]).toEqual([[], null])
  git(clone, 'checkout', 'package.json')
  expect((await update()).ok).toBe(true)
  expect(await readFile(join(clone, 'notes.txt'), 'utf8')).toBe('mine')
})

it('joins no two histories: commits of the person’s own stay as they are', async () => {
  const { clone, release, built, update } = await aClone()
  await release('1.1.0')
  await writeFile(join(clone, 'mine'), '')
  git(clone, 'add', '-A')
  git(clone, 'commit', '-m', 'mine')
  const own = git(clone, 'rev-parse', 'HEAD')
  expect(await update()).toEqual({ ok: false, error: { type: 'step-failed', step: 'git pull --ff-only' } })
  expect([git(clone, 'rev-parse', 'HEAD'), await built()]).toEqual([own, null])
})

it('says which step failed', async () => {
  const { release, update } = await aClone()
  await release('1.1.0', 'exit 3')
  expect(await update()).toEqual({ ok: false, error: { type: 'step-failed', step: 'npm run build' } })
})

it('has nothing to update in a package', async () => {
  const { error } = (await updateClone(await temporaryFolder(), process.env, silent)) as {
    error: object
  }
  expect(error).toEqual({ type: 'no-clone' })
})
