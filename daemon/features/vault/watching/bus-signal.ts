/** What a desktop says on its buses about somebody who goes away. */

export type Away = 'suspend' | 'screen'

interface Signal {
  readonly path: string
  /** Interface and name. */
  readonly name: string
  /** As GVariant text: `(true,)` */
  readonly body: string
}

const login = 'org.freedesktop.login1'

/** `gdbus monitor` writes each signal on a line: `/path: interface.Name (arguments,)` */
export function readSignal(line: string): Signal | null {
  const [, path, name, body] = /^(\/[\w/]*): ([\w.]+) (\(.*\))$/.exec(line) ?? []
  return path === undefined || name === undefined || body === undefined ? null : { path, name, body }
}

/** Null for what says nothing of it: a sleep that is over, a screen that was unlocked. */
export function awayOf({ name, body }: Omit<Signal, 'path'>): Away | null {
  if (name === `${login}.Manager.PrepareForSleep`) return body.startsWith('(true') ? 'suspend' : null
  if (name === `${login}.Session.Lock`) return 'screen'
  if (name === 'org.freedesktop.DBus.Properties.PropertiesChanged')
    return body.startsWith(`('${login}.Session'`) && body.includes(`'LockedHint': <true>`) ? 'screen' : null
  if (name.endsWith('.ScreenSaver.ActiveChanged')) return body.startsWith('(true') ? 'screen' : null
  return null
}
