/** What other apps' files write and seal bytes as. */
import { createDecipheriv } from 'node:crypto'
import * as v from 'valibot'

/** Hex digits for so many bytes. */
export const hexOf = (bytes: number) =>
  v.pipe(
    v.string(),
    v.length(bytes * 2),
    v.regex(/^[\da-f]*$/i),
    v.transform((text) => Buffer.from(text, 'hex')),
  )

/** `null` for what is not base64, which Node would read in parts. */
export const fromBase64 = (text: string): Buffer | null =>
  text !== '' && text.length % 4 === 0 && /^[\d+/a-z]*={0,2}$/i.test(text)
    ? Buffer.from(text, 'base64')
    : null

/** AES-256-GCM. @returns `null` where the key is another, or a byte is */
export function openGcm(
  key: Buffer,
  { nonce, sealed, tag }: { readonly nonce: Buffer; readonly sealed: Buffer; readonly tag: Buffer },
): Buffer | null {
  const cipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tag.length }).setAuthTag(tag)
  const opened = cipher.update(sealed)
  try {
    cipher.final()
    return opened
  } catch {
    opened.fill(0)
    return null
  }
}
