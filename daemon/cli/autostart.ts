/** `service`: the daemon as something that starts by itself. */
import type { AddCommands } from './context.ts'
import { nativeIn } from './native.ts'
import { openAutostart } from './open-autostart.ts'
import { table } from './output.ts'
import { sentenceOf } from './service-faults.ts'
import type { AutostartState } from '../install/autostart-state.ts'

export const autostartCommands: AddCommands = (program, context) => {
  const service = program.command('service').description('have the daemon start by itself')

  service
    .command('install')
    .description('install this version below the data folder and start it at each login; again to update')
    .action(async () => {
      const { out, ...rest } = await context()
      const autostart = await openAutostart(rest)
      if (autostart === null) {
        out.fail(notHere)
        return
      }
      const { installService } = await import('../install/autostart.ts')
      const done = await installService(autostart)
      if (!done.ok) {
        out.fail(sentenceOf(done.error))
        return
      }
      const { program, before } = done.value
      const told = {
        installed: true,
        version: program.version,
        before,
        folder: program.folder,
        node: program.node,
        place: autostart.keeper.place,
      }
      out.result(told, () =>
        [
          before === null || before === program.version
            ? `Latchkey ${program.version} is installed and runs; it starts again at each login.`
            : `Latchkey ${before} → ${program.version}: installed, and it runs.`,
          `The program: ${program.folder}`,
          `What starts it: ${autostart.keeper.place}`,
          ...(autostart.keeper.kind === 'systemd'
            ? ['To have it start with the computer, before you log in: loginctl enable-linger']
            : []),
          `Its command line, from anywhere: ${program.node} ${program.script}`,
          'To pair a browser: latchkey pair. To take it away again: latchkey service remove.',
        ].join('\n'),
      )
    })

  service
    .command('remove')
    .description('stop it and take everything away but the data')
    .action(async () => {
      const { out, ...rest } = await context()
      const autostart = await openAutostart(rest)
      if (autostart === null) {
        out.fail(notHere)
        return
      }
      const { removeService } = await import('../install/autostart.ts')
      const native = nativeIn(rest)
      const { rows: before } = await native.sight(null)
      const done = await removeService(autostart)
      if (!done.ok) {
        out.fail(sentenceOf(done.error))
        return
      }
      const { rows: after } = await native.remove(null)
      const manifests = before.filter(({ state }, at) => after[at]?.state !== state)
      const removed = [...done.value, ...manifests.map(({ manifest }) => manifest)]
      const { root } = autostart
      out.result({ removed, data: root }, () =>
        [
          removed.length === 0 ? 'Nothing was installed.' : `Removed: ${removed.join(', ')}`,
          `Your data are still in ${root}. To delete them for good, delete that folder; the key in the system's keychain is named latchkey.`,
        ].join('\n'),
      )
    })

  service
    .command('status')
    .description('say what is installed, what starts it, and what answers')
    .action(async () => {
      const { out, ...rest } = await context()
      const autostart = await openAutostart(rest)
      if (autostart === null) {
        out.fail(notHere)
        return
      }
      const { autostartState } = await import('../install/autostart-state.ts')
      const state = await autostartState(autostart)
      out.result(state, () => table(rowsOf(state)))
    })
}

const notHere =
  'this system has no service manager that is known here. Start the daemon yourself with `latchkey start`.'

function rowsOf({ kept, place, running, program, daemon, managed, lingers }: AutostartState): string[][] {
  return [
    [
      'starts by itself',
      kept === 'ours'
        ? `yes (${place})`
        : kept === 'foreign'
          ? `no: ${place} was not made by Latchkey`
          : 'no',
    ],
    [
      'runs',
      running === null ? 'no' : `yes${running.pid === null ? '' : `, process ${String(running.pid)}`}`,
    ],
    ['answers', daemon === null ? 'no' : `version ${daemon}`],
    [
      'program',
      program === null
        ? 'not installed'
        : `version ${program.version}${program.intact ? '' : ', damaged: run `latchkey service install` again'}`,
    ],
    ...(program === null
      ? []
      : [
          [
            'Node',
            program.nodeThere
              ? program.node
              : `gone from ${program.node}: run \`latchkey service install\` again`,
          ],
        ]),
    ...(lingers === null
      ? []
      : [['before the first login', lingers ? 'yes' : 'no (loginctl enable-linger)']]),
    ...(managed ? [] : [['service manager', 'does not answer']]),
  ]
}
