/** Flags and environment, parsed once. Overrides of addresses count only with `LATCHKEY_DEV=1`, and lead to loopback only. */
import * as v from 'valibot'
import { err, ok, type Result } from '#shared/result.ts'
import { iso, type IsoTime } from '#shared/time.ts'

export interface Config {
  readonly port: number
  readonly sandboxPort: number
  readonly dev: {
    readonly infomaniakUrl: string | null
    /** A file or a loopback address. */
    readonly rdapBootstrap: string | null
    /** On loopback: asked in place of every WHOIS server. */
    readonly whoisHost: { readonly host: string; readonly port: number } | null
    /** On loopback: asked for keys of signatures in place of the system's server. */
    readonly dns: { readonly host: string; readonly port: number } | null
    readonly now: IsoTime | null
  } | null
}

export const DEFAULT_PORT = 47_600

/** What is wrong with one variable, as a sentence that says what to do. */
export interface ConfigFault {
  readonly variable: string
  readonly message: string
}

const port = v.pipe(v.string(), v.regex(/^\d{1,5}$/), v.transform(Number), v.maxValue(65_535))

const loopbackUrl = v.pipe(
  v.string(),
  v.url(),
  v.check((text) => {
    const { protocol, hostname, username, password } = new URL(text)
    const local =
      hostname === '127.0.0.1' || hostname === '[::1]' || /^([a-z0-9-]+\.)?localhost$/.test(hostname)
    return (protocol === 'http:' || protocol === 'https:') && local && username === '' && password === ''
  }),
)
const loopbackHostAndPort = v.pipe(
  v.string(),
  v.regex(/^(?:127\.0\.0\.1|\[::1\]|(?:[a-z0-9-]+\.)?localhost):\d{1,5}$/),
  v.transform((text) => ({
    host: text.slice(0, text.lastIndexOf(':')).replace(/^\[|\]$/g, ''),
    port: Number(text.slice(text.lastIndexOf(':') + 1)),
  })),
  v.check(({ port }) => port > 0 && port <= 65_535),
)
const moment = v.pipe(
  v.string(),
  v.check((text) => !Number.isNaN(Date.parse(text))),
  v.transform((text) => iso(Date.parse(text))),
)
const fileOrLoopbackUrl = v.union([v.pipe(v.string(), v.regex(/^[^:]*$|^\/|^[A-Za-z]:\\/)), loopbackUrl])

const wanted = {
  LATCHKEY_PORT: [port, 'a port number between 1 and 65535', 'always'],
  LATCHKEY_SANDBOX_PORT: [port, 'a port number between 1 and 65535', 'always'],
  LATCHKEY_INFOMANIAK_URL: [loopbackUrl, 'an http address on 127.0.0.1, [::1] or localhost', 'dev'],
  LATCHKEY_RDAP_BOOTSTRAP: [
    fileOrLoopbackUrl,
    'a file, or an http address on 127.0.0.1, [::1] or localhost',
    'dev',
  ],
  LATCHKEY_WHOIS_HOST: [
    loopbackHostAndPort,
    'a host and port such as 127.0.0.1:4343, on 127.0.0.1, [::1] or localhost',
    'dev',
  ],
  LATCHKEY_DNS: [
    loopbackHostAndPort,
    'a host and port such as 127.0.0.1:5353, on 127.0.0.1, [::1] or localhost',
    'dev',
  ],
  LATCHKEY_NOW: [moment, 'a time such as 2026-11-22T12:00:00Z', 'dev'],
} as const

/** @param settled ports of configuration files: the organisation's goes before the environment, the person's own after it */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  settled: { readonly port: number | null; readonly ownPort: number | null } = { port: null, ownPort: null },
): Result<Config, ConfigFault> {
  const isDev = env['LATCHKEY_DEV'] === '1'
  for (const [variable, [schema, expected, when]] of Object.entries(wanted)) {
    const text = when === 'dev' && !isDev ? undefined : env[variable]
    if (text !== undefined && text !== '' && !v.safeParse(schema, text).success)
      return err({ variable, message: `${variable} must be ${expected}` })
  }
  const read = <K extends keyof typeof wanted>(name: K) => {
    const text = env[name]
    return text === undefined || text === ''
      ? null
      : (v.parse(wanted[name][0], text) as v.InferOutput<(typeof wanted)[K][0]>)
  }
  const ownPort = settled.port ?? read('LATCHKEY_PORT') ?? settled.ownPort ?? DEFAULT_PORT
  return ok({
    port: ownPort,
    sandboxPort:
      read('LATCHKEY_SANDBOX_PORT') ?? (ownPort === 0 ? 0 : ownPort < 65_535 ? ownPort + 1 : ownPort - 1),
    dev: isDev
      ? {
          infomaniakUrl: read('LATCHKEY_INFOMANIAK_URL'),
          rdapBootstrap: read('LATCHKEY_RDAP_BOOTSTRAP'),
          whoisHost: read('LATCHKEY_WHOIS_HOST'),
          dns: read('LATCHKEY_DNS'),
          now: read('LATCHKEY_NOW'),
        }
      : null,
  })
}
