/** Our own export: a list of addresses, one a line, sealed by a passphrase in the form of `age`. */
import type { ReadCode } from '../reading/read-code.ts'
import { writeAddress } from '../reading/write-address.ts'
import { sealWithAge } from './age-file.ts'

/** @returns ASCII; takes about a second, on purpose: so does every guess. Seeds stay the caller's */
export async function writeCodeFile(
  codes: readonly Omit<ReadCode, 'remarks'>[],
  passphrase: string,
): Promise<Uint8Array> {
  const lines = codes.flatMap(({ secret, ...about }) => [writeAddress(about, secret), Buffer.from('\n')])
  const list = Buffer.concat(lines)
  try {
    return Buffer.from(await sealWithAge(list, passphrase))
  } finally {
    for (const secret of [...lines, list]) secret.fill(0)
  }
}
