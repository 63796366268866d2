/** What Latchkey changes at the provider: `changes profile`, `application-password`, `invite`, `invitations correct|cancel`. */
import { Option, type Command } from 'commander'
import { chosenIn, invitationOf, loginOf, referencesFor } from './change-choices.ts'
import { makeChange } from './change-confirm.ts'
import type { AddCommands, Context } from './context.ts'
import type { ChangeRequest } from '#shared/changes.ts'
import { languages, type Language } from '#shared/settings.ts'
import { roles, type Role } from '#shared/team.ts'

type Switch = 'on' | 'off'
interface ProfileOptions {
  readonly connection?: string
  readonly language?: string
  readonly country?: string
  readonly timeZone?: string
  readonly recoveryPhone?: string
  readonly recoveryEmail?: string
  readonly alertOnLogin?: Switch
  readonly alertOnFailure?: Switch
  readonly yes?: true
}
interface InvitationOptions {
  readonly organisation: string
  readonly role?: Role
  readonly language?: Language
  readonly billing?: Switch
  readonly products?: Switch
  /** False where there shall be none. */
  readonly product?: string[] | false
  readonly yes?: true
}
interface InviteOptions extends InvitationOptions {
  readonly firstName: string
  readonly lastName: string
}

const onOff = (flags: string, text: string) => new Option(flags, text).choices(['on', 'off'])
const confirmed = (command: Command) => command.option('--yes', 'make the change without being asked')
/** Commander gives what was said before, or false, or nothing. */
const productOption = [
  '--product <id>',
  'what a collaborator may reach, as `products --json` lists it; said once for each, and there is no other',
  (id: string, before: readonly string[] | boolean | undefined) =>
    Array.isArray(before) ? [...(before as string[]), id] : [id],
] as const
const isOn = (value: Switch | undefined) => value === 'on'
/** Leaves out what was not said. */
const said = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

export const changeCommands: AddCommands = (program, context) => {
  const profile = program
    .command('changes')
    .description('change something at Infomaniak: shown first, and made when you say yes')
    .command('profile')
    .description('language, country, time zone, recovery and sign-in mails of your account')
    .option('--connection <name>', 'which login, where there are several')
    .option('--language <code>', 'as fr or fr_FR')
    .option('--country <code>', 'as CH')
    .option('--time-zone <name>', 'as Europe/Zurich')
    .option('--recovery-phone <number>', 'with its country code, as +41791234567')
    .option('--recovery-email <address>')
    .addOption(onOff('--alert-on-login <state>', 'a mail at each sign-in'))
    .addOption(onOff('--alert-on-failure <state>', 'a mail after a wrong password'))
  confirmed(profile).action(async (options: ProfileOptions) => {
    const at = await context()
    const connection = await loginOf(at, options.connection)
    const set = connection === null ? null : await profileSet(at, options)
    if (connection !== null && set !== null)
      await makeChange(at, { kind: 'profile', connection, set }, options.yes === true)
  })

  const password = program
    .command('application-password')
    .description('make a password for one application; it is shown once')
    .option('--connection <name>', 'which login, where there are several')
  confirmed(password).action(async (options: { connection?: string; yes?: true }) => {
    const at = await context()
    const connection = await loginOf(at, options.connection)
    if (connection !== null)
      await makeChange(at, { kind: 'application-password', connection }, options.yes === true)
  })

  const invite = program
    .command('invite')
    .description('invite somebody into an organisation')
    .argument('<address>')
    .requiredOption('--organisation <id>')
    .requiredOption('--first-name <name>')
    .requiredOption('--last-name <name>')
    .addOption(new Option('--role <role>').choices(roles).default('collaborator'))
    .addOption(new Option('--language <code>', 'of the invitation').choices(languages).default('en'))
    .addOption(onOff('--billing <state>', 'mails about invoices').default('off'))
    .addOption(onOff('--products <state>', 'mails about products').default('off'))
    .option(...productOption)
  confirmed(invite).action(async (email: string, options: InviteOptions) => {
    const { organisation, firstName, lastName, role = 'collaborator', language = 'en' } = options
    const contact = { billing: isOn(options.billing), products: isOn(options.products) }
    const products = options.product === false ? undefined : options.product
    const request = {
      organisation,
      firstName,
      lastName,
      email,
      role,
      language,
      contact,
      ...said({ products }),
    }
    await makeChange(await context(), { kind: 'invite', ...request }, options.yes === true)
  })

  const invitations = program.command('invitations').description('invitations that are still open')
  const correct = invitations
    .command('correct')
    .description('change an invitation, named by the address of who is invited, or by its id')
    .argument('<address>')
    .requiredOption('--organisation <id>')
    .addOption(new Option('--role <role>').choices(roles))
    .addOption(new Option('--language <code>').choices(languages))
    .addOption(onOff('--billing <state>', 'mails about invoices; say --products too'))
    .addOption(onOff('--products <state>', 'mails about products; say --billing too'))
    .option(...productOption)
    .option('--no-product', 'access to no product')
  confirmed(correct).action(async (typed: string, options: InvitationOptions) => {
    const at = await context()
    const { organisation, role, language, billing, products, product } = options
    if ((billing === undefined) !== (products === undefined)) {
      at.out.fail('say both --billing and --products: they are sent together', 2)
      return
    }
    const contact = billing === undefined ? undefined : { billing: isOn(billing), products: isOn(products) }
    const set = said({ role, language, contact, products: product === false ? [] : product })
    const invitation = await invitationOf(at, organisation, typed)
    if (invitation === null) return
    const request = { kind: 'correct-invitation', organisation, invitation, set } as const
    await makeChange(at, request, options.yes === true)
  })
  const cancel = invitations
    .command('cancel')
    .description('cancel an invitation')
    .argument('<address>', 'of who is invited, or the id of the invitation')
    .requiredOption('--organisation <id>')
  confirmed(cancel).action(async (typed: string, { organisation, yes }: InvitationOptions) => {
    const at = await context()
    const invitation = await invitationOf(at, organisation, typed)
    if (invitation === null) return
    await makeChange(at, { kind: 'cancel-invitation', organisation, invitation }, yes === true)
  })
}

/** In the provider's ids; `null` where one was not found, which was said. */
async function profileSet(
  at: Context,
  options: ProfileOptions,
): Promise<Extract<ChangeRequest, { kind: 'profile' }>['set'] | null> {
  const lists = await referencesFor(at, [options.language, options.country, options.timeZone])
  if (lists === null) return null
  const { languages, countries, timeZones } = lists
  const language = chosenIn(at.out, 'language', languages.entries, options.language)
  const country = chosenIn(at.out, 'country', countries.entries, options.country)
  const timeZone = chosenIn(at.out, 'time zone', timeZones.entries, options.timeZone)
  if (language === null || country === null || timeZone === null) return null
  const { recoveryPhone, recoveryEmail, alertOnLogin, alertOnFailure } = options
  return said({
    language,
    country,
    timeZone,
    recoveryPhone,
    recoveryEmail,
    alertOnLogin: alertOnLogin && isOn(alertOnLogin),
    alertOnFailure: alertOnFailure && isOn(alertOnFailure),
  })
}
