/** Changing one's own profile, and making application passwords. */
import { ok } from '#shared/result.ts'
import { createApplicationPassword } from '#daemon/sandbox/application-passwords.ts'
import { askAddress, askPhone, mailAddress } from '#daemon/sandbox/contacts.ts'
import { phoneNumber } from '#daemon/sandbox/two-factor.ts'
import { countries, languages, timezones } from './reference.ts'
import { profile } from './profile.ts'
import { allInvalid, data, type Fault, type Reply } from './reply.ts'
import type { WriteCall, WriteRoutes } from './route.ts'
import { isRehearsal } from './write.ts'

/** What is wrong with the value of an attribute; `null` where nothing is. */
type Rule = (value: unknown, call: WriteCall) => Omit<Fault, 'attribute'> | null

const oneOf =
  (list: readonly { readonly id: number }[]): Rule =>
  (value) =>
    list.some(({ id }) => id === value) ? null : { rule: 'in', values: list.map(({ id }) => String(id)) }
const isSwitch: Rule = (value) => (typeof value === 'boolean' ? null : { rule: 'boolean' })

const rules: Readonly<Record<string, Rule>> = {
  language_id: oneOf(languages),
  country_id: oneOf(countries),
  timezone_id: oneOf(timezones),
  reminder_phone: (value) =>
    typeof value === 'string' && phoneNumber.test(value) ? null : { rule: 'phone' },
  reminder_email: (value, { caller }) =>
    typeof value === 'string' && mailAddress.test(value) && value !== caller.email ? null : { rule: 'email' },
  successful_connexion_notification: isSwitch,
  unsuccessful_connexion_notification: isSwitch,
}

export const profileWrites: WriteRoutes = {
  'PATCH /2/profile': {
    scope: 'profile_update',
    answer(call) {
      const faults = profileFaults(call)
      return faults.length > 0 ? allInvalid(faults) : ok(() => patchProfile(call))
    },
  },
  'POST /2/profile/applications/passwords': {
    scope: 'profile_update',
    answer: ({ world, caller }) =>
      ok(() => {
        const { made, password } = createApplicationPassword(world, caller, 'Made by an API token')
        return data({ id: made.id, name: made.name, last_used_at: null, password })
      }),
  },
}

function profileFaults(call: WriteCall): Fault[] {
  const { body, caller } = call
  const faults = Object.entries(rules).flatMap(([attribute, rule]) => {
    const fault = Object.hasOwn(body, attribute) ? rule(body[attribute], call) : null
    return fault === null ? [] : [{ attribute, ...fault }]
  })
  // documented as required; that another one wants the password is assumed
  if (!Object.hasOwn(body, 'email')) faults.push({ attribute: 'email', rule: 'required' })
  else if (body['email'] !== caller.email) faults.push({ attribute: 'current_password', rule: 'required' })
  return faults
}

/** Its values were checked. */
function patchProfile(call: WriteCall): Reply {
  if (!isRehearsal(call)) change(call)
  return profile({ ...call, query: new URLSearchParams() })
}

function change({ world, caller, body }: WriteCall): void {
  const number = (name: string) => (typeof body[name] === 'number' ? body[name] : null)
  const on = (name: string) => (typeof body[name] === 'boolean' ? body[name] : null)
  caller.languageId = number('language_id') ?? caller.languageId
  caller.countryId = number('country_id') ?? caller.countryId
  caller.timezoneId = number('timezone_id') ?? caller.timezoneId
  caller.alertOnLogin = on('successful_connexion_notification') ?? caller.alertOnLogin
  caller.alertOnFailure = on('unsuccessful_connexion_notification') ?? caller.alertOnFailure
  const { reminder_phone: phone, reminder_email: email } = body
  if (typeof phone === 'string') askPhone(world, caller, phone)
  if (typeof email === 'string') askAddress(world, caller, email)
  world.journal(caller, 'profile-changed', 'by an API token')
  world.touch()
}
