/** Mail addresses that a person types. */
import * as v from 'valibot'

const mailAddress = v.pipe(v.string(), v.trim(), v.email(), v.maxLength(200))

/** As it is sent, or `null` where it is none. */
export function addressIn(text: string): string | null {
  const parsed = v.safeParse(mailAddress, text)
  return parsed.success ? parsed.output : null
}

export const sameAddress = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
