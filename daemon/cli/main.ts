/** The command line: wires the groups of commands to a terminal. */
import { homedir } from 'node:os'
import { Command, CommanderError } from 'commander'
import { ValiError } from 'valibot'
import { readConfig } from '../core/config.ts'
import { defaultRoot } from '../core/home.ts'
import { ownConfigPath, readManaged, systemConfigPath } from '../core/managed.ts'
import { activityCommands } from './activity.ts'
import { autostartCommands } from './autostart.ts'
import { backupCommands } from './backup.ts'
import { changeCommands } from './changes.ts'
import { clientCommands } from './clients.ts'
import { connectionCommands } from './connections.ts'
import { contextOf, surroundingsOf } from './context.ts'
import { doctorCommand } from './doctor.ts'
import { domainCommands } from './domains.ts'
import { exportCommand } from './export.ts'
import { feedCommands } from './feeds.ts'
import { importCommand } from './import.ts'
import { incidentCommand } from './incidents.ts'
import { journalCommands } from './journal.ts'
import { keyCommands } from './keys.ts'
import { messageCommands } from './messages.ts'
import { memberCommands } from './members.ts'
import { nativeCommands } from './native.ts'
import { noticeCommands } from './notices.ts'
import { organisationCommands } from './organisations.ts'
import { otpCommands } from './otp.ts'
import { productCommands } from './products.ts'
import { reportCommand } from './report.ts'
import { planCommands } from './plans.ts'
import { sandboxCommands } from './sandbox.ts'
import { WrongUsage } from './secret-input.ts'
import { sessionCommand } from './sessions.ts'
import { siteCommands } from './sites.ts'
import { accountCommands } from './statements.ts'
import { startCommand } from './start.ts'
import { statusCommands } from './status.ts'
import { systemSentence } from './system-sentence.ts'
import { teamCommands } from './team.ts'
import { updateCommand } from './update.ts'
import { vaultCommands } from './vault.ts'
import { version } from '../version.ts'

const root = defaultRoot(process.env, process.platform, homedir())
const managed = readManaged(systemConfigPath(process.platform, process.env), ownConfigPath(root))
const config = readConfig(process.env, managed)
if (!config.ok) {
  process.stderr.write(`latchkey: ${config.error.message}\n`)
  process.exit(2)
}

const program = new Command('latchkey')
  .description("Hangs the security of an Infomaniak account on the browser's toolbar.")
  .version(version)
  .option('--json', 'print one JSON document')
  .showHelpAfterError()
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => {
      write(`latchkey: ${text.replace(/^error: /, '')}`)
    },
  })

const surroundings = () =>
  surroundingsOf({ config: config.value, managed, root }, program.opts<{ json?: true }>().json === true)
const context = () => contextOf(surroundings())
for (const add of [
  startCommand,
  autostartCommands,
  updateCommand,
  statusCommands,
  connectionCommands,
  domainCommands,
  feedCommands,
  noticeCommands,
  accountCommands,
  activityCommands,
  memberCommands,
  teamCommands,
  changeCommands,
  planCommands,
  productCommands,
  organisationCommands,
  reportCommand,
  sessionCommand,
  incidentCommand,
  clientCommands,
  nativeCommands,
  sandboxCommands,
  backupCommands,
  exportCommand,
  importCommand,
  keyCommands,
  vaultCommands,
  journalCommands,
])
  add(program, context)
doctorCommand(program, surroundings)
otpCommands(program, surroundings)
messageCommands(program, surroundings)
siteCommands(program, surroundings)

function sentenceOf(error: unknown): string {
  if (error instanceof ValiError)
    return 'the daemon answered in a way that is not understood here: it may be of another version. Start it again.'
  const refused = systemSentence(error)
  if (refused !== null) return refused
  if (config.ok && config.value.dev && error instanceof Error) return error.stack ?? error.message
  return error instanceof Error ? error.message : String(error)
}

try {
  await program.parseAsync()
} catch (error) {
  // help and version are no failures; everything else that the parser rejects is wrong usage
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else {
    process.stderr.write(`latchkey: ${sentenceOf(error)}\n`)
    process.exitCode = error instanceof WrongUsage ? 2 : 1
  }
}
