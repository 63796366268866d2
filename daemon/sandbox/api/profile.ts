/** The signed-in person: `/2/profile` and what lies under it. */
import { codesLeft } from '#daemon/sandbox/backup-codes.ts'
import { hasSecondFactor, methodOf } from '#daemon/sandbox/two-factor.ts'
import { currentOrganisation } from '#daemon/sandbox/membership.ts'
import type { Person } from '#daemon/sandbox/person.ts'
import { listReply, seconds, secondsOrNull, withOf } from './query.ts'
import { data, type Reply } from './reply.ts'
import { byId, countries, languages, timezones } from './reference.ts'
import type { Call, Routes } from './route.ts'

export const profileRoutes: Routes = {
  '/2/profile': { scope: 'user_info', answer: profile },
  '/2/profile/emails': { scope: 'user_email', answer: ({ caller }) => data(caller.emails.map(email)) },
  '/2/profile/phones': { scope: 'user_info', answer: ({ caller }) => data(caller.phones.map(phone)) },
  '/2/profile/applications/passwords': {
    scope: 'user_info',
    answer: ({ caller, query }) =>
      listReply(query, caller.applicationPasswords, ({ id, name, lastUsedAt }) => ({
        id,
        name,
        last_used_at: secondsOrNull(lastUsedAt),
      })),
  },
}

export function profile({ world, caller, query }: Call): Reply {
  const wanted = withOf(query, ['emails', 'phones', 'security'])
  if (!wanted.ok) return wanted
  return data({
    id: caller.id,
    display_name: `${caller.firstName} ${caller.lastName}`,
    first_name: caller.firstName,
    last_name: caller.lastName,
    email: caller.email,
    is_sso: caller.sso,
    avatar: null,
    type: 'user',
    login: caller.login,
    preferences: {
      ...(wanted.value.has('security') ? { security: ownSecurity(caller) } : {}),
      account: {
        current_account_id: currentOrganisation(world.state, caller).id,
        last_login_at: seconds(caller.lastLoginAt ?? 0),
      },
      connection: {
        unsuccessful_limit: caller.limitFailures,
        unsuccessful_rate_limit: caller.failureLimit,
        unsuccessful_notification: caller.alertOnFailure,
        successful_notification: caller.alertOnLogin,
      },
      language: byId(languages, caller.languageId),
      country: byId(countries, caller.countryId),
      timezone: byId(timezones, caller.timezoneId),
    },
    ...(wanted.value.has('phones') ? { phones: caller.phones.map(phone) } : {}),
    ...(wanted.value.has('emails') ? { emails: caller.emails.map(email) } : {}),
  })
}

function ownSecurity(member: Person) {
  return {
    otp: member.otpSecret !== null,
    sms: member.smsPhone !== null,
    sms_phone: member.smsPhone ?? '',
    yubikey: member.securityKeys.length > 0,
    infomaniak_application: member.pushApp !== null,
    double_auth: hasSecondFactor(member),
    double_auth_method: methodOf(member),
    remaining_rescue_code: codesLeft(member),
    last_login_at: seconds(member.lastLoginAt ?? 0),
    date_last_changed_password: secondsOrNull(member.passwordChangedAt),
    auth_devices: member.devices.map((device) => ({
      id: device.id,
      name: device.name,
      last_connexion: seconds(device.lastAt),
      user_agent: device.userAgent,
      user_ip: device.ip,
      device: 'computer',
      created_at: seconds(device.createdAt),
      updated_at: seconds(device.lastAt),
      deleted_at: null,
    })),
    score: scoreOf(member),
    has_recovery_email: hasRecovery(member.emails),
    has_valid_phone: member.phones.some(({ checked }) => checked),
    email_validated_at: seconds(member.emails[0]?.createdAt ?? 0),
  }
}

const hasRecovery = (contacts: readonly { recovery: boolean; checked: boolean }[]) =>
  contacts.some(({ recovery, checked }) => recovery && checked)

/** Of 5, as the provider counts; what it counts is not published. */
const scoreOf = (member: Person): number =>
  1 +
  (hasSecondFactor(member) ? 2 : 0) +
  Number(hasRecovery(member.emails)) +
  Number(member.phones.some(({ checked }) => checked))

/** The same block for another member; its shape is documented for kDrive's users. */
export const securityOf = (member: Person) => ({
  assistant_at: null,
  double_auth_method: methodOf(member),
  has_double_auth: hasSecondFactor(member),
  last_password_at: secondsOrNull(member.passwordChangedAt),
  score: scoreOf(member),
  has_valid_email: true,
  has_recovery_email: hasRecovery(member.emails),
  has_valid_phone: member.phones.some(({ checked }) => checked),
})

const phone = (one: Person['phones'][number]) => ({
  id: one.id,
  phone: one.number,
  created_at: seconds(one.createdAt),
  // A string in the documentation's example, where addresses have a boolean.
  reminder: String(one.recovery),
  checked: one.checked,
  type: 'phone',
})
const email = (one: Person['emails'][number]) => ({
  id: one.id,
  email: one.address,
  created_at: seconds(one.createdAt),
  reminder: one.recovery,
  checked: one.checked,
  type: one.checked ? 'personal' : 'email_request',
})
