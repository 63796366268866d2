/** Files of one-time codes, of our own and of other apps. What kind one is, is told from what stands in it. */
import * as v from 'valibot'
import { parseJson } from '#daemon/core/json.ts'
import { LARGEST_CODE_FILE, type CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { addressesIn, isAddressList } from './address-list.ts'
import { aegisFile, codesInAegis } from './aegis.ts'
import { isArmored, isBinaryAge, openAge } from './age-file.ts'
import { bitwardenFile, codesInBitwarden } from './bitwarden.ts'
import type { Found } from './found.ts'
import { gather, type CodeFile } from './gather.ts'
import { codesInTable, headOf } from './table.ts'
import { codesInTwoFas, twoFasFile } from './two-fas.ts'

/** @param passphrase of the file; `null` or '': none was given */
export async function readCodeFile(
  content: string,
  passphrase: string | null,
): Promise<Result<CodeFile, CodeFileFault>> {
  if (content.length > LARGEST_CODE_FILE || Buffer.byteLength(content) > LARGEST_CODE_FILE)
    return err('too-big')
  const found = await codesIn(content.replace(/^\uFEFF/, ''), passphrase || null)
  return found.ok ? gather(found.value) : found
}

async function codesIn(
  text: string,
  passphrase: string | null,
): Promise<Result<readonly Found[], CodeFileFault>> {
  const start = text.trimStart()
  if (start === '') return err('empty')
  if (isBinaryAge(start)) return err('age-binary')
  if (isArmored(start)) {
    const opened = await openAge(start, passphrase)
    if (!opened.ok) return opened
    const list = opened.value.toString('utf8')
    opened.value.fill(0)
    return list === '' || isAddressList(list) ? ok(addressesIn(list)) : err('not-recognised')
  }
  if (start.startsWith('{')) return codesInJson(start, passphrase)
  const head = headOf(text)
  if (head !== null) return codesInTable(text, head)
  return isAddressList(text) ? ok(addressesIn(text)) : err('not-recognised')
}

async function codesInJson(
  text: string,
  passphrase: string | null,
): Promise<Result<readonly Found[], CodeFileFault>> {
  const parsed = parseJson(text)
  if (!parsed.ok) return err('damaged')
  const file = parsed.value
  if (v.is(aegisFile, file)) return codesInAegis(file, passphrase)
  if (v.is(twoFasFile, file)) return codesInTwoFas(file, passphrase)
  if (v.is(bitwardenFile, file)) return codesInBitwarden(file, passphrase)
  return err('not-recognised')
}
