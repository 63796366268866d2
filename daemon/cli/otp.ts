/** `otp`: one-time codes. */
import type { Command } from 'commander'
import { addBackupCodes } from './backup-codes.ts'
import { contextOf, type Surroundings } from './context.ts'
import { addOtpBring } from './otp-bring.ts'
import { addOtpCode } from './otp-code.ts'
import { addOtpEntries } from './otp-entries.ts'

export function otpCommands(program: Command, surroundings: () => Surroundings): void {
  const otp = program.command('otp').description('one-time codes')
  const context = () => contextOf(surroundings())

  addOtpCode(otp, surroundings)
  addOtpEntries(otp, context)
  addOtpBring(otp, context)
  addBackupCodes(otp, context)
}
