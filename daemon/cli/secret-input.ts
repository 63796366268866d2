/** What nobody may see: from the terminal without echo, else from standard input. Never from arguments or the environment. */
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** All of standard input, or one line without echo where that is a terminal. */
export async function readSecret(): Promise<string> {
  if (process.stdin.isTTY) return askHidden(process.stdin, '')
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

export interface SecretLines {
  /** The next line; '' where there is none. The question is put where somebody can read it. */
  ask(question: string): Promise<string>
  /** A passphrase that is to be kept: on a terminal asked twice. `null` for two that differ, or fewer than 8 characters. */
  askNew(question: string): Promise<string | null>
  end(): void
}

/** For commands that need more than one. */
export function secretLines(): SecretLines {
  const isTerminal = process.stdin.isTTY
  const lines = isTerminal ? null : createInterface({ input: process.stdin })
  const rest = lines?.[Symbol.asyncIterator]()
  const ask = async (question: string) => {
    if (!rest) return askHidden(process.stdin, `${question}: `)
    const line = await rest.next()
    return line.done === true ? '' : line.value
  }
  return {
    ask,
    async askNew(question) {
      const first = await ask(question)
      if (first.length < 8) return null
      return !isTerminal || (await ask(`${question}, once more`)) === first ? first : null
    },
    end: () => lines?.close(),
  }
}

export async function askHidden(input: NodeJS.ReadableStream, question: string): Promise<string> {
  const silent = new Writable({
    write: (_, __, done) => {
      done()
    },
  })
  const lines = createInterface({ input, output: silent, terminal: true })
  process.stderr.write(question)
  const answer = await lines.question('')
  lines.close()
  process.stderr.write('\n')
  return answer
}
