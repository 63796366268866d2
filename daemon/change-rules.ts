/** Every kind of change at the provider, with its rules. */
import type { AllChangeRules } from './core/change-port.ts'
import { applicationPasswordChange } from './features/account/application-password-change.ts'
import { profileChange } from './features/account/profile-change.ts'
import { cancelInvitation, correctInvitation, inviteChange } from './features/team/invitation-change.ts'

export const changeRules: AllChangeRules = {
  profile: profileChange,
  'application-password': applicationPasswordChange,
  invite: inviteChange,
  'correct-invitation': correctInvitation,
  'cancel-invitation': cancelInvitation,
}
