/** Has a mail read and judged by a process of its own: a hostile one takes that process with it, and nothing else. */
import { spawn } from 'node:child_process'
import { extname } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { MessageReport } from '#shared/messages.ts'
import type { GuardedName } from '#shared/sites.ts'
import type { IsoTime } from '#shared/time.ts'
import { LONGEST_LOOKUP } from '../authentication/dns-keys.ts'
import { nothingKnown, type MessageFacts, type MessageNeeds } from '../facts.ts'
import type { ReadingFault, ReadMail } from '../mail.ts'
import { judgeMessage } from '../verdict.ts'

export interface HowToRead {
  /** The mail goes on after what is given. */
  readonly cut: boolean
  /** authserv-id of the server whose results are believed; `null`: none. */
  readonly receiver: string | null
  /** `null`: DNS is not asked. `server`: `host:port` in place of the system's. */
  readonly dns: { readonly server: string | null } | null
  readonly now: IsoTime
}

/** What a mail is compared with. */
export interface Known {
  readonly facts: MessageFacts
  readonly guarded: readonly GuardedName[]
}

/** `memory`: MB of the process's heap; `longest`: ms, without what DNS takes. */
const usual = { memory: 512, longest: 10_000 }

/** @param know asked once the mail is read, for what it speaks of */
export async function checkApart(
  bytes: Uint8Array,
  how: HowToRead,
  know: (needs: MessageNeeds) => Promise<Known>,
  { memory, longest }: typeof usual = usual,
): Promise<MessageReport> {
  // Beside this file, with its extension: the source in development, the built one once installed.
  const program = new URL(`./mail-process${extname(import.meta.url)}`, import.meta.url)
  const child = spawn(process.execPath, [`--max-old-space-size=${String(memory)}`, fileURLToPath(program)], {
    stdio: ['pipe', 'pipe', 'ignore', 'ipc'],
    timeout: longest + (how.dns ? LONGEST_LOOKUP : 0),
    killSignal: 'SIGKILL',
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const ended = Promise.withResolvers<number | null>()
  child.once('error', () => {
    ended.resolve(null)
  })
  child.once('close', (status) => {
    process.off('exit', end)
    ended.resolve(status)
  })
  child.once('message', (needs) => {
    know(needs as MessageNeeds).then(
      // it may be gone by now, which its end tells
      (known) => child.send(known, () => undefined),
      (error: unknown) => {
        ended.reject(error)
        end()
      },
    )
  })
  const [input, output] = [child.stdin, child.stdout]
  if (!input || !output) throw new Error('a process without its pipes')
  // it may end before it has read all
  input.on('error', () => undefined)
  input.write(`${JSON.stringify(how)}\n`)
  input.end(bytes)
  const [report, status] = await Promise.all([text(output), ended.promise])
  if (status === 0) return JSON.parse(report) as MessageReport
  // 1: something was thrown. Else it was killed: too long, or more memory than it has
  return unread(how, status === 1 ? 'damaged' : 'too-large')
}

function unread({ cut, receiver, now }: HowToRead, fault: ReadingFault): MessageReport {
  const mail: ReadMail = {
    from: [],
    replyTo: [],
    to: [],
    subject: null,
    date: null,
    headers: [],
    oddFields: [],
    text: '',
    plain: '',
    links: [],
    images: [],
    forms: false,
    hidden: [],
    attachments: [],
    faults: cut ? ['cut', fault] : [fault],
  }
  const nothing = { by: 'nothing', receiver, dkim: [], spf: null, dmarc: null, faults: [] } as const
  const report = judgeMessage(mail, nothing, nothingKnown, [], now)
  // that nothing else was found says nothing of the mail
  const reasons = report.reasons.filter(({ code }) => mail.faults.some((one) => one === code))
  return { ...report, verdict: 'unknown', reasons }
}
