/** `update`: the newest version, and the service with it. */
import { join } from 'node:path'
import { packageFolder } from '../package-folder.ts'
import type { AddCommands } from './context.ts'
import { openAutostart } from './open-autostart.ts'
import type { UpdateFault } from '../install/update.ts'

/** The person's own, before everything that is made here becomes private: a clone's files are not ours. */
const umask = process.umask()

export const updateCommand: AddCommands = (program, context) => {
  program
    .command('update')
    .description('bring the clone to its newest commit, build it, and restart the service with it')
    .action(async () => {
      const { out, ...rest } = await context()
      const autostart = await openAutostart(rest)
      // loaded now: the packages are about to be replaced
      const [{ updateClone }, { runProgram }] = await Promise.all([
        import('../install/update.ts'),
        import('../install/run-program.ts'),
      ])
      const hasService = (await autostart?.keeper.kept()) === 'ours'
      process.umask(umask)
      const updated = await updateClone(packageFolder, process.env, {
        step: (command) => {
          out.message(`${packageFolder}: ${command}`)
        },
        output: (text) => process.stderr.write(text),
      })
      if (!updated.ok) {
        out.fail(sentenceOf(updated.error))
        return
      }
      const { from, to, commits } = updated.value
      if (hasService) {
        out.message('service install')
        // by the new program: it knows how it wants to be installed
        const script = join(packageFolder, 'bin', 'latchkey.mjs')
        const command = [process.execPath, script, 'service', 'install'] as const
        const { code, output } = await runProgram(command)
        if (code !== 0) {
          out.fail(`the clone is at ${to} (${commits.to}), but ${output.trim().replace(/^latchkey: /, '')}`)
          return
        }
      }
      out.result({ from, to, commits, service: hasService ? 'restarted' : 'none' }, () =>
        [
          commits.from === commits.to
            ? `Latchkey ${to} (${commits.to}) is the newest.`
            : `Latchkey ${from} (${commits.from}) → ${to} (${commits.to}).`,
          hasService ? 'The service runs it.' : 'Start the daemon again to run it.',
          'The extension is built as well: reload it where your browser lists its extensions.',
        ].join('\n'),
      )
    })
}

function sentenceOf(fault: UpdateFault): string {
  switch (fault.type) {
    case 'no-clone':
      return 'this was installed from a package, which does not update itself. Run `npx ./latchkey-VERSION.tgz service install` with the newer file: it takes the place of this one.'
    case 'changed':
      return `these files were changed by hand, so nothing was updated: ${fault.files.join(', ')}. Commit them or put them back, then try again.`
    case 'no-program':
      return `${fault.name} is in no folder of PATH, so nothing was updated. Install it, then try again in a new terminal.`
    case 'step-failed':
      return `\`${fault.step}\` failed, as said above. What is installed was not touched and runs on.`
    default:
      return fault satisfies never
  }
}
