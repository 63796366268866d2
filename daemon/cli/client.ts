/** Talks to the daemon over its private socket. */
import { request } from 'node:http'
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { errorCodes, type ErrorCode } from '#shared/errors.ts'

export type CallFault =
  | { readonly type: 'not-running' }
  | { readonly type: 'refused'; readonly status: number; readonly code: ErrorCode | null }

export interface DaemonClient {
  call(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Result<unknown, CallFault>>
  /** What it answers in another form than JSON, as it came. */
  read(path: string): Promise<Result<Buffer, CallFault>>
}

/** @param patience ms without a word after which a call rejects; without it, it waits */
export const createDaemonClient = (socketPath: string, patience?: number): DaemonClient => {
  const ask = (method: string, path: string, body?: object): Promise<Result<Buffer, CallFault>> =>
    new Promise((resolve, reject) => {
      // the gate wants a JSON body of everything but GET
      const text = method === 'GET' ? undefined : JSON.stringify(body ?? {})
      const sent = request(
        {
          socketPath,
          ...(patience !== undefined && { timeout: patience }),
          method,
          path,
          headers:
            text === undefined
              ? {}
              : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) },
        },
        (answer) => {
          const parts: Buffer[] = []
          answer.on('data', (part: Buffer) => parts.push(part))
          answer.on('error', reject)
          answer.on('end', () => {
            const bytes = Buffer.concat(parts)
            const status = answer.statusCode ?? 0
            if (status >= 400) resolve(err({ type: 'refused', status, code: codeOf(jsonIn(bytes).output) }))
            else if (answer.complete) resolve(ok(bytes))
            else reject(cutOff())
          })
        },
      )
      // Node's own agent has a time limit too, which is none of ours
      if (patience !== undefined)
        sent.on('timeout', () => sent.destroy(new Error('the daemon does not answer.')))
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const absent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED'
        if (absent) resolve(err({ type: 'not-running' }))
        else reject(error)
      })
      sent.end(text)
    })

  return {
    async call(method, path, body) {
      const answer = await ask(method, path, body)
      if (!answer.ok) return answer
      const parsed = jsonIn(answer.value)
      if (!parsed.success) throw cutOff()
      return ok(parsed.output)
    },
    read: (path) => ask('GET', path),
  }
}

const cutOff = () => new Error('the daemon gave an answer that is cut off. Try again.')

const jsonIn = (bytes: Buffer) => v.safeParse(json, bytes.toString() || 'null')
const json = v.pipe(v.string(), v.parseJson())
/** A daemon of another version may say codes that are not known here. */
const refusal = v.object({ error: v.picklist(errorCodes) })

function codeOf(answer: unknown): ErrorCode | null {
  const read = v.safeParse(refusal, answer)
  return read.success ? read.output.error : null
}
