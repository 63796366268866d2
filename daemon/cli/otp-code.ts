/** `otp code`: the code of an address, alone: no daemon is asked, and nothing is kept. */
import type { Command } from 'commander'
import { systemClock } from '../core/clock.ts'
import type { ReadCode } from '../features/codes/reading/read-code.ts'
import type { Surroundings } from './context.ts'
import { readMoment } from './moment.ts'
import { readSecret } from './secret-input.ts'
import type { CodeRemark } from '#shared/codes.ts'
import { iso } from '#shared/time.ts'

/** What is to be said where no names are shown. */
const remarksHere: readonly CodeRemark[] = ['known-seed', 'short-seed', 'parameters-ignored']

export function addOtpCode(otp: Command, surroundings: () => Surroundings): void {
  otp
    .command('code')
    .description('the code of an otpauth: address on standard input; nothing of it is kept')
    .option('--at <time>', 'when, ISO 8601, in UTC where it names no offset; else now')
    .action(async ({ at }: { at?: string }) => {
      const { out, config } = surroundings()
      const when = readMoment(at ?? config.dev?.now ?? systemClock.now())
      if (when === null) {
        out.fail('--at must be a time such as 2026-11-22T12:00:00Z', 2)
        return
      }
      if (when < 0) {
        out.fail('--at must not be before 1970, when the counting of codes begins', 2)
        return
      }
      const { readAddress } = await import('../features/codes/reading/address.ts')
      const { LONGEST_ADDRESS } = await import('../features/codes/reading/one-line.ts')
      if (process.stdin.isTTY) out.message('Paste the address and press Enter. It is not shown.')
      // no character takes more than four bytes
      const read = readAddress(await readSecret(4 * LONGEST_ADDRESS))
      if (!read.ok) {
        out.fail(out.translator.t(`codes.fault.${read.error}`))
        return
      }
      const { remarks, secret } = read.value
      for (const remark of remarks)
        if (remarksHere.includes(remark)) out.message(out.translator.t(`codes.remark.${remark}`))
      await tellCode(surroundings(), read.value, when)
      secret.fill(0)
    })
}

async function tellCode({ out }: Surroundings, read: ReadCode, at: number): Promise<void> {
  const { codeAt, codeOf } = await import('../features/codes/one-time-code.ts')
  const { counter, secret } = read
  if (counter === null) {
    const { code, validUntil } = codeAt(read, secret, at)
    const until = iso(validUntil)
    out.result({ code, validUntil: until }, () => `${code}, until ${until}`)
  } else {
    const code = codeOf(read, secret, counter)
    out.result({ code, counter }, () => `${code}, the one of counter ${String(counter)}`)
  }
}
