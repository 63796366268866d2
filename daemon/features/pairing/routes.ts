import { Hono } from 'hono'
import type { Socket } from 'node:net'
import * as v from 'valibot'
import { answer, refuse } from '#daemon/core/answer.ts'
import type { Env } from '#daemon/core/caller.ts'
import { extensionOrigin } from '#daemon/core/gate/browser.ts'
import { body, describe } from '#daemon/core/route.ts'
import {
  helloAnswer,
  helloRequest,
  pairAnswer,
  pairedClient,
  pairRequest,
  sessionAnswer,
} from '#shared/pairing.ts'
import { isoTime } from '#shared/time.ts'
import type { Pairing } from './pairing.ts'

const nothing = v.strictObject({})
const tokenRequest = v.strictObject({ name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)) })

const forExtension = v.strictObject({ origin: v.pipe(v.string(), v.regex(extensionOrigin)) })

interface PairingRoutesDeps {
  readonly pairing: Pairing
  readonly port: number
  readonly version: string
}

export const pairingRoutes = ({ pairing, port, version }: PairingRoutesDeps) =>
  new Hono<Env>()
    .post(
      '/v1/pair',
      describe({
        summary: 'Pair a browser by the code that the daemon shows.',
        for: 'stranger',
        answers: { 200: pairAnswer },
      }),
      body(pairRequest),
      async (c) => {
        const origin = c.req.header('origin')
        if (origin === undefined) return refuse(c, 'bad-origin')
        return answer(c, await pairing.claim(c.req.valid('json'), origin))
      },
    )
    .post(
      '/v1/hello',
      describe({
        summary: 'Have the daemon prove that it knows this client.',
        for: 'stranger',
        answers: { 200: helloAnswer },
      }),
      body(helloRequest),
      (c) =>
        answer(
          c,
          pairing.hello(
            c.req.valid('json'),
            c.req.header('origin') ?? null,
            addressOf(c.env.incoming.socket),
          ),
        ),
    )
    .post(
      '/v1/session',
      describe({
        summary: 'Take the token for a session, the bearer of all else.',
        for: 'stranger',
        answers: { 200: sessionAnswer },
      }),
      body(nothing),
      (c) => answer(c, pairing.session(c.req.header('authorization'), c.req.header('origin') ?? null)),
    )
    .get(
      '/v1/clients',
      describe({
        summary: 'The paired browsers and the tokens of scripts.',
        for: 'any',
        answers: { 200: v.array(pairedClient) },
      }),
      (c) => c.json(pairing.list(), 200),
    )
    .delete(
      '/v1/clients/:id',
      describe({
        summary: 'Revoke a client: its sessions and streams end at once.',
        for: 'any',
        answers: { 200: nothing },
      }),
      async (c) => {
        const revoked = await pairing.revoke(
          c.req.param('id'),
          'id' in c.var.caller ? c.var.caller.id : 'cli',
        )
        return revoked.ok ? c.json({}, 200) : refuse(c, revoked.error)
      },
    )
    .get(
      '/v1/pairing',
      describe({
        summary: 'Whether the window is open, how many browsers are paired, and whom to pair with.',
        for: 'local',
        answers: {
          200: v.strictObject({
            open: v.boolean(),
            browsers: v.number(),
            port: v.number(),
            version: v.string(),
          }),
        },
      }),
      (c) => c.json({ ...pairing.status(), port, version }, 200),
    )
    .post(
      '/v1/pairing',
      describe({
        summary: 'Open the window in which a browser may pair.',
        for: 'local',
        answers: { 200: v.strictObject({ code: v.string(), expiresAt: isoTime }) },
      }),
      body(nothing),
      (c) => c.json(pairing.open(), 200),
    )
    .post(
      '/v1/pairing/ticket',
      describe({
        summary: 'Open pairing for one extension, by a ticket that goes from program to program.',
        for: 'local',
        answers: { 200: v.strictObject({ port: v.number(), ticket: v.string() }) },
      }),
      body(forExtension),
      (c) => c.json({ port, ...pairing.openFor(c.req.valid('json').origin) }, 200),
    )
    .post(
      '/v1/tokens',
      describe({
        summary: 'Make a read-only token for a script.',
        for: 'local',
        answers: { 200: v.strictObject({ token: v.string() }) },
      }),
      body(tokenRequest),
      async (c) => c.json(await pairing.createScriptToken(c.req.valid('json').name), 200),
    )

const addressOf = ({ localFamily, localAddress = '', localPort = 0 }: Socket) =>
  `${localFamily === 'IPv6' ? `[${localAddress}]` : localAddress}:${String(localPort)}`
