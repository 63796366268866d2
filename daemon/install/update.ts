/** Brings a clone to its newest commit and builds it; what was installed from it follows by `service install`. */
import { dirname, join } from 'node:path'
import { isClone } from './built.ts'
import { readManifest } from './program-files.ts'
import { runProgram } from './run-program.ts'
import { onPath } from './windows-programs.ts'
import { err, ok, type Result } from '#shared/result.ts'

export interface Updated {
  readonly from: string
  readonly to: string
  /** The same twice where there was nothing new. */
  readonly commits: { readonly from: string; readonly to: string }
}

export type UpdateFault =
  /** What runs is a package: whoever installed it installs the next one. */
  | { readonly type: 'no-clone' }
  /** Files that the person has changed would stand in the way, or be lost. */
  | { readonly type: 'changed'; readonly files: readonly string[] }
  | { readonly type: 'no-program'; readonly name: string }
  | { readonly type: 'step-failed'; readonly step: string }

export interface Telling {
  /** Before it is taken. */
  readonly step: (command: string) => void
  /** What it prints, as it comes. */
  readonly output: (text: string) => void
}

type Command = readonly [string, ...string[]]
type Environment = Readonly<Record<string, string | undefined>>

export async function updateClone(
  folder: string,
  env: Environment,
  tell: Telling,
): Promise<Result<Updated, UpdateFault>> {
  if (!isClone(folder)) return err({ type: 'no-clone' })
  const [gitProgram, npm] = [onPath('git', env), npmOf(env)]
  if (gitProgram === null || npm === null)
    return err({ type: 'no-program', name: npm === null ? 'npm' : 'git' })
  const git = async (...args: readonly string[]) => runProgram([gitProgram, '-C', folder, ...args])
  if ((await git('rev-parse', '--git-dir')).code !== 0) return err({ type: 'no-clone' })
  // what git does not know is not touched by a fast-forward
  const changed = await git('status', '--porcelain', '--untracked-files=no')
  if (changed.code !== 0) return err({ type: 'step-failed', step: changed.output.trim() })
  const files = changed.output.split('\n').filter(Boolean)
  if (files.length > 0) return err({ type: 'changed', files: files.map((line) => line.slice(3)) })

  const head = async () => (await git('rev-parse', '--short', 'HEAD')).output.trim()
  const before = { version: (await readManifest(folder)).version, commit: await head() }
  const steps: readonly (readonly [string, Command])[] = [
    ['git pull --ff-only', [gitProgram, '-C', folder, 'pull', '--ff-only']],
    ['npm ci', [...npm, 'ci']],
    ['npm run build', [...npm, 'run', 'build']],
  ]
  for (const [step, command] of steps) {
    tell.step(step)
    if ((await runProgram(command, { cwd: folder, show: tell.output })).code !== 0)
      return err({ type: 'step-failed', step })
  }
  const { version } = await readManifest(folder)
  return ok({ from: before.version, to: version, commits: { from: before.commit, to: await head() } })
}

/** The npm that started this, if one did: Windows cannot start `npm` without a shell. */
function npmOf(env: Environment): Command | null {
  const { npm_execpath: path, npm_node_execpath: node } = env
  if (path !== undefined && node !== undefined) return [node, join(dirname(path), 'npm-cli.js')]
  const npm = onPath('npm', env)
  return npm === null ? null : [npm]
}
