/** `message check`: whether a mail is what it says. It runs alone; a daemon that runs is only asked for what is known. */
import { open } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Command } from 'commander'
import * as v from 'valibot'
import { socketPathOf } from '../core/home.ts'
import {
  messageFacts,
  nothingKnown,
  type MessageFacts,
  type MessageNeeds,
} from '../features/messages/facts.ts'
import { checkApart } from '../features/messages/reading/apart.ts'
import { createDaemonClient, type DaemonClient } from './client.ts'
import type { Surroundings } from './context.ts'
import { messageWords, reasonText } from './message-words.ts'
import { LARGEST_MESSAGE } from '#shared/messages.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { settingsAnswer, type Settings } from '#shared/settings.ts'
import { guardedAnswer, type GuardedName } from '#shared/sites.ts'
import { iso } from '#shared/time.ts'

/** ms; a daemon that hangs keeps nobody from an answer. */
const PATIENCE = 3_000

export function messageCommands(program: Command, surroundings: () => Surroundings): void {
  program
    .command('message')
    .description('mails that say they come from the provider')
    .command('check')
    .description('say whether a mail can be believed; nothing in it is opened or loaded')
    .argument('<file>', 'the mail as it was received (.eml); - reads standard input')
    .option('--receiver <authserv-id>', 'the server whose Authentication-Results are believed')
    .option('--dns', 'ask DNS for the keys of its signatures')
    .action(async (file: string, options: { receiver?: string; dns?: true }) => {
      const { out, root, config, managed } = surroundings()
      const { 'messages.receiver': receiver, 'messages.dns': asksDns } = managed.locks
      if (options.dns && asksDns === false) {
        out.fail(out.translator.t('error.managed'))
        return
      }
      const bytes = await readAll(file)
      if (!bytes.ok) {
        out.fail(bytes.error)
        return
      }
      const daemon = createDaemonClient(socketPathOf(root), PATIENCE)
      const chosen = await chosenBy(daemon)
      const dns = config.dev?.dns ?? null
      const how = {
        cut: false,
        receiver: receiver ?? options.receiver ?? chosen?.receiver ?? null,
        dns:
          (asksDns ?? (options.dns || chosen?.dns))
            ? { server: dns && `${dns.host}:${String(dns.port)}` }
            : null,
        now: iso(Date.now()),
      }
      const report = await checkApart(bytes.value, how, async (needs) => ({
        facts: await factsFor(daemon, needs),
        guarded: await guardedBy(daemon),
      }))
      const reasons = report.reasons.map((reason) => ({
        ...reason,
        text: reasonText(reason, out.translator),
      }))
      out.result({ ...report, reasons }, () => messageWords(report, out.translator))
    })
}

async function readAll(file: string): Promise<Result<Buffer, string>> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of file === '-' ? process.stdin : await streamOf(file)) {
      parts.push(part as Buffer)
      size += (part as Buffer).length
      if (size > LARGEST_MESSAGE) return err(`${file} is larger than any mail (50 MB).`)
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') return err(`there is no file ${file}.`)
    if (code === 'EISDIR') return err(`${file} is a folder, and no mail.`)
    return err(`${file} cannot be read.`)
  }
  const bytes = Buffer.concat(parts)
  if (bytes.toString('latin1').trim() === '') return err(`${file} is empty.`)
  return (await isMail(bytes)) ? ok(bytes) : err(`${file} is no mail: it has no header.`)
}

const common = new Set(['from', 'to', 'subject', 'date', 'received', 'message-id', 'return-path'])

/** By the beginning of its header. */
async function isMail(bytes: Buffer): Promise<boolean> {
  const { readFields, startOf } = await import('../features/messages/reading/fields.ts')
  const beginning = bytes.subarray(startOf(bytes)).subarray(0, 64 * 1024)
  return readFields(beginning).fields.some(({ name }) => common.has(name))
}

const streamOf = async (file: string): Promise<Readable> => (await open(file)).createReadStream()

/** What a daemon of another version, or one that hangs, says counts as nothing. */
async function ask<T>(call: ReturnType<DaemonClient['call']>, schema: v.GenericSchema<unknown, T>) {
  try {
    const answer = await call
    return answer.ok ? v.parse(schema, answer.value) : null
  } catch {
    return null
  }
}

const chosenBy = async (daemon: DaemonClient): Promise<Settings['messages'] | null> =>
  (await ask(daemon.call('GET', '/v1/settings'), settingsAnswer))?.messages ?? null

const factsFor = async (daemon: DaemonClient, needs: MessageNeeds): Promise<MessageFacts> =>
  (await ask(daemon.call('POST', '/v1/messages/facts', needs), messageFacts)) ?? nothingKnown

const guardedBy = async (daemon: DaemonClient): Promise<readonly GuardedName[]> =>
  (await ask(daemon.call('GET', '/v1/sites/guarded'), guardedAnswer)) ?? []
