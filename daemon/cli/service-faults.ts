import type { ServiceFault } from '../install/autostart.ts'

/** Why the program or what starts it could not be installed, and what to do. */
export function sentenceOf(fault: ServiceFault): string {
  switch (fault.type) {
    case 'not-built':
      return `the program could not be built, and nothing was changed:\n${fault.output}`
    case 'package-missing':
      return `the package ${fault.name} is missing, and nothing was changed. Run \`npm ci\` in the clone, or install the package again.`
    case 'copy-differs':
      return `what was copied to ${fault.folder} reads back differently: is the disk sound? Nothing else was changed.`
    case 'no-manager':
      return `the service manager does not answer (${fault.output}), and nothing was changed. Start the daemon yourself with \`latchkey start\`.`
    case 'refused':
      return `the service manager refused: ${fault.output}`
    case 'foreign':
      return `${fault.place} was not made by Latchkey, and is left alone. Remove or rename it, then try again.`
    case 'runs-by-hand':
      return `a daemon that the service manager did not start runs in this folder (process ${String(fault.pid ?? 'unknown')}). End it (Ctrl-C in its terminal, or kill that process), then try again.`
    case 'no-answer':
      return 'it was started and does not answer. `latchkey start` in a terminal says why.'
    case 'rolled-back':
      return `the new version did not start, and ${fault.to} is back${fault.answers ? ' and answers' : ', and does not answer either: `latchkey start` in a terminal says why'}. The cause: ${sentenceOf(fault.cause)}`
    default:
      return fault satisfies never
  }
}
