/** The registry of Windows, by its own program. */
import { runProgram } from './run-program.ts'
import { ofSystem } from './windows-programs.ts'

const program = ofSystem('reg.exe')

export interface Registry {
  /** The default value of a key, null where there is none. */
  read(key: string): Promise<string | null>
  write(key: string, value: string): Promise<void>
  remove(key: string): Promise<void>
}

export function createRegistry(
  run: (args: readonly string[]) => Promise<{ code: number; output: string }> = (args) =>
    runProgram([program, ...args]),
): Registry {
  const must = async (args: readonly string[]) => {
    const { code, output } = await run(args)
    if (code !== 0) throw new Error(`reg ${args.join(' ')} ended with ${String(code)}: ${output.trim()}`)
  }
  return {
    async read(key) {
      const { code, output } = await run(['query', key, '/ve'])
      // the name of the value is in the language of the system, its type is not
      return code === 0 ? (/\sREG_SZ\s+(.*?)\r?\n/.exec(output)?.[1] ?? null) : null
    },
    write: (key, value) => must(['add', key, '/ve', '/t', 'REG_SZ', '/d', value, '/f']),
    remove: (key) => must(['delete', key, '/f']),
  }
}
