/** Requests as the paired extension sends them in Chromium, of which any part can be another. */
import { hostOf, request, type Family } from './raw-http.ts'

export interface Asked {
  readonly method?: string
  readonly target?: string
  /** `null` leaves a header out; several of one name are sent one by one. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>
  readonly body?: string
  readonly version?: string
}

/** @param from.session asked for each time that a request does not bring a credential of its own */
export const askingAt =
  (from: { readonly port: number; readonly origin: string; readonly session: () => string }) =>
  (family: Family, asked: Asked = {}): string => {
    const { method = 'GET', target = '/v1/status', headers = {}, body, version = '1.1' } = asked
    const sends = method !== 'GET' && {
      origin: from.origin,
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body ?? '')),
    }
    return request({
      line: `${method} ${target} HTTP/${version}`,
      headers: {
        host: hostOf(family, from.port),
        connection: 'close',
        'sec-fetch-site': 'none',
        'sec-fetch-mode': 'cors',
        'sec-fetch-dest': 'empty',
        'x-latchkey-client': '1',
        authorization: headers['authorization'] === undefined ? `Bearer ${from.session()}` : null,
        ...sends,
        ...headers,
      },
      ...(body !== undefined && { body }),
    })
  }
