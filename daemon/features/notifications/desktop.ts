/** Shows a notice by the desktop's own program. Texts are passed as arguments of their own, never through a shell. */
import { execFile, spawn } from 'node:child_process'
import { hash } from 'node:crypto'
import type { Clock } from '#daemon/core/clock.ts'
import { onOneLine } from '#daemon/core/foreign-text.ts'
import type { IsoTime } from '#shared/time.ts'

const script = {
  darwin: 'on run argv\ndisplay notification (item 3 of argv) with title (item 2 of argv)\nend run',
  win32: [
    '[Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime]>$null',
    '$x=[Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent(1)',
    '$t=$x.GetElementsByTagName("text")',
    '$t.Item(0).AppendChild($x.CreateTextNode($env:LATCHKEY_NOTICE_TITLE))>$null',
    '$t.Item(1).AppendChild($x.CreateTextNode($env:LATCHKEY_NOTICE_TEXT))>$null',
    '[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier("Latchkey").Show([Windows.UI.Notifications.ToastNotification]::new($x))',
  ].join(';'),
}

interface Command {
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

interface Shown {
  /** What it takes the place of, where the program can say so. */
  readonly replaces: number | null
  readonly urgent: boolean
}

const commandOn: Partial<Record<NodeJS.Platform, (title: string, text: string, how: Shown) => Command>> = {
  linux: (title, text, { urgent, replaces }) => ({
    program: 'notify-send',
    args: [
      '--app-name=Latchkey',
      `--urgency=${urgent ? 'critical' : 'normal'}`,
      ...(replaces === null ? [] : [`--replace-id=${String(replaces)}`]),
      '--',
      title,
      escapeBackslashes(escapeMarkup(text)),
    ],
  }),
  // the word in front ends the options: a title such as `-e…` would be one more program to run
  darwin: (title, text) => ({
    program: '/usr/bin/osascript',
    args: ['-e', script.darwin, 'notice', title, text],
  }),
  win32: (title, text) => ({
    // by its whole path: the name alone would be looked for in the current folder first
    program: `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`,
    args: ['-NoProfile', '-NonInteractive', '-Command', script.win32],
    env: { LATCHKEY_NOTICE_TITLE: title, LATCHKEY_NOTICE_TEXT: text },
  }),
}

/** Desktop Notifications Specification 1.2, "Markup": bodies may be read as markup, and names come from outside. */
const escapeMarkup = (text: string) => text.replace(/[&<>]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)

/** `notify-send` reads a body as C text: `\074` would become the `<` that was escaped before. */
const escapeBackslashes = (text: string) => text.replaceAll('\\', String.raw`\\`)

/** Texts hold names from outside: an argument cannot hold a NUL, and a whole book is no notice. */
const asArgument = (text: string) => onOneLine(text, ' ').slice(0, 500)

/** What would be run on a platform, `null` where there is nothing to show notices. */
export const desktopCommand = (
  platform: NodeJS.Platform,
  title: string,
  text: string,
  how: Shown,
): Command | null => commandOn[platform]?.(asArgument(title), asArgument(text), how) ?? null

/** Desktops count from 1: in the upper half nobody else's is met. The same notice has the same number, so that it stands there once. */
const numberOf = (id: string): number =>
  0x4000_0000 + (Number.parseInt(hash('sha256', id).slice(0, 8), 16) % 0x4000_0000)

let replacing: Promise<boolean> | null = null
/** libnotify before 0.8 cannot, and refuses the option. */
const canReplace = (): Promise<boolean> =>
  (replacing ??= new Promise((resolve) => {
    execFile('notify-send', ['--help'], { timeout: 5000 }, (_, out) => {
      resolve(out.includes('--replace-id'))
    })
  }))

/**
 * @param id stable: shown once more, it takes the place of what is there
 * @returns whether the desktop took it; false where there is none (no session bus, no program).
 */
export async function showOnDesktop(
  id: string,
  title: string,
  text: string,
  urgent: boolean,
): Promise<boolean> {
  const replaces = process.platform === 'linux' && (await canReplace()) ? numberOf(id) : null
  const command = desktopCommand(process.platform, title, text, { urgent, replaces })
  if (!command) return false
  return new Promise((resolve) => {
    const child = spawn(command.program, command.args, {
      stdio: 'ignore',
      timeout: 10_000,
      env: { ...process.env, ...command.env },
    })
    child.once('error', () => {
      resolve(false)
    })
    child.once('exit', (code) => {
      resolve(code === 0)
    })
  })
}

/** The same, and what became of the last notice: for the doctor. */
export function watchDesktop(show: typeof showOnDesktop, clock: Clock) {
  let last: { readonly at: IsoTime; readonly took: boolean } | null = null
  return {
    async show(...notice: Parameters<typeof showOnDesktop>): Promise<boolean> {
      const took = await show(...notice)
      last = { at: clock.now(), took }
      return took
    },
    last: () => last,
  }
}
