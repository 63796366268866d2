/** The sandbox keeps the guide "enable two-step verification": each test is named by its sentence or step. */
import { generateSync } from 'otplib'
import { decodeQR } from 'qr/decode.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '#shared/time.ts'
import { ANNA, BRUNO, DAVID, ELODIE, FARID, openSandbox, type SandboxRig } from '../support/sandbox-rig.ts'
import { createVisitor, type Page, type Visitor } from '../support/sandbox-visitor.ts'

const HOME = '/v3/ng/home'
const STEP = '/login/second-factor'

let rig: SandboxRig
beforeEach(async () => {
  rig = await openSandbox()
})
afterEach(() => rig.sandbox.close())

const step = (visitor: Visitor, page: Page, code: string) => visitor.submit(page, STEP, { code })
/** Bruno with the push app on his phone. */
async function enrolPush(): Promise<Visitor> {
  const visitor = await rig.visit(BRUNO)
  await visitor.submit(await visitor.open('/2fa'), '/2fa/push/start')
  await rig.answer(BRUNO, 'YES')
  const asked = await visitor.open('/2fa/push')
  expect((await visitor.submit(asked, '/2fa/push')).text).toContain('kAuth is set up')
  return visitor
}
const twoFactorOf = async (email: string) => {
  const profile: { preferences: { security: Record<string, unknown> } } = await rig.api(
    email,
    '/2/profile?with=security',
  )
  return profile.preferences.security
}

describe('Display and choose the authentication method from', () => {
  test('the four methods of the guide, in its order', async () => {
    const page = await (await rig.visit(BRUNO)).open('/2fa')
    const shown = [...page.html.matchAll(/data-method="(\w+)"/g)].map(([, method]) => method)
    expect(shown).toEqual(['push', 'app', 'key', 'sms'])
    expect(page.text).toMatch(/kAuth for iOS and Android .* Any OTP app .* YubiKey \(from Yubico\) .* SMS/)
  })

  test('The app kAuth to simply tap a push notification YES / NO to authorize the connection', async () => {
    await enrolPush()
    expect(rig.person(BRUNO).pushApp).not.toBeNull()
    const { visitor, page } = await rig.halfway(BRUNO)
    expect(page.text).toContain('Answer YES on your phone')
    expect(page.html).toContain('http-equiv="refresh"')
    expect(page.html).not.toContain('<script')
    // Nobody answers in the person's place.
    rig.pass(4 * MINUTE)
    expect((await visitor.open(STEP)).path).toBe(STEP)
    expect((await visitor.open(HOME)).path).toContain(STEP)
    const phone = await rig.answer(BRUNO, 'YES')
    expect(phone.text).not.toContain('Is it you')
    expect((await visitor.open(`${STEP}?next=/v3/ng/domains`)).path).toBe('/v3/ng/domains')
    expect(await twoFactorOf(BRUNO)).toMatchObject({
      infomaniak_application: true,
      double_auth: true,
      double_auth_method: 'infomaniak_application',
      remaining_rescue_code: 8,
    })
  })

  test('NO denies the connection, sets nothing, and is recorded', async () => {
    await enrolPush()
    const { visitor } = await rig.halfway(BRUNO)
    const before = structuredClone(rig.person(BRUNO))
    await rig.answer(BRUNO, 'NO')
    const denied = await visitor.open(STEP)
    expect(denied.status).toBe(403)
    expect(denied.text).toContain('You answered NO on your phone')
    expect((await visitor.open(HOME)).path).toContain('/login?')
    expect(rig.person(BRUNO)).toEqual(before)
    expect(rig.journal(BRUNO)).toContain('push-denied: signing in with a browser')
    const again = await rig.visit(ANNA)
    expect((await again.open('/v3/ng/accounts/activities')).text).toContain('Denied on the phone')
  })

  test('after NO no code of that sign-in is taken any more', async () => {
    const bruno = await enrolPush()
    await rig.enrolApp(bruno)
    const { visitor, page } = await rig.halfway(BRUNO)
    await rig.answer(BRUNO, 'NO')
    const fields = { _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '', code: rig.appCode(BRUNO) }
    expect((await visitor.post(STEP, fields)).status).toBe(403)
    expect((await visitor.open(HOME)).path).toContain('/login?')
    expect(page.status).toBe(200)
  })

  test('NO while the app is being added sets nothing up', async () => {
    const visitor = await rig.visit(BRUNO)
    await visitor.submit(await visitor.open('/2fa'), '/2fa/push/start')
    await rig.answer(BRUNO, 'NO')
    const refused = await visitor.open('/2fa/push')
    expect(refused.text).toContain('nothing was set up')
    const fields = { _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '' }
    await visitor.post('/2fa/push', fields)
    expect(rig.person(BRUNO).pushApp).toBeNull()
    expect(rig.journal(BRUNO)).toContain('push-denied: adding kAuth')
  })

  test('a push notification expires after five minutes, and YES comes too late', async () => {
    await enrolPush()
    const { visitor } = await rig.halfway(BRUNO)
    const phone = createVisitor(rig.sandbox)
    const asked = await phone.open(`/sandbox/phone?person=${rig.person(BRUNO).id}`)
    rig.pass(5 * MINUTE)
    const late = await phone.submit(asked, '/sandbox/phone', {}, '>YES<')
    expect(late.text).toContain('This question has expired')
    const page = await visitor.open(STEP)
    expect(page.text).toContain('the question has expired')
    expect(page.html).not.toContain('http-equiv="refresh"')
    await visitor.submit(page, `${STEP}/choose`, {}, 'Send it again')
    await rig.answer(BRUNO, 'YES')
    expect((await visitor.open(STEP)).path).toBe(HOME)
  })

  test('YES opens the one browser that asked, and no other', async () => {
    await enrolPush()
    const first = await rig.halfway(BRUNO)
    const stranger = await rig.halfway(BRUNO)
    // The newest question stands first on the phone.
    await rig.answer(BRUNO, 'YES')
    expect((await stranger.visitor.open(STEP)).path).toBe(HOME)
    expect((await first.visitor.open(STEP)).path).toBe(STEP)
  })

  test('Any OTP application to obtain a unique connection code at a given time', async () => {
    const bruno = await rig.visit(BRUNO)
    const page = await bruno.submit(await bruno.open('/2fa'), '/2fa/app/start')
    const secret = /id="secret">([A-Z2-7]+)</.exec(page.html)?.[1] ?? ''
    const address = scan(page.html)
    expect(address).toMatch(/^otpauth:\/\/totp\//)
    expect(new URL(address).searchParams.get('secret')).toBe(secret)
    const code = generateSync({ secret })
    expect((await bruno.submit(page, '/2fa/app', { code })).text).toContain('OTP app is set up')
    expect(await twoFactorOf(BRUNO)).toMatchObject({ otp: true, double_auth_method: 'otp' })
    // A unique code at a given time: the one of a quarter of an hour ago opens nothing.
    const { visitor, page: second } = await rig.halfway(BRUNO)
    expect((await step(visitor, second, rig.appCode(BRUNO, -15))).status).toBe(403)
    expect((await step(visitor, second, rig.appCode(BRUNO))).path).toBe(HOME)
  })

  test('SMS reception (only for countries CH / FR / BE / DE)', async () => {
    const bruno = await rig.visit(BRUNO)
    const refused = await bruno.submit(await bruno.open('/2fa'), '/2fa/sms/start', { phone: '+34600000000' })
    expect(refused.text).toContain('Switzerland, France, Belgium and Germany only')
    const page = await bruno.submit(await bruno.open('/2fa'), '/2fa/sms/start', { phone: '+32 470 12 34 56' })
    const code = rig.lastSms('+32470123456')
    const wrong = await bruno.submit(page, '/2fa/sms', { code: otherThan(code) })
    expect(wrong.status).toBe(422)
    expect((await bruno.submit(wrong, '/2fa/sms', { code })).text).toContain('SMS is set up')
    const security = await twoFactorOf(BRUNO)
    expect(security).toMatchObject({ sms: true, sms_phone: '+32470123456', double_auth_method: 'sms' })
  })

  test('several methods at once, one of which is chosen at sign-in', async () => {
    const farid = await rig.visit(FARID)
    await rig.enrolApp(farid)
    const { visitor, page } = await rig.halfway(FARID)
    const sms = rig.person(FARID).smsPhone ?? ''
    const before = rig.lastSms(sms)
    expect(page.text).toContain('Enter the code of your app')
    const chosen = await visitor.submit(page, `${STEP}/choose`, {}, 'value="sms"')
    expect(chosen.text).toContain(`Enter the code sent to ${sms}`)
    expect(rig.lastSms(sms)).not.toBe(before)
    expect((await step(visitor, chosen, rig.lastSms(sms))).path).toBe(HOME)
    expect(await twoFactorOf(FARID)).toMatchObject({ otp: true, sms: true, double_auth_method: 'otp' })
  })

  test('a method that is not the person’s cannot be chosen', async () => {
    const { visitor, page } = await rig.halfway(DAVID)
    const fields = { _csrf: visitor.cookies.get('MANAGER-XSRF-TOKEN') ?? '', method: 'push' }
    const asked = await visitor.post(`${STEP}/choose`, fields)
    expect(asked.text).toContain('Enter the code of your app')
    expect(page.html).not.toContain('value="push"')
  })
})

describe('Keep the backup codes safe', () => {
  test('they are given once, at the first method and not at the second', async () => {
    const bruno = await rig.visit(BRUNO)
    const first = await rig.enrolApp(bruno)
    const codes = rig.person(BRUNO).backupCodes.map(({ code }) => code)
    for (const code of codes) expect(first.text).toContain(code)
    const sms = await bruno.submit(await bruno.open('/2fa'), '/2fa/sms/start', { phone: '+41790001122' })
    const second = await bruno.submit(sms, '/2fa/sms', { code: rig.lastSms('+41790001122') })
    expect(second.text).toContain('SMS is set up')
    for (const page of [second, await bruno.open('/2fa'), await bruno.open('/v3/ng/profile/user/security')])
      for (const code of codes) expect(page.text).not.toContain(code)
    expect(rig.person(BRUNO).backupCodes.map(({ code }) => code)).toEqual(codes)
  })

  test('each works once; the second time it is refused with words that say so', async () => {
    const code = rig.person(DAVID).backupCodes[0]?.code ?? ''
    const first = await rig.halfway(DAVID)
    const backup = await first.visitor.open(`${STEP}?way=backup`)
    expect((await step(first.visitor, backup, code)).path).toBe(HOME)
    expect(rig.journal(DAVID)).toContain('backup-code-used: 7 left')
    expect(await twoFactorOf(DAVID)).toMatchObject({ remaining_rescue_code: 7 })
    expect((await first.visitor.open('/2fa')).text).toContain('7 backup codes left')
    const second = await rig.halfway(DAVID)
    const refused = await step(second.visitor, second.page, code)
    expect(refused.status).toBe(403)
    expect(refused.text).toContain('This backup code was used before')
    expect((await second.visitor.open(HOME)).path).toContain(STEP)
  })

  test('new ones replace them, with the password alone', async () => {
    const david = await rig.visit(DAVID)
    const old = rig.person(DAVID).backupCodes[0]?.code ?? ''
    const page = await david.open('/2fa')
    expect((await david.submit(page, '/2fa/codes', { password: 'no' })).status).toBe(422)
    expect(rig.person(DAVID).backupCodes[0]?.code).toBe(old)
    const made = await david.submit(page, '/2fa/codes', { password: rig.person(DAVID).password })
    const codes = rig.person(DAVID).backupCodes.map(({ code }) => code)
    expect(codes).toHaveLength(8)
    expect(codes).not.toContain(old)
    for (const code of codes) expect(made.text).toContain(code)
    const { visitor, page: second } = await rig.halfway(DAVID)
    expect((await step(visitor, second, old)).text).toContain('This code is wrong')
    expect((await step(visitor, second, codes[3] ?? '')).path).toBe(HOME)
  })

  test('on paper stand the codes and nothing of the page around them', async () => {
    const sheet = await createVisitor(rig.sandbox).open('/sandbox/style.css')
    expect(sheet.html).toMatch(/@media print \{\s*header, nav, [^{]*\.unprinted[^{]*\{ display: none; \}/)
  })
})

describe('a validation code that only the legitimate user can obtain', () => {
  test('five wrong codes in a row end the sign-in, and are recorded', async () => {
    const { visitor, page } = await rig.halfway(ANNA)
    for (let time = 1; time <= 4; time++)
      expect((await step(visitor, page, '000000')).text).toContain('This code is wrong')
    const last = await step(visitor, page, '000000')
    expect(last.status).toBe(403)
    expect(last.text).toContain('5 wrong codes in a row have ended this sign-in')
    // The right code is too late.
    expect((await step(visitor, page, rig.appCode(ANNA))).path).toBe('/login')
    expect((await visitor.open(HOME)).path).toContain('/login?')
    expect(rig.journal(ANNA)).toEqual([
      ...Array.from({ length: 5 }, () => 'wrong-code'),
      'sign-in-ended: after 5 wrong codes',
    ])
  })

  test('four wrong codes do not', async () => {
    const { visitor, page } = await rig.halfway(ANNA)
    for (let time = 1; time <= 4; time++) await step(visitor, page, '000000')
    expect((await step(visitor, page, rig.appCode(ANNA))).path).toBe(HOME)
  })

  test.each([
    [5, 'about 5 minutes ahead'],
    [-5, 'about 5 minutes behind'],
  ])('a phone whose clock is %d minutes off is told to check it', async (skew, words) => {
    const { visitor, page } = await rig.halfway(ANNA)
    const refused = await step(visitor, page, rig.appCode(ANNA, skew))
    expect(refused.status).toBe(403)
    expect(refused.text).toContain(words)
    expect(refused.text).toContain('Check the clock of your phone')
    expect((await visitor.open(HOME)).path).toContain(STEP)
  })

  test.each([0.5, -0.5])('a clock that is %d minutes off is taken', async (skew) => {
    const { visitor, page } = await rig.halfway(ANNA)
    expect((await step(visitor, page, rig.appCode(ANNA, skew))).path).toBe(HOME)
  })

  test('a clock that is wrong while the app is set up is told so too', async () => {
    const elodie = await rig.visit(ELODIE)
    const page = await elodie.submit(await elodie.open('/2fa'), '/2fa/app/start')
    const secret = /id="secret">([A-Z2-7]+)</.exec(page.html)?.[1] ?? ''
    const code = generateSync({ secret, epoch: Math.floor(Date.now() / 1000) - 300 })
    expect((await elodie.submit(page, '/2fa/app', { code })).text).toContain('Check the clock of your phone')
    expect(rig.person(ELODIE).otpSecret).toBeNull()
  })

  test('what the password opened closes by itself after a quarter of an hour', async () => {
    const { visitor, page } = await rig.halfway(ANNA)
    rig.pass(15 * MINUTE)
    expect((await step(visitor, page, rig.appCode(ANNA))).path).toBe('/login')
  })
})

describe('switching off', () => {
  test('one of several methods leaves the others and the backup codes', async () => {
    const farid = await rig.visit(FARID)
    await rig.enrolApp(farid)
    const { password } = rig.person(FARID)
    await farid.submit(await farid.open('/2fa'), '/2fa/off', { password }, 'value="sms"')
    expect(await twoFactorOf(FARID)).toMatchObject({ sms: false, otp: true, remaining_rescue_code: 8 })
  })

  test('the last one says beforehand what follows, and makes the backup codes void', async () => {
    rig.requireOfAll()
    const david = await rig.visit(DAVID)
    const page = await david.open('/2fa')
    expect(page.text).toContain('your next action is stopped')
    await david.submit(page, '/2fa/off', { password: rig.person(DAVID).password }, 'value="app"')
    expect((await david.open(HOME)).path).toBe('/2fa')
    expect(await twoFactorOf(DAVID)).toMatchObject({ double_auth: false, remaining_rescue_code: 0 })
    expect(rig.journal(DAVID)).toContain('2fa-off: OTP app')
  })
})

const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')

/** What a phone's camera reads from the QR code on the page. */
function scan(html: string): string {
  const svg = /<svg viewBox="0 0 (\d+) \d+"[^>]*><path d="([^"]*)"/.exec(
    html.slice(html.indexOf('class="qr"')),
  )
  if (svg === null) throw new Error('no QR code')
  const size = Number(svg[1])
  const pixel = 6
  const width = size * pixel
  const data = new Uint8Array(width * width * 4).fill(255)
  let [x, y] = [0, 0]
  // Each dark square is a path of its own, begun where the one before it began.
  for (const [, move, dx, dy] of (svg[2] ?? '').matchAll(/([Mm])(-?\d+)[ ,]?(-?\d+)h1v1/g)) {
    ;[x, y] = move === 'M' ? [Number(dx), Number(dy)] : [x + Number(dx), y + Number(dy)]
    for (let row = y * pixel; row < (y + 1) * pixel; row++)
      for (let column = x * pixel; column < (x + 1) * pixel; column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3)
  }
  return decodeQR({ width, height: width, data })
}
