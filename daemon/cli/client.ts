/** Talks to the daemon over its private socket. */
import { request } from 'node:http'
import { err, ok, type Result } from '#shared/result.ts'
import type { ErrorCode } from '#shared/errors.ts'

export type CallFault =
  | { readonly type: 'not-running' }
  | { readonly type: 'refused'; readonly status: number; readonly code: ErrorCode | null }

export interface DaemonClient {
  call(
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<Result<unknown, CallFault>>
}

export const createDaemonClient = (socketPath: string): DaemonClient => ({
  call: (method, path, body) =>
    new Promise((resolve, reject) => {
      // the gate wants a JSON body of everything but GET
      const text = method === 'GET' ? undefined : JSON.stringify(body ?? {})
      const sent = request(
        {
          socketPath,
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
            const parsed: unknown = JSON.parse(Buffer.concat(parts).toString() || 'null')
            const status = answer.statusCode ?? 0
            if (status < 400) resolve(ok(parsed))
            else resolve(err({ type: 'refused', status, code: codeOf(parsed) }))
          })
        },
      )
      sent.on('error', (error: NodeJS.ErrnoException) => {
        const absent = error.code === 'ENOENT' || error.code === 'ECONNREFUSED'
        if (absent) resolve(err({ type: 'not-running' }))
        else reject(error)
      })
      sent.end(text)
    }),
})

const codeOf = (answer: unknown): ErrorCode | null =>
  typeof answer === 'object' && answer !== null && 'error' in answer ? (answer.error as ErrorCode) : null
