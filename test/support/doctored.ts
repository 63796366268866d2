/** What `latchkey doctor` says of a folder, as a program would read it. */
import { doctorReport, type DoctorRow } from '#shared/doctor.ts'
import * as v from 'valibot'
import { runCli, type Latchkey, type Ran } from './latchkey.ts'

export interface Doctored {
  readonly code: number
  readonly ok: boolean
  readonly rows: readonly DoctorRow[]
  readonly text: string
  readonly row: (id: string) => DoctorRow
}

function read({ code, out, err }: Ran): Doctored {
  if (out === '') throw new Error(`the doctor said nothing: ${err}`)
  const { ok, rows } = v.parse(doctorReport, JSON.parse(out))
  return {
    code,
    ok,
    rows,
    text: out,
    row(id) {
      const found = rows.find((one) => one.id === id)
      if (!found) throw new Error(`no row ${id} in ${out}`)
      return found
    },
  }
}

export const doctorOf = async (latchkey: Pick<Latchkey, 'cli'>, ...args: string[]): Promise<Doctored> =>
  read(await latchkey.cli(['doctor', '--json', ...args]))

/** Where no daemon runs. */
export const doctorAt = async (home: string, env: NodeJS.ProcessEnv = {}): Promise<Doctored> =>
  read(
    await runCli(['doctor', '--json'], {
      ...process.env,
      LANG: 'en_GB.UTF-8',
      DBUS_SESSION_BUS_ADDRESS: 'disabled:',
      LATCHKEY_HOME: home,
      ...env,
    }),
  )
