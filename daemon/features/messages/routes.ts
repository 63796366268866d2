/** Whether a message can be believed. What is sent here is neither kept nor logged. */
import { Hono } from 'hono'
import { refuse } from '#daemon/core/answer.ts'
import { idOf, type Env } from '#daemon/core/caller.ts'
import type { Act } from '#daemon/core/journal.ts'
import { body, describe } from '#daemon/core/route.ts'
import { messageReport, messageRequest, type MessageReport, type MessageRequest } from '#shared/messages.ts'
import { messageFacts, messageNeeds, type MessageFacts, type MessageNeeds } from './facts.ts'

export const messageRoutes = ({
  messages,
  note,
}: {
  messages: {
    readonly check: (request: MessageRequest) => Promise<MessageReport>
    readonly facts: (needs: MessageNeeds) => Promise<MessageFacts>
  }
  note: (act: Act) => void
}) =>
  new Hono<Env>()
    .post(
      '/v1/messages/check',
      describe({ for: 'person', summary: 'Check a message', answers: { 200: messageReport } }),
      body(messageRequest),
      async (c) => {
        const request = c.req.valid('json')
        if (/[^\0-\xff]/.test(request.mail)) return refuse(c, 'bad-shape')
        const report = await messages.check(request)
        note({ event: 'message.checked', by: idOf(c.var.caller), data: { verdict: report.verdict } })
        return c.json(report, 200)
      },
    )
    .post(
      '/v1/messages/facts',
      describe({
        for: 'local',
        summary: 'What is known of the things that a message speaks of',
        answers: { 200: messageFacts },
      }),
      body(messageNeeds),
      async (c) => c.json(await messages.facts(c.req.valid('json')), 200),
    )
