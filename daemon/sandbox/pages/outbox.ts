/** Every mail and SMS that would have been sent, each mail to be saved as its receiver would have it. */
import type { Hono } from 'hono'
import { html } from 'hono/html'
import { emlOf, RECEIVER, type Letter } from '#daemon/sandbox/mails/eml.ts'
import { forgedLetter, letterOf, type Forged } from '#daemon/sandbox/mails/letters.ts'
import type { Message } from '#daemon/sandbox/state.ts'
import type { World } from '#daemon/sandbox/world.ts'
import { minute, page, type Markup, type PageContext, type PageEnv } from './frame.ts'
import { sandboxPages } from './paths.ts'

const { outbox } = sandboxPages
const SHOWN = 100

export function outboxPages(app: Hono<PageEnv>, world: World): void {
  app.get(outbox, (c) => {
    world.at()
    const last = world.state.outbox.slice(-SHOWN).toReversed()
    const forged = forgedFor(c, world)
    return page(
      c,
      world,
      'Outbox',
      html`<p>Every mail and SMS the Manager would have sent, newest first.</p>
        <p class="soft">
          To check one in Latchkey, save it and give it to “Check a message”. The server that received it is
          <span class="code">${RECEIVER}</span>. <a href="#forged">A forged one, to compare</a>
        </p>
        ${last.length === 0 ? html`<p>Nothing yet.</p>` : ''} ${last.map((one) => article(world, one))}
        ${forged === null ? '' : sample(forged)}`,
    )
  })
  app.get(`${outbox}/:file{[0-9]+\\.eml}`, (c) => {
    const id = c.req.param('file').replace('.eml', '')
    const message = world.state.outbox.find((one) => String(one.id) === id)
    const letter = message === undefined ? null : letterOf(world, message)
    return letter === null ? c.notFound() : asFile(c, letter, `sandbox-${id}`)
  })
  app.get(`${outbox}/forged.eml`, (c) => {
    const forged = forgedFor(c, world)
    return forged === null ? c.notFound() : asFile(c, forged.letter, 'sandbox-forged')
  })
}

/** Whoever looks gets it in their own name, else the first of all people. */
function forgedFor(c: PageContext, world: World): Forged | null {
  const person = c.var.member ?? world.state.people[0]
  return person === undefined ? null : forgedLetter(world, person)
}

const asFile = (c: PageContext, letter: Letter, name: string) =>
  c.body(emlOf(letter), 200, {
    'content-type': 'message/rfc822',
    'content-disposition': `attachment; filename="${name}.eml"`,
  })

const article = (world: World, one: Message): Markup =>
  html`<article data-kind="${one.kind}">
    <h2>${one.channel === 'sms' ? 'SMS' : one.subject}</h2>
    <p class="soft">${minute(one.at)} to <span class="code">${one.to}</span></p>
    <pre>${one.body}</pre>
    ${letterOf(world, one) === null ? '' : save(`${outbox}/${one.id}.eml`, one.subject)}
  </article>`

const save = (path: string, subject: string): Markup =>
  html`<p>
    <a href="${path}">Save as .eml<span class="unseen">: ${subject}</span></a>
  </p>`

const sample = ({ letter, address }: Forged): Markup =>
  html`<section class="box" aria-labelledby="forged">
    <h2 id="forged">A forged one, to compare</h2>
    <p class="warn">Forged by the sandbox: nobody sent it.</p>
    <p><b>${letter.subject}</b></p>
    <p class="soft">from <span class="code">${letter.from.address}</span></p>
    <p class="soft">its link goes to <span class="code">${address}</span></p>
    ${save(`${outbox}/forged.eml`, letter.subject)}
  </section>`
