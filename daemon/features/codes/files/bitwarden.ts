/**
 * Exports of Bitwarden in JSON (github.com/bitwarden/clients, libs/importer): plain, or sealed by a passphrase. One that is
 * sealed by the key of an account opens nowhere else.
 */
import * as v from 'valibot'
import { parseJson } from '#daemon/core/json.ts'
import type { CodeFileFault } from '#shared/code-files.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { openBitwarden, sealedBitwarden } from './bitwarden-sealed.ts'
import { atEntry, MOST_ENTRIES, nameOf, toldIn, type Found } from './found.ts'

export const bitwardenFile = v.union([
  v.looseObject({ encrypted: v.literal(true), encKeyValidation_DO_NOT_EDIT: v.string() }),
  v.looseObject({ encrypted: v.literal(false), items: v.array(v.unknown()) }),
])
const plainFile = v.object({ items: v.array(v.unknown()) })

const maybeText = v.optional(v.nullable(v.string()))
const item = v.object({
  name: maybeText,
  login: v.object({ username: maybeText, totp: maybeText }),
})
/** Cards, notes and identities, and logins without a code. */
const codeless = v.object({
  login: v.optional(v.nullable(v.object({ totp: v.optional(v.nullable(v.literal(''))) }))),
})

/** @param passphrase `null`: none was given */
export async function codesInBitwarden(
  file: v.InferOutput<typeof bitwardenFile>,
  passphrase: string | null,
): Promise<Result<readonly Found[], CodeFileFault>> {
  if (!file.encrypted) return itemsOf(file)
  if (file['passwordProtected'] !== true) return err('account-bound')
  const sealed = v.safeParse(sealedBitwarden, file)
  if (!sealed.success) return err('damaged')
  const opened = await openBitwarden(sealed.output, passphrase)
  if (!opened.ok) return opened
  const parsed = parseJson(opened.value.toString('utf8'))
  opened.value.fill(0)
  return parsed.ok ? itemsOf(parsed.value) : err('damaged')
}

function itemsOf(file: unknown): Result<readonly Found[], CodeFileFault> {
  const read = v.safeParse(plainFile, file)
  if (!read.success) return err('damaged')
  const { items } = read.output
  return items.length > MOST_ENTRIES ? err('too-many') : ok(items.flatMap(foundIn))
}

function foundIn(written: unknown, index: number): Found[] {
  if (v.is(codeless, written)) return []
  const place = atEntry(index)
  const read = v.safeParse(item, written)
  if (!read.success) return [{ place, name: nameOf(written), reason: 'bad-entry' }]
  const issuer = read.output.name ?? ''
  const { username, totp } = read.output.login
  if (!totp?.trim()) return []
  return [{ place, name: issuer, ...toldIn(totp, { issuer, account: username ?? '' }) }]
}
