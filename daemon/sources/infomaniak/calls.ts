/** The calls that Latchkey may make, as documented, with placeholders in braces. All of them only read. */
import type { Query } from './client.ts'

interface Call {
  readonly path: string
  readonly query: Query
}
const call = (path: string, query: Query = {}): Call => ({ path, query })

const users = '/2/accounts/{account}/users'

export const calls = {
  profile: call('/2/profile'),
  security: call('/2/profile', { with: 'security' }),
  phones: call('/2/profile/phones'),
  emails: call('/2/profile/emails'),
  passwords: call('/2/profile/applications/passwords'),
  accounts: call('/1/accounts'),
  users: call(users),
  usersSecurity: call(users, { with: 'security' }),
  usersWith2fa: call(users, { 'filter[has_otp]': 'true' }),
  usersWithout2fa: call(users, { 'filter[has_otp]': 'false' }),
  invitations: call('/1/accounts/{account}/invitations/users/{user}'),
  invitation: call('/1/accounts/{account}/invitations/{invitation}'),
  products: call('/1/products', { account_id: '{account}' }),
  productsStatus: call('/1/products', { with: 'status', account_id: '{account}' }),
  domains: call('/2/domains/domains', { account_id: '{account}' }),
  events: call('/2/events'),
  attacks: call('/2/events', { is_cyberattack: 'true' }),
  countries: call('/1/countries'),
  languages: call('/1/languages'),
  timezones: call('/1/timezones'),
} as const satisfies Record<string, Call>
export type CallId = keyof typeof calls

/** How a call is named to people: method, path, and the parameter that makes it another call. */
export function callName(id: CallId): string {
  const { path, query } = calls[id]
  const [[key, value] = []] = Object.entries(query)
  if (key === undefined || key === 'account_id') return `GET ${path}`
  return key === 'with' ? `GET ${path}?${key}=${String(value)}` : `GET ${path}?${key}`
}

export interface Ids {
  account?: string
  user?: string
  invitation?: string
}
const PLACEHOLDER = /\{(account|user|invitation)\}/g

/** The ids that a call cannot be made without: those in its path. */
export const neededIds = (id: CallId): readonly (keyof Ids)[] =>
  [...calls[id].path.matchAll(PLACEHOLDER)].map(([, name]) => name as keyof Ids)

/** Puts ids (digits, checked where they were read) in the place of placeholders; a parameter without its id is left out. */
export function fill(id: CallId, ids: Ids = {}): Call {
  const put = (text: string) =>
    text.replace(PLACEHOLDER, (_, name: keyof Ids) => {
      const value = ids[name]
      if (value === undefined) throw new Error(`call ${id} needs {${name}}`)
      return encodeURIComponent(value)
    })
  const { path, query } = calls[id]
  const isGiven = ([, text]: [string, string]) => ids.account !== undefined || !text.includes('{account}')
  return {
    path: put(path),
    query: Object.fromEntries(
      Object.entries(query)
        .filter(isGiven)
        .map(([key, text]) => [key, put(text)]),
    ),
  }
}
