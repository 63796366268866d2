import type { RawAnswer } from './raw-http.ts'

const demanded: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
}

/** What makes an answer unsafe to be found by a page: a header that lets one in, or one that is missing. */
export const unsafeIn = ({ headers }: Pick<RawAnswer, 'headers'>): string[] => [
  ...[...headers.keys()].filter(
    (name) => name.startsWith('access-control-') || name === 'set-cookie' || name === 'x-powered-by',
  ),
  ...Object.entries(demanded).flatMap(([name, value]) => (headers.get(name) === value ? [] : [`no ${name}`])),
]
