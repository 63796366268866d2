import type { KeeperFault } from './keeper.ts'
import { runProgram } from './run-program.ts'
import { err, ok, type Result } from '#shared/result.ts'

/** Tells a service manager by its own program, and gives what it printed. */
export const tellBy =
  (...program: readonly [string, ...string[]]) =>
  async (...args: readonly string[]): Promise<Result<string, KeeperFault>> => {
    const { code, output } = await runProgram([...program, ...args])
    return code === 0 ? ok(output.trim()) : err({ type: 'refused', output: output.trim() })
  }
