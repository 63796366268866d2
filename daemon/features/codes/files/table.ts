/**
 * Tables that password managers export (RFC 4180), told by their heads: Bitwarden (`login_totp`), KeePassXC (`TOTP`), LastPass
 * and Proton Pass (`totp`), Apple Passwords and 1Password (`OTPAuth`), Dashlane (`otpSecret`, `otpUrl`).
 */
import { csvRows, type CsvRow } from '#daemon/core/csv-rows.ts'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { MOST_ENTRIES, onLine, toldIn, type Found } from './found.ts'

const codeHeads = ['login_totp', 'totp', 'otpauth', 'otpurl', 'otpsecret']
const titleHeads = ['title', 'name']
const accountHeads = ['login_username', 'username', 'email']
/** By this one a table of passwords is told that has no column for codes. */
const passwordHeads = ['login_password', 'password']

interface Head {
  readonly delimiter: string
  /** `-1`: there is none. */
  readonly codeAt: number
  readonly titleAt: number
  readonly accountAt: number
}

/** `null` where the first line is none of a password manager's table. */
export function headOf(text: string): Head | null {
  const [first = ''] = /^[^\r\n]{1,4096}/.exec(text.trimStart()) ?? []
  for (const delimiter of [',', ';', '\t']) {
    const titles = first.split(delimiter).map((title) => title.replaceAll('"', '').trim().toLowerCase())
    const at = (heads: readonly string[]) =>
      titles.indexOf(heads.find((head) => titles.includes(head)) ?? ' ')
    const codeAt = at(codeHeads)
    if (titles.length > 1 && (codeAt >= 0 || at(passwordHeads) >= 0))
      return { delimiter, codeAt, titleAt: at(titleHeads), accountAt: at(accountHeads) }
  }
  return null
}

export function codesInTable(text: string, head: Head): Result<readonly Found[], CodeFileFault> {
  const rows = rowsOf(text.trimStart(), head.delimiter)
  if (rows === null) return err('damaged')
  if (rows.length > MOST_ENTRIES) return err('too-many')
  // of a text that begins with empty lines, the lines are counted as they are
  const before = (/^\s*/.exec(text)?.[0] ?? '').split('\n').length - 1
  return ok(
    rows.slice(1).flatMap(({ line, cells }): Found[] => {
      const field = cells[head.codeAt]?.trim() ?? ''
      if (field === '') return []
      const issuer = cells[head.titleAt] ?? ''
      const account = cells[head.accountAt] ?? ''
      return [{ place: onLine(before + line), name: issuer, ...toldIn(field, { issuer, account }) }]
    }),
  )
}

/** Characters, notes and all. */
const LONGEST_ROW = 1024 * 1024

/** `null` for a quote that is never closed: the file was cut off. */
function rowsOf(text: string, delimiter: string): readonly CsvRow[] | null {
  try {
    return csvRows(text, {
      delimiter,
      max_record_size: LONGEST_ROW,
      record_delimiter: ['\r\n', '\n', '\r'],
      to: MOST_ENTRIES + 1,
    })
  } catch {
    return null
  }
}
