/** What the second step of signing in shows, one page for each way to do it. */
import { html } from 'hono/html'
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server'
import { codesLeft } from '#daemon/sandbox/backup-codes.ts'
import type { MethodKind, Person } from '#daemon/sandbox/person.ts'
import { currentCode, methodNames, methodsOf } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, form, mistake, page, type Markup, type PageContext } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'
import { phoneOf } from './phone-path.ts'
import type { HalfOpen } from './second-factor.ts'
import { answerField, SECURITY_KEY_SCRIPT } from './security-key-script.ts'

const { secondFactor, outbox } = sandboxPages

const waysToSay = {
  push: `Answer on your phone with ${methodNames.push}`,
  app: 'Enter a code of your OTP app',
  key: 'Use a security key',
  sms: 'Get a code by SMS',
} as const satisfies Record<MethodKind, string>

const addressed = (path: string, next: string, query = '') =>
  `${path}?${query}next=${encodeURIComponent(next)}`

function step(
  c: PageContext,
  world: World,
  half: HalfOpen,
  current: MethodKind | 'backup',
  content: Markup,
  fault?: string,
) {
  const { person, next } = half
  const others = methodsOf(person).filter((method) => method !== current)
  const backup = current !== 'backup' && codesLeft(person) > 0
  return page(
    c,
    world,
    'Second step',
    html`<div class="step">
      <p class="soft">Signing in as <b>${person.email}</b></p>
      ${fault === undefined ? '' : mistake(fault)} ${content}
      ${
        others.length === 0 && !backup
          ? ''
          : html`<h2>Another way</h2>
              <ul class="ways">
                ${others.map(
                  (method) =>
                    html`<li>
                      ${button(c, `${secondFactor}/choose`, html`${icon(method)} ${waysToSay[method]}`, { method, next })}
                    </li>`,
                )}
                ${
                  backup
                    ? html`<li>
                        <a class="button" href="${addressed(secondFactor, next, 'way=backup&')}"
                          >${icon('codes')} Use a backup code</a
                        >
                      </li>`
                    : ''
                }
              </ul>`
      }
    </div>`,
    fault === undefined ? 200 : 403,
  )
}

export function codeStep(
  c: PageContext,
  world: World,
  half: HalfOpen,
  way: MethodKind | 'backup',
  fault?: string,
) {
  const { person, next } = half
  const shown = way === 'push' || way === 'key' ? 'backup' : way
  return step(
    c,
    world,
    half,
    shown,
    html`<p class="lead">${icon(shown === 'backup' ? 'codes' : shown)} ${leads[shown](person)}</p>
      ${form(
        c,
        secondFactor,
        html`<input type="hidden" name="next" value="${next}" />
          <input type="hidden" name="way" value="${shown}" />
          <label
            >Code<input name="code" inputmode="numeric" autocomplete="one-time-code" required autofocus
          /></label>
          <button class="primary">Sign in</button>`,
        'fields',
      )}
      ${hints[shown](world, person)}`,
    fault,
  )
}

type CodeWay = 'app' | 'sms' | 'backup'
const leads: Readonly<Record<CodeWay, (person: Person) => string>> = {
  app: () => 'Enter the code of your app.',
  sms: ({ smsPhone }) => `Enter the code sent to ${smsPhone ?? 'your phone'}.`,
  backup: () => 'Enter one of your backup codes. Each works once.',
}
const hints: Readonly<Record<CodeWay, (world: World, person: Person) => Markup>> = {
  app: (world, { otpSecret }) =>
    html`<p class="soft">
      ${
        otpSecret === null
          ? ''
          : html`In the sandbox, the app would show
              <b class="code">${currentCode(otpSecret, world.realAt())}</b>.`
      }
      A backup code works too, once.
    </p>`,
  sms: () =>
    html`<p class="soft">
      In the sandbox the SMS is in the <a href="${outbox}">outbox</a>. A backup code works too, once.
    </p>`,
  backup: () => html``,
}

/** Waits for the phone and asks again by itself: nobody answers in the person's place. */
export function pushStep(
  c: PageContext,
  world: World,
  half: HalfOpen,
  state: 'none' | 'waiting' | 'expired',
) {
  const { person, next } = half
  const again = button(c, `${secondFactor}/choose`, 'Send it again', { method: 'push', next }, 'primary')
  if (state !== 'waiting')
    return step(
      c,
      world,
      half,
      'push',
      html`<p class="note warn" role="status">
          Nobody answered within five minutes: the question has expired.
        </p>
        ${again}`,
    )
  c.set('refresh', addressed(secondFactor, next))
  return step(
    c,
    world,
    half,
    'push',
    html`<p class="lead">${icon('push')} Answer YES on your phone.</p>
      <p role="status">
        ${methodNames.push} asks there whether it is you. This page goes on by itself; the question expires
        after five minutes.
      </p>
      <p class="soft">
        In the sandbox, this is <a href="${phoneOf(person)}" target="_blank">your phone</a>.
      </p>`,
  )
}

export function keyStep(
  c: PageContext,
  world: World,
  half: HalfOpen,
  options: PublicKeyCredentialRequestOptionsJSON,
  fault?: string,
) {
  c.set('script', SECURITY_KEY_SCRIPT)
  return step(
    c,
    world,
    half,
    'key',
    html`<p class="lead">${icon('key')} Plug in your security key and touch it.</p>
      ${form(
        c,
        `${secondFactor}/key`,
        html`<input type="hidden" name="next" value="${half.next}" />
          ${answerField('get', options)}
          <button class="primary" disabled>Use the security key</button>`,
        'fields',
      )}
      <p id="said" role="status"></p>`,
    fault,
  )
}
