/** The phone of a person of the sandbox: questions of the push app, codes of the OTP app, and SMS. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import type { Person } from '#daemon/sandbox/person.ts'
import { answerPush, questionsTo } from '#daemon/sandbox/push.ts'
import { currentCode, methodNames } from '#daemon/sandbox/two-factor.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { button, fullName, minute, page, posted, type PageContext, type PageEnv } from './frame.ts'
import { icon } from './icons.ts'
import { sandboxPages } from './paths.ts'
import { pendingOf } from './pending.ts'
import { phoneOf } from './phone-path.ts'

const { phone } = sandboxPages
/** As many people as the sign-in page names, and as many SMS as a screen holds. */
const PEOPLE = 20
const SMS = 5

export function phonePages(app: Hono<PageEnv>, world: World): void {
  app.get(phone, (c) => {
    const asked = c.req.query('person')
    if (asked === undefined) return list(c, world)
    const person = world.state.people.find(({ id }) => String(id) === asked)
    return person === undefined ? list(c, world) : screen(c, world, person)
  })
  app.post(phone, async (c) => {
    const field = await posted(c)
    const person = world.state.people.find(({ id }) => String(id) === field('person'))
    const answer = (['yes', 'no'] as const).find((one) => one === field('answer'))
    if (person === undefined || answer === undefined) return list(c, world)
    if (!answerPush(world, person, Number(field('question')), answer))
      return screen(c, world, person, 'This question has expired.')
    return c.redirect(phoneOf(person), 303)
  })
}

const list = (c: PageContext, world: World) =>
  page(
    c,
    world,
    'Phones',
    html`<p>
        Everybody in the sandbox has a phone: it shows what is sent to it, and asks what has to be asked.
      </p>
      <ul>
        ${world.state.people
          .slice(0, PEOPLE)
          .map((one) => html`<li><a href="${phoneOf(one)}">Phone of ${fullName(one)}</a></li>`)}
      </ul>`,
  )

/** Looks again by itself, as a phone does. */
function screen(c: PageContext, world: World, person: Person, fault?: string) {
  c.set('refresh', phoneOf(person))
  const questions = questionsTo(world, person)
  const own = world.state.sessions.filter(({ personId }) => personId === person.id)
  const numbers = [
    person.smsPhone,
    ...person.phones.map(({ number }) => number),
    ...own.flatMap(({ pending }) => [pendingOf(pending, 'sms'), pendingOf(pending, 'phone')]),
  ]
  const messages = world.state.outbox
    .filter(({ channel, to }) => channel === 'sms' && numbers.includes(to))
    .slice(-SMS)
    .toReversed()
  const secrets = [person.otpSecret, ...own.map(({ pending }) => pendingOf(pending, 'app'))].filter(
    (secret) => secret !== null,
  )
  return page(
    c,
    world,
    `Phone of ${fullName(person)}`,
    html`<section class="phone" aria-label="Screen of the phone">
      <p class="clock" aria-hidden="true">${new Date(world.realAt()).toISOString().slice(11, 16)}</p>
      ${fault === undefined ? '' : html`<p class="notice" role="alert">${fault}</p>`}
      ${questions.map((session) => question(c, person, session))}
      ${secrets.map(
        (secret) =>
          html`<article class="notice">
            <h2>${icon('app')} OTP app</h2>
            <p>Sandbox Manager <b class="code big">${currentCode(secret, world.realAt())}</b></p>
          </article>`,
      )}
      ${messages.map(
        ({ body, at }) =>
          html`<article class="notice">
            <h2>${icon('sms')} SMS</h2>
            <p>${body}</p>
            <p class="soft">${minute(at)}</p>
          </article>`,
      )}
      ${
        questions.length + secrets.length + messages.length === 0
          ? html`<p class="notice soft">Nothing new.</p>`
          : ''
      }
    </section>`,
  )
}

function question(
  c: PageContext,
  person: Person,
  { push, complete }: ReturnType<typeof questionsTo>[number],
) {
  if (push === null) return ''
  const answer = (value: 'yes' | 'no', kind: string) =>
    button(
      c,
      phone,
      value.toUpperCase(),
      { person: String(person.id), question: String(push.id), answer: value },
      kind,
    )
  return html`<article class="notice" data-question="${push.id}">
    <h2>${icon('push')} ${methodNames.push}</h2>
    <p>
      ${
        complete
          ? html`Add this phone to <b>${person.email}</b>?`
          : html`Is it you who signs in to <b>${person.email}</b>?`
      }
    </p>
    <p class="soft">${push.from}, 127.0.0.1, ${minute(push.askedAt)}</p>
    <p class="actions">${answer('no', '')} ${answer('yes', 'primary')}</p>
  </article>`
}
