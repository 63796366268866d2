/** A recovery sheet as a file: there before anything is made that needs it, and gone again where it does not count. */
import { open, rm } from 'node:fs/promises'
import { hasCode } from '../core/private-path.ts'
import type { Context } from './context.ts'
import type { SecretLines } from './secret-input.ts'
import { isSameGroup } from '#shared/recovery-code.ts'

/**
 * @param file must not be there yet
 * @param act gets what writes the sheet, and tells whether it counts
 */
export async function withSheetFile(
  { out }: Pick<Context, 'out'>,
  file: string,
  act: (write: (text: string) => Promise<void>) => Promise<boolean>,
): Promise<void> {
  let counts = false
  try {
    const handle = await open(file, 'wx', 0o600)
    try {
      counts = await act(async (text) => {
        await handle.writeFile(text)
        out.message(`The sheet is in ${file}. Print it or copy it by hand, then type two of its groups.`)
      })
    } finally {
      await handle.close()
      if (!counts) await rm(file)
    }
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
    out.fail(`${file} is there already. Name a new file.`)
  }
}

/** How often one group is asked for: a slip is no reason to print anew. */
const TRIES = 3

/** Groups as they were printed, so that a sheet that nobody has looked at does not count. @param places from 1 */
export async function isCopied(
  { out }: Pick<Context, 'out'>,
  groups: readonly string[],
  places: readonly number[],
  input: SecretLines,
): Promise<boolean> {
  for (const at of places) {
    if (await isTyped(out, groups[at - 1] ?? '', `Group ${String(at)}`, input)) continue
    out.fail(`that is not group ${String(at)}. This sheet does not count and was removed; begin again.`)
    return false
  }
  return true
}

async function isTyped(
  out: Context['out'],
  group: string,
  question: string,
  input: SecretLines,
): Promise<boolean> {
  let typed = await input.ask(question)
  for (let left = TRIES - 1; typed !== '' && left > 0 && !isSameGroup(typed, group); left--) {
    out.message('That is not as it stands on the sheet. Look at it again.')
    typed = await input.askIfAny(question)
  }
  return isSameGroup(typed, group)
}
