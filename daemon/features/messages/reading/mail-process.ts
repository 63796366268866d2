/**
 * Reads and judges one mail and ends; a process of its own, which may be killed where the mail was made to be hard. Standard
 * input: a line that says how, then the mail. It asks whoever started it for what is known, by message. Output: the report.
 */
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import { authenticate } from '../authentication/authenticate.ts'
import { keysInDns } from '../authentication/dns-keys.ts'
import { judgeMessage, needsOf } from '../verdict.ts'
import type { HowToRead, Known } from './apart.ts'
import { startOf } from './fields.ts'
import { readMail } from './read-mail.ts'

const given = await buffer(process.stdin)
const end = given.indexOf('\n')
const { cut, receiver, dns, now } = JSON.parse(given.toString('utf8', 0, end)) as HowToRead
const file = given.subarray(end + 1)
const bytes = file.subarray(startOf(file))
const mail = await readMail(bytes, cut)
const ask = dns === null ? null : keysInDns(dns.server)
const authentication = await authenticate(mail, bytes, { receiver, ask }, new Date(now))
process.send?.(needsOf(mail, now))
const [{ facts, guarded }] = (await once(process, 'message')) as [Known]
process.stdout.write(JSON.stringify(judgeMessage(mail, authentication, facts, guarded, now)))
