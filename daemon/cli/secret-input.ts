/** What nobody may see: from the terminal without echo, else from standard input. Never from arguments or the environment. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/**
 * All of standard input, or one line without echo where that is a terminal.
 *
 * @param most bytes, and what follows them is dropped: more than is taken, so that it is seen to be too long
 */
export async function readSecret(most = Infinity): Promise<string> {
  if (process.stdin.isTTY) return askHidden(process.stdin, '')
  const parts: Buffer[] = []
  let size = 0
  for await (const part of process.stdin as AsyncIterable<Buffer>) {
    if (size <= most) parts.push(part)
    size += part.length
  }
  return Buffer.concat(parts).toString('utf8')
}

/** The same for a text of many lines: on a terminal without echo, until Ctrl-D. */
export async function readSecretText(most = Infinity): Promise<string> {
  if (!process.stdin.isTTY) return readSecret(most)
  process.stderr.write('Paste the text, then press Enter and Ctrl-D. It is not shown.\n')
  const lines = createInterface({ input: process.stdin, output: silent(), terminal: true })
  // else what was pasted so far would count
  lines.once('SIGINT', () => process.exit(130))
  const text: string[] = []
  for await (const line of lines) text.push(line)
  return text.join('\n')
}

/** Ends the program with 2. */
export class WrongUsage extends Error {}

export interface SecretLines {
  /** The next line. The question is put on standard error. Rejects with WrongUsage where standard input has ended. */
  ask(question: string): Promise<string>
  /** The same, and '' where standard input has ended. */
  askIfAny(question: string): Promise<string>
  /** A passphrase that is to be kept: on a terminal asked twice. `null` for two that differ, or fewer than 8 characters. */
  askNew(question: string): Promise<string | null>
  end(): void
}

/** For commands that need more than one line. */
export function secretLines(): SecretLines {
  const isTerminal = process.stdin.isTTY
  const lines = isTerminal ? null : createInterface({ input: process.stdin })
  const rest = lines?.[Symbol.asyncIterator]()
  /** `null` where it has ended. */
  const next = async (question: string): Promise<string | null> => {
    if (!rest) return askHidden(process.stdin, `${question}: `)
    process.stderr.write(`${question}:\n`)
    const line = await rest.next()
    return line.done === true ? null : line.value
  }
  const ask = async (question: string) => {
    const line = await next(question)
    if (line !== null) return line
    throw new WrongUsage(
      `standard input ended where this was asked for: ${question}. Run the command in a terminal, or write each answer to its standard input on a line of its own.`,
    )
  }
  return {
    ask,
    askIfAny: async (question) => (await next(question)) ?? '',
    async askNew(question) {
      const first = await ask(question)
      if (first.length < 8) return null
      return !isTerminal || (await ask(`${question}, once more`)) === first ? first : null
    },
    end: () => lines?.close(),
  }
}

const silent = () =>
  new Writable({
    write: (_, __, done) => {
      done()
    },
  })

export async function askHidden(input: NodeJS.ReadableStream, question: string): Promise<string> {
  const lines = createInterface({ input, output: silent(), terminal: true })
  process.stderr.write(question)
  const answer = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return answer
}
