/** Two-step verification of one's own, which is also all that a stopped member sees. */
import type { Hono } from 'hono'
import { codesLeft, newBackupCodes } from '#daemon/sandbox/backup-codes.ts'
import { leave as leaveOrganisation, organisationsOf, roleIn } from '#daemon/sandbox/membership.ts'
import { methodKinds, type MethodKind, type Person } from '#daemon/sandbox/person.ts'
import { hasSecondFactor, methodNames } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { page, posted, refusal, signedIn, type Markup, type PageContext, type PageEnv } from './frame.ts'
import { codesSheet, enrolledPage } from './enrolled-view.ts'
import { keyEnrolment } from './key-enrolment.ts'
import { codeEnrolments } from './code-enrolments.ts'
import { sandboxPages } from './paths.ts'
import { pushEnrolment } from './push-enrolment.ts'
import { overview } from './two-factor-views.ts'

const { twoFactor, leave } = sandboxPages

export function twoFactorPages(app: Hono<PageEnv>, world: World): void {
  app.get(twoFactor, (c) => overview(c, world))
  for (const register of [pushEnrolment, codeEnrolments, keyEnrolment])
    register(app, world, (c, method) => enrolled(c, world, method))

  app.post(`${twoFactor}/off`, async (c) => {
    const { member } = signedIn(c)
    const field = await posted(c)
    if (field('password') !== member.password) return overview(c, world, 'The password is wrong.')
    const method = methodKinds.find((one) => one === field('method'))
    if (method === undefined) return overview(c, world, 'This method is not yours.')
    switchOff(member, method, field('key'))
    if (!hasSecondFactor(member)) member.backupCodes = []
    world.journal(member, '2fa-off', methodNames[method])
    world.touch()
    return c.redirect(`${twoFactor}?done=off`, 303)
  })

  app.post(`${twoFactor}/codes`, async (c) => {
    const { member } = signedIn(c)
    if ((await posted(c))('password') !== member.password) return overview(c, world, 'The password is wrong.')
    if (!hasSecondFactor(member)) return overview(c, world, 'Set up a method first.')
    member.backupCodes = newBackupCodes()
    world.journal(member, 'backup-codes-renewed', `${codesLeft(member)} codes`)
    world.touch()
    return page(c, world, 'New backup codes', codesSheet(world, member))
  })

  app.post(leave, async (c) => {
    const { member } = signedIn(c)
    const asked = (await posted(c))('organisation')
    const left = organisationsOf(world.state, member).find(({ id }) => String(id) === asked)
    if (left === undefined || roleIn(world.state, member, left) !== 'client')
      return refusal(c, world, 'Only external users can leave by themselves.')
    leaveOrganisation(world.state, member, left, world.at())
    world.journal(member, 'left', left.name, left)
    world.touch()
    return c.redirect(`${sandboxPages.home}?done=left`, 303)
  })
}

/** What a method's own pages do when it is set up. */
type Enrolled = (c: PageContext, method: MethodKind) => Response | Promise<Response>
/** The pages by which a method is set up. */
export type Enrolment = (app: Hono<PageEnv>, world: World, done: Enrolled) => void

function switchOff(member: Person, method: MethodKind, keyId: string): void {
  if (method === 'push') member.pushApp = null
  if (method === 'app') member.otpSecret = null
  if (method === 'sms') member.smsPhone = null
  if (method === 'key') member.securityKeys = member.securityKeys.filter(({ id }) => id !== keyId)
}

/** The first method brings the backup codes, shown here and never again. */
function enrolled(c: PageContext, world: World, method: MethodKind) {
  const { member, session } = signedIn(c)
  session.pending = null
  session.smsCode = null
  session.push = null
  const first = member.backupCodes.length === 0
  if (first) member.backupCodes = newBackupCodes()
  world.journal(member, '2fa-on', methodNames[method])
  world.touch()
  c.set('stopped', false)
  const codes: Markup | null = first ? codesSheet(world, member) : null
  return enrolledPage(c, world, method, codes)
}
